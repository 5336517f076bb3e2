import type { IShardingStrategy, SimpleShardingStrategy } from 'discord.js';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { openPackets } from './packets.ts';
import type { Pauses } from './pauses.ts';

/** What a shard of discord.js is, as far as it is held here; its types show little of it. */
interface Shard {
  readonly status: number;
  readonly connection: Socket | null;
  readonly strategy: {
    retrieveSessionInfo(shard: number): unknown;
    updateSessionInfo(shard: number, info: null): unknown;
  };
  readonly id: number;
  destroy(options: { readonly code?: number; readonly reason: string; readonly recover?: 0 | 1 }): Promise<void>;
}

interface Socket {
  readonly readyState: number;
  onclose: unknown;
  on(event: 'error', listener: () => void): void;
  terminate(): void;
}

const connecting = 0;
const open = 1;
const status = { idle: 0, resuming: 2 } as const;
/** discord.js's way of saying that a new session is to be begun. */
const anew = 0;
/** A peer that was told goodbye gets this long to hang up, in milliseconds: ws itself waits 30 s. */
const hangUp = 2_000;

export interface Held {
  readonly pauses: Pauses;
  readonly log: Log;
  /** Aborted when the connection is to be closed for good: nothing is opened after that. */
  readonly over: AbortSignal;
  /** Told before each connection but the first, with what went wrong with the one before. */
  readonly onLost: (because: string) => void;
  /** Whether a connection that was closed with this code would be closed again at once. */
  readonly isHopeless: (code: number) => boolean;
  /** Milliseconds before it is opened all the same. */
  readonly hopeless: number;
  /** Milliseconds that the answer to a RESUME may take. */
  readonly session: number;
}

/**
 * The connections of discord.js, held so that nothing that the gateway sends or leaves out can end the process, so that
 * they are opened with growing pauses, and so that closing them lasts.
 */
export function holdShards(strategy: SimpleShardingStrategy, held: Held): IShardingStrategy {
  return {
    async spawn(ids) {
      await strategy.spawn(ids);
      for (const shard of shardsOf(strategy)) hold(shard, held);
    },
    connect: async () => {
      if (held.over.aborted) throw new Error('stopped');
      await strategy.connect();
    },
    send: (shard, payload) => strategy.send(shard, payload),
    fetchStatus: () => strategy.fetchStatus(),
    destroy: (options) => strategy.destroy(options),
  };
}

/** They are kept where its types do not show them. */
function shardsOf(strategy: SimpleShardingStrategy): readonly Shard[] {
  const shards: unknown = Reflect.get(strategy, 'shards');
  return shards instanceof Map ? [...shards.values()] : [];
}

function hold(shard: Shard, held: Held): void {
  const { log, over } = held;
  let packets = openPackets();
  let attempt = 0;
  let odd = 0;
  let isWaiting = false;
  let isEnding = false;
  let trouble = '';

  const replace = (
    name: string,
    by: (before: (...given: unknown[]) => unknown) => (...given: unknown[]) => unknown,
  ) => {
    const before: unknown = Reflect.get(shard, name);
    if (typeof before !== 'function') throw new Error(`discord.js has no ${name} any more`);
    Reflect.set(
      shard,
      name,
      by((...given) => before.apply(shard, given)),
    );
  };
  const connect = () => (Reflect.get(shard, 'internalConnect') as () => Promise<void>)();
  const told = (error: unknown) => log('debug', { error: brief(error) }, 'discord: the connection failed');

  // Called without being waited for: what they throw nobody would catch.
  for (const name of ['onMessage', 'onClose', 'heartbeat'])
    replace(name, (before) => async (...given) => {
      try {
        await before(...given);
      } catch (error) {
        told(error);
      }
    });
  replace('onClose', (before) => async (code) => {
    if (trouble === '') trouble = `closed with ${code}`;
    await before(code);
    if (held.isHopeless(Number(code))) setTimeout(() => void connect(), held.hopeless).unref();
  });
  replace('onError', (before) => (error) => {
    trouble = brief(error);
    return before(error);
  });

  replace('unpackMessage', (before) => async (...given) => {
    const json = await Promise.resolve(before(...given)).catch(() => undefined);
    const read = packets(json);
    if (read.kind === 'fine') return read.packet;
    // Once a connection: whoever sends such things sends many.
    odd += 1;
    if (odd === 1) log('warn', { because: read.because }, 'discord: the gateway sent something odd');
    return null;
  });

  replace('internalConnect', (before) => async () => {
    // Two things that go wrong at once lead to one connection.
    if (isWaiting || over.aborted) return;
    isWaiting = true;
    if (attempt > 0) held.onLost(trouble === '' ? 'Discord asked for it' : trouble);
    const begins = (await shard.strategy.retrieveSessionInfo(shard.id)) == null;
    await rest(held.pauses.left(begins), over);
    isWaiting = false;
    if (over.aborted || shard.status !== status.idle) return;
    held.pauses.taken(begins);
    packets = openPackets();
    odd = 0;
    trouble = '';
    attempt += 1;
    const mine = attempt;
    try {
      await before();
    } catch (error) {
      told(error);
      if (mine === attempt && !isWaiting) await again(brief(error));
    }
  });

  /** What failed while it was opened: a session whose address is none, a socket that was gone already. */
  async function again(reason: string): Promise<void> {
    trouble = reason;
    if (shard.status !== status.idle) return shard.destroy({ reason, recover: anew });
    await shard.strategy.updateSessionInfo(shard.id, null);
    await connect();
  }

  replace('resume', (before) => async (...given) => {
    await before(...given);
    const { connection } = shard;
    setTimeout(() => {
      if (over.aborted || shard.connection !== connection || shard.status !== status.resuming) return;
      trouble = 'the session was not taken up again';
      shard.destroy({ reason: trouble, recover: anew }).catch(told);
    }, held.session).unref();
  });

  replace('destroy', (before) => async (...given) => {
    // A wait that is broken off by closing would close once more, and the first would never hear that it is done.
    if (isEnding) return;
    isEnding = over.aborted;
    const { connection } = shard;
    if (connection?.readyState === connecting) {
      // Its failure would be an error that nobody listens for.
      connection.onclose = null;
      connection.on('error', () => {});
      connection.terminate();
    }
    if (connection?.readyState === open) setTimeout(() => connection.terminate(), hangUp).unref();
    await before(...given);
  });
}

function rest(ms: number, over: AbortSignal): Promise<void> {
  if (ms <= 0 || over.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    over.addEventListener('abort', done);
  });
}
