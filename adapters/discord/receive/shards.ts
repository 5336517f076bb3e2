import type { IShardingStrategy, SimpleShardingStrategy, WebSocketShard } from 'discord.js';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';

/** As long as discord.js rests before it opens a connection again, and a little more, in milliseconds. */
const reconnects = 700;
const idle = 0;

type Shard = Pick<WebSocketShard, 'id'> & {
  readonly status: number;
  destroy(options: { readonly code: number; readonly reason: string }): Promise<void>;
};

/**
 * The connections of discord.js, held so that nothing the gateway sends can end the process (a packet that it does not
 * expect is thrown from where nothing catches it), and so that closing them lasts: one that was about to be opened
 * again would be.
 */
export function guardShards(strategy: SimpleShardingStrategy, log: Log): IShardingStrategy {
  return {
    async spawn(ids) {
      await strategy.spawn(ids);
      for (const shard of shardsOf(strategy)) guard(shard, log);
    },
    connect: () => strategy.connect(),
    send: (shard, payload) => strategy.send(shard, payload),
    fetchStatus: () => strategy.fetchStatus(),
    async destroy(options) {
      const resting = shardsOf(strategy).filter((shard) => shard.status === idle);
      await strategy.destroy(options);
      if (resting.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, reconnects));
      await Promise.all(resting.map((shard) => shard.destroy({ code: 1000, reason: 'stopped' })));
    },
  };
}

/** They are kept where its types do not show them. */
function shardsOf(strategy: SimpleShardingStrategy): readonly Shard[] {
  const shards: unknown = Reflect.get(strategy, 'shards');
  return shards instanceof Map ? [...shards.values()] : [];
}

function guard(shard: Shard, log: Log): void {
  const hear: unknown = Reflect.get(shard, 'onMessage');
  if (typeof hear !== 'function') return;
  const guarded = async (...told: readonly unknown[]): Promise<void> => {
    try {
      await hear.apply(shard, told);
    } catch (error) {
      log('error', { error: brief(error) }, 'discord: the gateway sent something odd');
    }
  };
  Reflect.set(shard, 'onMessage', guarded);
}
