import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

export type Database = NodePgDatabase & { readonly $client: pg.Pool };

/** The database, or a transaction in it. */
export type Session = Pick<Database, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

export interface ConnectOptions {
  /** Most connections at once. */
  readonly max?: number;
  /** Milliseconds after which a statement is given up; a click must not wait for ever. */
  readonly statementTimeout?: number;
  /** Told about connections that broke while idle: normal when the database restarts. */
  readonly onIdleError?: (error: Error) => void;
}

/** A pool of connections to PostgreSQL. Connects lazily; close it with `$client.end()`. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 2_000,
    query_timeout: options.statementTimeout ?? 30_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'afterword',
  });
  // Without a listener an idle connection that breaks ends the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  // The same for one that breaks while it is lent out and nothing is being asked.
  pool.on('connect', (client) => client.on('error', () => {}));
  return drizzle({ client: pool });
}
