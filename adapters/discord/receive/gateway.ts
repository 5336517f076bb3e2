import type { Client, RESTOptions, SimpleShardingStrategy } from 'discord.js';
import { z } from 'zod';
import { within } from '../../within.ts';
import { badToken } from '../api/failures.ts';
import type { Standings } from '../api/standing.ts';
import type { Log, Times } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { openPauses, type Pauses } from './pauses.ts';
import { holdShards } from './shards.ts';

/** Closing takes no longer, in milliseconds: a peer that does not hang up is left after 2 s. */
const goodbye = 3_000;

type Discord = typeof import('discord.js');
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** One thing that the gateway told, as it came. */
export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
}

interface Needs {
  readonly discord: Discord;
  readonly token: string;
  readonly rest: Partial<RESTOptions>;
  readonly standing: Pick<Standings, 'connected' | 'lost' | 'closed'>;
  /** Told of every dispatch; nothing it throws goes further. */
  readonly heard: (dispatch: Dispatch) => void;
  readonly log: Log;
  readonly times: Times;
}

const dispatch = z.object({ t: z.string(), d: z.unknown().optional() });

/** What discord.js itself has to know to keep the connection; all else goes to us alone. */
const lifecycle: ReadonlySet<string> = new Set(['READY', 'RESUMED']);

/** Close codes after which a connection that is opened again at once would be closed again, and what to do about them. */
const hopeless: Readonly<Record<number, string>> = {
  4004: badToken,
  4010: 'Discord says that the shard is wrong (4010)',
  4011: 'the app is in so many servers that Discord wants it sharded (4011)',
  4012: 'Discord does not serve this version of its gateway any more (4012): update Afterword',
  4013: 'Discord does not know the intents that were asked for (4013)',
  4014: 'Discord does not allow the intents that were asked for (4014)',
};

export type Gateway = ReturnType<typeof openGateway>;

/** The connection by which Discord tells what happens. It can be opened again after it was ended or could not be opened. */
export function openGateway(needs: Needs) {
  const { discord, token, log, times, standing } = needs;
  const pauses = openPauses(times);
  let running: { readonly client: Client; readonly over: AbortController } | undefined;

  async function end(): Promise<void> {
    const ended = running;
    running = undefined;
    if (ended === undefined) return;
    ended.over.abort(new Error('it was stopped'));
    await within(
      goodbye,
      ended.client.destroy().catch(() => {}),
    );
  }

  return {
    /** Milliseconds until a session may be begun. */
    left: () => pauses.left(true),
    /** Resolves when Discord said READY. @throws why that is not so; nothing is left behind then */
    async connect(): Promise<void> {
      await end();
      const over = new AbortController();
      let trouble: string | undefined;
      const onLost = (because: string) => {
        trouble = because;
        const what = `Discord’s gateway is not connected (${because})`;
        standing.lost(`${what}: what happens in Discord arrives when it is again`);
      };
      const client = new discord.Client(options(needs, pauses, over.signal, onLost));
      running = { client, over };
      const { Events } = discord;
      // Without a listener the first two would end the process. What they say is told by the standing, once.
      client.on(Events.Error, (error) => log('debug', { error: brief(error) }, 'discord: the client failed'));
      client.on(Events.Warn, (text) => log('debug', { text: brief(text) }, 'discord: the client warns'));
      client.on(Events.ShardError, (error) => log('debug', { error: brief(error) }, 'discord: the connection failed'));
      try {
        await inTime(client.login(token), times.connect, over.signal);
      } catch (error) {
        await end();
        throw error instanceof Late && trouble !== undefined ? new Error(trouble, { cause: error }) : error;
      }
    },
    end,
  };
}

/**
 * The options of a discord.js client whose gateway hands every dispatch to `heard`, before and instead of the client's own
 * parser: that one throws on a dispatch it does not expect, from where nothing can catch it, and knows only channels
 * it has in its cache.
 */
function options(needs: Needs, pauses: Pauses, over: AbortSignal, onLost: (because: string) => void) {
  const { discord, log, times } = needs;
  const { GatewayIntentBits, SimpleShardingStrategy } = discord;
  return {
    // None of these is privileged: the content of messages comes with direct messages and mentions.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    rest: needs.rest,
    ws: {
      buildStrategy(manager: Manager) {
        const strategy = new SimpleShardingStrategy(listen(manager, needs, over));
        return holdShards(strategy, { ...times, pauses, log, over, onLost, isHopeless: (code) => code in hopeless });
      },
      // The pause comes before the connection: one that says nothing for long is closed by Discord.
      buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }),
    },
  };
}

/** The manager of discord.js's connections, with us listening first. */
export function listen(
  manager: Manager,
  { heard, standing, log }: Pick<Needs, 'heard' | 'standing' | 'log'>,
  over: AbortSignal,
): Manager {
  const handOn: (event: string, ...told: unknown[]) => boolean = manager.emit.bind(manager) as never;
  // discord.js stumbles over a RESUMED of a session that was invalidated meanwhile. Whether it is connected tells the standing.
  const emit: typeof handOn = (event, ...told) => {
    try {
      return handOn(event, ...told);
    } catch (error) {
      log('debug', { event, error: brief(error) }, 'discord: the client failed');
      return false;
    }
  };
  const guarded = (event: string, ...told: unknown[]): boolean => {
    try {
      if (event === 'closed') return closed(told[0]) && emit(event, ...told);
      if (event !== 'dispatch') return emit(event, ...told);
      const read = dispatch.safeParse(Reflect.get(Object(told[0]), 'data'));
      if (!read.success || over.aborted) return false;
      const isOurs = !lifecycle.has(read.data.t);
      if (!isOurs) standing.connected();
      heard({ t: read.data.t, d: read.data.d });
      return isOurs ? true : emit(event, ...told);
    } catch (error) {
      log('error', { event, error: brief(error) }, 'discord: the gateway told something odd');
      return false;
    }
  };
  const closed = (told: unknown): true => {
    const code = Number(Reflect.get(Object(told), 'code'));
    const because = hopeless[code];
    if (because !== undefined && !over.aborted) standing.closed(because);
    return true;
  };
  return Object.assign(manager, { emit: guarded });
}

class Late extends Error {}

async function inTime<T>(work: Promise<T>, ms: number, over: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late('no answer in time')), ms);
    over.addEventListener('abort', () => reject(over.reason), { once: true });
  });
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
