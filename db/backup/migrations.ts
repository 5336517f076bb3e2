import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import journal from '../migrations/meta/_journal.json' with { type: 'json' };
import { readTables, type Table } from './tables.ts';

const latest = journal.entries.at(-1)?.tag;

/** Whether this version knows the migration, and so everything before it. */
export function isKnown(schema: string): boolean {
  return journal.entries.some(({ tag }) => tag === schema);
}

/**
 * Makes our tables, which are those of this version, the empty ones of an earlier one, within the caller's transaction.
 *
 * @param schema a known migration: the last one that is to be applied
 * @throws when something else in the database stands in the way
 */
export async function makeTables(client: pg.Client, schema: string): Promise<void> {
  const tables = await readTables(client);
  const names = tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
  // Who may read them stays as it is, where it can.
  if (schema === latest) return void (await client.query(`truncate ${names}`));
  const { rows: functions } = await client.query<{ name: string }>(
    `select distinct t.tgfoid::regprocedure::text as name from pg_trigger t
     where not t.tgisinternal and t.tgrelid = any($1::regclass[])`,
    [tables.map(({ name }) => pg.escapeIdentifier(name))],
  );
  await client.query(`drop table ${names} cascade`);
  for (const { name } of functions) await client.query(`drop function ${name} cascade`);
  await client.query('delete from drizzle.__drizzle_migrations');
  await apply(client, journal.entries.findIndex(({ tag }) => tag === schema) + 1);
}

/** Brings our tables, rows and all, to this version, within the caller's transaction. */
export async function updateTables(client: pg.Client): Promise<void> {
  await apply(client, journal.entries.length);
}

/** Applies what is missing of the first `count` migrations, and notes them as the migrator does (drizzle-orm 0.45). */
async function apply(client: pg.Client, count: number): Promise<void> {
  const { rows } = await client.query<{ applied: string }>(
    'select coalesce(max(created_at), 0) as applied from drizzle.__drizzle_migrations',
  );
  const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder }).slice(0, count)) {
    if (folderMillis <= Number(rows[0]?.applied)) continue;
    for (const statement of sql) await client.query(statement);
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ]);
  }
}

/** The names of tables and columns that only one of the two has. */
export function tellTablesApart(some: readonly Table[], others: readonly Table[]): readonly string[] {
  const [left, right] = [new Set(some.flatMap(namesIn)), new Set(others.flatMap(namesIn))];
  return [...left, ...right].filter((name) => !left.has(name) || !right.has(name)).toSorted();
}

function namesIn({ name, columns }: Table): readonly string[] {
  return columns.map((column) => `${name}.${column}`);
}
