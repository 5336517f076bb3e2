import type { Client } from 'discord.js';
import { z } from 'zod';
import type { Call } from '../api/calls.ts';
import { badToken, readError } from '../api/failures.ts';
import type { Log, Times } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { guardShards } from './shards.ts';

type Discord = typeof import('discord.js');

/** One thing that the gateway told, as it came. */
export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
}

const dispatch = z.object({ t: z.string(), d: z.unknown().optional() });

/** What discord.js itself has to know to keep the connection; all else goes to us alone. */
const lifecycle: ReadonlySet<string> = new Set(['READY', 'RESUMED']);

/** Close codes after which no connection is opened again, and what to do about them. */
const hopeless: Readonly<Record<number, string>> = {
  4004: badToken,
  4010: 'Discord says that the shard is wrong (4010)',
  4011: 'the app is in so many servers that Discord wants it sharded (4011)',
  4012: 'Discord does not serve this version of its gateway any more (4012): update Afterword',
  4013: 'Discord does not know the intents that were asked for (4013)',
  4014: 'Discord does not allow the intents that were asked for (4014)',
};

/**
 * The options of a discord.js client whose gateway hands every dispatch to `heard`, before and instead of the
 * client's own parser: that one throws on a dispatch it does not expect, from where nothing can catch it, and knows
 * only channels it has in its cache. Identifies are spaced further apart each time, because Discord resets the token
 * of an app that identifies 1,000 times a day.
 */
export function gatewayOptions(discord: Discord, times: Times, log: Log, heard: (dispatch: Dispatch) => void) {
  const { GatewayIntentBits, SimpleShardingStrategy } = discord;
  const pace = paceIdentifies(times);
  return {
    // None of these is privileged: the content of messages comes with direct messages and mentions.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    ws: {
      buildStrategy(manager: ConstructorParameters<typeof SimpleShardingStrategy>[0]) {
        const emit: (event: string, ...told: unknown[]) => boolean = manager.emit.bind(manager) as never;
        const guarded = (event: string, ...told: unknown[]): boolean => {
          try {
            if (event !== 'dispatch') return emit(event, ...told);
            const read = dispatch.safeParse(Reflect.get(Object(told[0]), 'data'));
            if (!read.success) return false;
            heard({ t: read.data.t, d: read.data.d });
            return lifecycle.has(read.data.t) ? emit(event, ...told) : true;
          } catch (error) {
            log('error', { event, error: brief(error) }, 'discord: the gateway told something odd');
            return false;
          }
        };
        return guardShards(new SimpleShardingStrategy(Object.assign(manager, { emit: guarded })), log);
      },
      buildIdentifyThrottler: () => ({ waitForIdentify: pace }),
    },
  };
}

/** Waits twice as long before each further identify of a shard, and not at all after a session that lasted. */
export function paceIdentifies(times: Pick<Times, 'identify' | 'identifyAtMost'>, now: () => number = Date.now) {
  const last = new Map<number, { readonly at: number; readonly pause: number }>();
  return async (shard: number, signal: AbortSignal): Promise<void> => {
    const before = last.get(shard);
    const lasted = before === undefined ? Number.POSITIVE_INFINITY : now() - before.at;
    const isCalm = before === undefined || lasted > times.identifyAtMost;
    const pause = isCalm ? 0 : Math.min(times.identifyAtMost, Math.max(times.identify, before.pause * 2));
    if (pause > 0) await rest(pause, signal);
    last.set(shard, { at: now(), pause });
  };
}

/** For so long the start waits in all when Discord asks it to, in milliseconds; what takes longer is for the operator. */
const startPatience = 60_000;

const startLimit = z.object({
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});

/**
 * How long to wait before the first identify of a process, in milliseconds: nothing, until half of the day's identifies
 * are used up; from then on so long that they last for the day, however often the process is started again.
 */
export function pauseBeforeStart(answer: unknown, { identifyAtMost }: Pick<Times, 'identifyAtMost'>): number {
  const read = startLimit.safeParse(answer);
  if (!read.success) return 0;
  const { total, remaining, reset_after } = read.data.session_start_limit;
  return remaining * 2 > total ? 0 : Math.min(identifyAtMost, reset_after / Math.max(1, remaining));
}

/**
 * Logs in and waits until Discord said READY.
 * @throws an error whose message says what to do
 */
export async function connect(client: Client, call: Call, token: string, times: Times, log: Log): Promise<void> {
  try {
    const pause = pauseBeforeStart(await lookAtGateway(call, log), times);
    if (pause > 0) {
      log('warn', { pause }, 'discord: Afterword was started very often today, so it waits before it connects');
      await sleep(pause);
    }
    await inTime(client.login(token), times.connect);
  } catch (error) {
    await client.destroy().catch(() => {});
    throw new Error(`Discord: ${whyNotConnected(error)}`, { cause: error });
  }
}

/** What the gateway's address and limits are; asked again after a wait that is short. @throws what the client throws */
async function lookAtGateway(call: Call, log: Log): Promise<unknown> {
  let patience = startPatience;
  for (;;) {
    try {
      return await call('GET', '/gateway/bot');
    } catch (error) {
      const failure = readError(error);
      if (failure.kind !== 'rateLimited' || failure.retryAfter > patience) throw error;
      patience -= failure.retryAfter;
      log('warn', { pause: failure.retryAfter }, 'discord: Discord asks to wait before the app connects');
      await sleep(failure.retryAfter);
    }
  }
}

function whyNotConnected(error: unknown): string {
  const failure = readError(error);
  if (failure.kind === 'rateLimited') {
    const wait = inWords(failure.retryAfter);
    return `it asks to wait ${wait} before the app connects (HTTP 429). Start Afterword again after that`;
  }
  const isRefused = failure.kind === 'unauthorized' || /Authentication failed/.test(brief(error));
  return isRefused ? badToken : `the gateway could not be reached (${brief(error)})`;
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing that goes wrong with the connection ends the process; what can't get better by itself is told. */
export function watch(discord: Discord, client: Client, log: Log, onFatal: (because: string) => void): void {
  const { Events } = discord;
  client.on(Events.Error, (error) => log('error', { error: brief(error) }, 'discord: the client failed'));
  client.on(Events.Warn, (text) => log('warn', { text: brief(text) }, 'discord: the client warns'));
  client.on(Events.ShardError, (error) => log('warn', { error: brief(error) }, 'discord: the connection failed'));
  client.on(Events.ShardReconnecting, () => log('info', {}, 'discord: connecting again'));
  client.on(Events.ShardDisconnect, ({ code }) => onFatal(hopeless[code] ?? `the gateway closed for good (${code})`));
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('the connection was closed meanwhile'));
    });
  });
}
