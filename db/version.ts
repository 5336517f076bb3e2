import { getTableName, isTable } from 'drizzle-orm';
import pg from 'pg';
import journal from './migrations/meta/_journal.json' with { type: 'json' };
import * as schema from './schema.ts';

/** Where a database stands among the migrations of this version. */
export interface DatabaseVersion {
  /** The version of PostgreSQL, such as `18.4`. */
  readonly server: string;
  /** The last migration that was applied; undefined before the first. */
  readonly at: string | undefined;
  /** Those that `migrate` would apply, in order. */
  readonly pending: readonly string[];
  /** Applied migrations that this version does not know: a newer one was here. */
  readonly unknown: number;
  /** What would keep us from writing, each continuing "the database can't be used:"; empty: nothing. */
  readonly obstacles: readonly string[];
}

/**
 * Reads it, and changes nothing.
 * @throws when the database can't be reached.
 */
export async function readVersion(url: string): Promise<DatabaseVersion> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'afterword check',
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const applied = await readApplied(client);
    const latest = Math.max(0, ...applied);
    const pending = journal.entries.filter(({ when }) => when > latest).map(({ tag }) => tag);
    const { rows } = await client.query<{ server: string }>(`select current_setting('server_version') as server`);
    return {
      server: rows[0]?.server.split(' ')[0] ?? 'unknown',
      at: journal.entries.findLast(({ when }) => when <= latest)?.tag,
      pending,
      unknown: unknownOf(applied).length,
      obstacles: await readObstacles(client, pending.length > 0),
    };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Said of a database with migrations that this version does not know. */
export const madeByNewer =
  'A newer Afterword made the tables of this database, and this version would write into them what that one does not expect. Use that version or a newer one.';

/** How many migrations were applied that this version does not know. */
export async function countUnknown(client: pg.Client): Promise<number> {
  return unknownOf(await readApplied(client)).length;
}

function unknownOf(applied: readonly number[]): readonly number[] {
  return applied.filter((when) => !journal.entries.some((entry) => entry.when === when));
}

/** When the applied migrations were made, as the migrator notes it. */
async function readApplied(client: pg.Client): Promise<number[]> {
  const noted = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as there`);
  if (noted.rows[0]?.there == null) return [];
  const { rows } = await client.query<{ when: string }>('select created_at as when from drizzle.__drizzle_migrations');
  return rows.map(({ when }) => Number(when));
}

const tables = Object.values(schema).filter(isTable).map(getTableName);

async function readObstacles(client: pg.Client, mustCreate: boolean): Promise<string[]> {
  const { rows } = await client.query<{ obstacle: string }>(
    `select 'it is read-only' as obstacle where pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool
     union all
     select 'its user may not create schemas in it'
     where $1 and not has_database_privilege(current_database(), 'create')
     union all
     select 'its user may not create tables in the schema ' || current_schema()
     where $1 and not has_schema_privilege(current_schema(), 'create')
     union all
     select 'its user may not read and write the table ' || c.relname
     from pg_class c
     where c.relkind = 'r' and c.relnamespace = to_regnamespace(current_schema()) and c.relname = any($2)
       and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
         and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'))`,
    [mustCreate, tables],
  );
  return rows.map(({ obstacle }) => obstacle);
}
