import { setTimeout } from 'node:timers/promises';
import type { Adapter, Inbox } from '../../adapters/adapter.ts';
import { createAdapters } from '../../adapters/index.ts';
import type { Database } from '../../db/client.ts';
import { notStarted } from '../explain.ts';
import type { Surroundings } from '../surroundings.ts';
import { backoff } from '../work/backoff.ts';
import { providing } from './given.ts';
import { createStandings, type PlatformPart, type Standings } from './standings.ts';

/** The configured platforms: started each for itself, so that none waits for, or is stopped by, another. */
export interface Platforms {
  readonly adapters: readonly Adapter[];
  readonly standings: Standings;
  adapter(platform: string): Adapter | undefined;
  parts(): readonly PlatformPart[];
  /** Starts all at once. Resolves when each is up or has failed for the first time; those that failed are tried again. */
  start(inbox: Inbox): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds that the service waits for the first try of a platform before it says that it is ready. */
const patience = 10_000;

/** @param onMended told when a platform that refused us takes messages again */
export async function createPlatforms(
  surroundings: Surroundings,
  db: Database,
  url: string,
  onMended: () => void,
): Promise<Platforms> {
  const { config, log, clock } = surroundings;
  const standings = createStandings(Object.keys(config.platforms), { log, clock, onMended });
  const provide = providing(surroundings, db, url);
  const adapters = await createAdapters(config.platforms, (platform) =>
    provide(platform, (standing) => standings.told(platform, standing)),
  );
  const stopping = new AbortController();
  const running: Promise<void>[] = [];

  /** Tries until it is up or stopped. @param onFirst told after the first try */
  async function keepStarting(adapter: Adapter, inbox: Inbox, onFirst: () => void): Promise<void> {
    const { platform } = adapter;
    for (let attempts = 1; !stopping.signal.aborted; attempts += 1) {
      try {
        await adapter.start(inbox);
        standings.started(platform);
        return;
      } catch (error) {
        standings.failed(platform, notStarted(platform, error, config.database));
      } finally {
        onFirst();
      }
      await rest(4 * backoff(attempts), stopping.signal);
    }
  }

  return {
    adapters,
    standings,
    adapter: (platform) => adapters.find((known) => known.platform === platform),
    parts: () => standings.parts(),
    async start(inbox) {
      const firsts = adapters.map((adapter) => {
        const first = Promise.withResolvers<void>();
        running.push(keepStarting(adapter, inbox, first.resolve));
        return first.promise;
      });
      const enough = new AbortController();
      await Promise.race([Promise.all(firsts), rest(patience, enough.signal)]);
      enough.abort();
    },
    async stop() {
      stopping.abort();
      // A start that hangs is not waited for: its adapter is stopped all the same.
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      const enough = new AbortController();
      await Promise.race([Promise.allSettled(running), rest(1_000, enough.signal)]);
      enough.abort();
    },
  };
}

/** Resolves after so many milliseconds, or when it is cut short. */
function rest(ms: number, signal: AbortSignal): Promise<unknown> {
  return setTimeout(ms, undefined, { signal }).catch(() => {});
}
