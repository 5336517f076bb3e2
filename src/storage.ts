import { connect, type Database } from '../db/client.ts';
import { startEmbedded } from '../db/embedded/index.ts';
import { migrate } from '../db/migrate.ts';
import { isPooled } from '../db/pooler.ts';
import type { Config } from './config/config.ts';
import { explain, explainPooler } from './explain.ts';
import type { Log } from './log.ts';
import { rarely } from './rarely.ts';

export type OpenDatabase =
  | { readonly kind: 'open'; readonly url: string; close(): Promise<void> }
  | { readonly kind: 'unavailable'; readonly because: string };

/** The database of the configuration: the one at DATABASE_URL, or the bundled one, started or joined. */
export async function openDatabase(config: Config['database'], log: Log): Promise<OpenDatabase> {
  if (config.kind === 'url') {
    const because = await whyNotUsable(config);
    return because === undefined
      ? { kind: 'open', url: config.url, close: async () => {} }
      : { kind: 'unavailable', because };
  }
  const started = await startEmbedded({
    dataDir: config.dataDir,
    log: (line) => log.info({ line }, 'embedded PostgreSQL'),
    onLost: (because) => log.error({ because }, 'the embedded PostgreSQL died and does not come back yet'),
  });
  if (started.kind === 'unavailable') return started;
  return { kind: 'open', url: started.url, close: started.stop };
}

/** Why the database at an address is of no use to us, as a sentence; undefined: it may be. */
async function whyNotUsable(database: Config['database'] & { readonly kind: 'url' }): Promise<string | undefined> {
  try {
    return (await isPooled(database.url)) ? explainPooler(database) : undefined;
  } catch (error) {
    return explain(error, database);
  }
}

/** The database with its tables, and a pool of connections for each kind of work in it. */
export interface Storage {
  readonly kind: 'open';
  readonly url: string;
  /** For what somebody waits for: given up in time to tell the one who clicked. */
  readonly db: Database;
  /** Connections for the worker, which ends them: for what is found out again after a power cut. */
  readonly connectWork: () => Database;
  /** For reports, which may take longer and read much. */
  readonly reports: Database;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables to this version.
 *
 * @throws what kept the tables from being made.
 */
export async function openStorage(
  config: Config['database'],
  log: Log,
): Promise<Storage | (OpenDatabase & { readonly kind: 'unavailable' })> {
  const database = await openDatabase(config, log);
  if (database.kind === 'unavailable') return database;
  let closing = false;
  const say = rarely(log);
  const onIdleError = (error: Error) => {
    // A pool says it has ended while its connections are still closing: the embedded server then ends them.
    if (!closing) say('warn', { err: error }, 'the database closed a connection');
  };
  try {
    await migrate(database.url);
    const db = connect(database.url, { max: 16, statementTimeout: 2_500, onIdleError });
    const reports = connect(database.url, { max: 4, plans: 'fresh', onIdleError });
    return {
      kind: 'open',
      url: database.url,
      db,
      connectWork: () => connect(database.url, { max: 8, durable: false, statementTimeout: 10_000, onIdleError }),
      reports,
      async close() {
        closing = true;
        await Promise.all([db, reports].map((each) => each.$client.end()));
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
