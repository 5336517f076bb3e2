import { startEmbedded } from '../db/embedded/index.ts';
import type { Config } from './config/config.ts';
import type { Log } from './log.ts';

export type OpenDatabase =
  | { readonly kind: 'open'; readonly url: string; close(): Promise<void> }
  | { readonly kind: 'unavailable'; readonly because: string };

/** The database of the configuration: the one at DATABASE_URL, or the bundled one, started or joined. */
export async function openDatabase(config: Config['database'], log: Log): Promise<OpenDatabase> {
  if (config.kind === 'url') return { kind: 'open', url: config.url, close: async () => {} };
  const started = await startEmbedded({
    dataDir: config.dataDir,
    log: (line) => log.info({ line }, 'embedded PostgreSQL'),
    onLost: (because) => log.error({ because }, 'the embedded PostgreSQL died and does not come back yet'),
  });
  if (started.kind === 'unavailable') return started;
  return { kind: 'open', url: started.url, close: started.stop };
}
