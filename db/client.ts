import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

export type Database = NodePgDatabase & { readonly $client: pg.Pool };

/** The database, or a transaction in it. */
export type Session = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>;

export interface ConnectOptions {
  /** Most connections at once. */
  readonly max?: number;
  /** Milliseconds after which a statement is given up; a click must not wait for ever. */
  readonly statementTimeout?: number;
  /** Milliseconds after which a connection is given up; default 2,000: one that takes longer is not coming. */
  readonly connectTimeout?: number;
  /**
   * Whether a commit waits for the disk; default true. False is for what is found out again after a power cut; commits
   * stay in order all the same.
   */
  readonly durable?: boolean;
  /**
   * `kept` (default): plans made once serve every value, for statements that go by keys; and they go by indexes even where
   * the planner believes a table to be empty. `fresh`: for reports, whose plans depend on the span they are about.
   */
  readonly plans?: 'kept' | 'fresh';
  /** Told about connections that broke while idle: normal when the database restarts. */
  readonly onIdleError?: (error: Error) => void;
}

/** Milliseconds for a statement where nothing else is said. */
const patience = 30_000;

/** A pool of connections to PostgreSQL. Connects lazily; close it with `$client.end()`. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    Client: preparing(setUp(options)),
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectTimeout ?? 2_000,
    query_timeout: options.statementTimeout ?? patience,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'afterword',
  });
  // Without a listener an idle connection that breaks ends the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  pool.query = keepingConnections(pool);
  const db = drizzle({ client: pool });
  db.transaction = (work) => onItsOwn(pool, work);
  return db;
}

/**
 * What a statement can be refused for on a connection that is as good as before: it broke a rule, stood in another's way, or
 * took too long. After anything else a new one may find another server (a standby took over), or plan anew.
 * Source: PostgreSQL's error codes.
 */
const harmless = /^(23...|40001|40P01|55P03|57014)$/;

/** The pool's own `query` throws a connection away after every error; many at once then cost more than what they failed at. */
function keepingConnections(pool: pg.Pool): pg.Pool['query'] {
  const query = async (...asked: Parameters<pg.PoolClient['query']>) => {
    const client = await pool.connect();
    let isSpoilt = true;
    try {
      const result = await client.query(...asked);
      isSpoilt = false;
      return result;
    } catch (error) {
      isSpoilt = !(error instanceof pg.DatabaseError && error.severity === 'ERROR' && harmless.test(error.code ?? ''));
      throw error;
    } finally {
      client.release(isSpoilt);
    }
  };
  return query as unknown as pg.Pool['query'];
}

/**
 * Runs a transaction on a connection that is thrown away when it fails: after a time-out the transaction may still be
 * open in there, and what is done next on that connection would never be committed. drizzle-orm 0.45 on a pool gives
 * such a connection back, and one whose BEGIN timed out it never gives back at all.
 */
async function onItsOwn<Result>(pool: pg.Pool, work: Parameters<Database['transaction']>[0]): Promise<Result> {
  const client = await pool.connect();
  let hasFailed = true;
  try {
    const result = await drizzle({ client }).transaction(work);
    hasFailed = false;
    return result as Result;
  } finally {
    client.release(hasFailed);
  }
}

/**
 * A plan made for a table that was empty then reads all of it for every click, until statistics are taken: where plans are
 * kept, none of those is ever right.
 */
const planning = {
  kept: [
    'plan_cache_mode = force_generic_plan',
    'enable_seqscan = off',
    'enable_hashjoin = off',
    'enable_mergejoin = off',
    'enable_material = off',
  ],
  fresh: [],
};

/**
 * The server gives a statement up a little before its client does: what was given up must not happen all the same, later. A
 * process that was frozen in the middle of a transaction must not hold its locks for ever.
 */
function setUp({ durable = true, plans = 'kept', statementTimeout = patience }: ConnectOptions): string {
  const settings = [
    `statement_timeout = ${Math.floor(statementTimeout * 0.9)}`,
    `idle_in_transaction_session_timeout = ${statementTimeout}`,
    ...planning[plans],
    ...(durable ? [] : ['synchronous_commit = off']),
  ];
  return settings.map((setting) => `set ${setting}`).join('; ');
}

/** Names of statements seen so far; more than this many (whose text is made up of values) stay unnamed. */
const names = new Map<string, string>();
const mostNames = 300;

type Connected = (error: Error | undefined) => void;

/** A client that prepares every statement with parameters: planning one takes longer than running it. */
function preparing(setUp: string): typeof pg.Client {
  return class extends pg.Client {
    override connect(): Promise<void>;
    override connect(done: Connected): void;
    override connect(done?: Connected): Promise<void> | void {
      // While it is set up it is nobody's yet: without a listener, one that breaks then ends the process.
      this.on('error', () => {});
      const ready = super.connect().then(() => this.#setUp());
      if (done === undefined) return ready;
      ready.then(() => done(undefined), done);
    }

    async #setUp(): Promise<void> {
      try {
        await this.query(setUp);
      } catch (error) {
        // The pool believes that what failed to connect holds no connection.
        this.end().catch(() => {});
        throw error;
      }
    }

    // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg can't be written down again
    override query(config: any, ...rest: any[]): any {
      const isUnnamed = typeof config === 'object' && config !== null && config.name === undefined && 'text' in config;
      const values = isUnnamed ? (Array.isArray(rest[0]) ? rest[0] : config.values) : undefined;
      if (values === undefined || values.length === 0) return super.query(config, ...rest);
      return super.query({ ...config, name: nameOf(config.text) }, ...rest);
    }
  };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `afterword_${names.size}`;
  names.set(text, name);
  return name;
}
