import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { and, eq, getTableName, isNotNull, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, migrationLock } from '../migrate.ts';
import { answers, postings, supportChats } from '../schema.ts';
import { type Header, NotABackup, rowsIn } from './format.ts';
import { makeTables, tellTablesApart, updateTables } from './migrations.ts';
import { readBackup } from './read.ts';
import { openSession } from './session.ts';
import { readTables } from './tables.ts';

export type Restored =
  /** `replaced`: ended chats that were there before, none of them answered. */
  | { readonly kind: 'restored'; readonly replaced: number }
  /** Nothing was changed; the sentence says why. */
  | { readonly kind: 'refused'; readonly because: string };

export interface RestoreOptions {
  readonly path: string;
  /** What its first line says. The file is known to be whole. */
  readonly contents: Header;
  /** Told how many rows more were written. */
  readonly onRows?: (rows: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Puts a backup in place of what is in our tables, in one transaction: afterwards everything is there, or nothing has
 * changed. A backup of an older version becomes one of this version.
 *
 * @throws what the database or the file system did; nothing has changed then either
 */
export async function restore(url: string, options: RestoreOptions): Promise<Restored> {
  await migrate(url);
  const client = await openSession(url, 'afterword restore');
  const stop = () => void client.end().catch(() => {});
  options.signal.addEventListener('abort', stop);
  try {
    options.signal.throwIfAborted();
    const because = await whyNot(client);
    if (because !== undefined) return { kind: 'refused', because };
    await client.query('begin');
    const replaced = await fill(client, options);
    await client.query('commit');
    // Without statistics the first reports would be planned for empty tables.
    for (const { name } of await readTables(client)) await client.query(`analyze ${pg.escapeIdentifier(name)}`);
    return { kind: 'restored', replaced };
  } finally {
    options.signal.removeEventListener('abort', stop);
    await client.end().catch(() => {});
  }
}

/** Takes the lock that a starting bot waits for, and looks who else is there. */
async function whyNot(client: pg.Client): Promise<string | undefined> {
  const { rows: locks } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [
    migrationLock,
  ]);
  if (locks[0]?.free !== true) return 'Afterword is being started on this database right now. Stop it first.';
  const { rows: busy } = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'afterword'`,
  );
  if (busy.length > 0) {
    return 'Afterword is running on this database. Stop every process of it first: it would go on with what it knows.';
  }
  const { rows } = await client.query<{ answers: number }>(
    `select count(*)::int as answers from ${getTableName(answers)}`,
  );
  const there = rows[0]?.answers ?? 0;
  if (there === 0) return undefined;
  return `There are answers in this database already (${there.toLocaleString('en')}): restoring would destroy them. Name an empty database.`;
}

async function fill(client: pg.Client, { path, contents, onRows }: RestoreOptions): Promise<number> {
  const chats = getTableName(supportChats);
  const { rows } = await client.query<{ there: number }>(`select count(*)::int as there from ${chats}`);
  await makeTables(client, contents.schema);
  // Also those that a later version gave up.
  const tables = [
    ...(await readTables(client)),
    ...(await readTables(
      client,
      contents.tables.map(({ name }) => name),
    )),
  ];
  const strange = tellTablesApart(tables, contents.tables);
  if (strange.length > 0)
    throw new NotABackup(`has other tables than version ${contents.schema}: ${strange.join(', ')}.`);
  // What triggers derive from rows is in the backup, too.
  await switchTriggers(client, contents, 'disable');
  for await (const table of readBackup(path)) {
    const { name, columns } = table.table;
    const list = columns.map(pg.escapeIdentifier).join(', ');
    const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${list}) from stdin`));
    await pipeline(Readable.from(told(table.rows, onRows)), into);
  }
  await switchTriggers(client, contents, 'enable');
  await updateTables(client);
  await continueNumbers(client);
  await lookBeforePosting(client);
  return rows[0]?.there ?? 0;
}

async function* told(rows: AsyncIterable<Buffer>, onRows?: (rows: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of rows) {
    yield piece;
    onRows?.(rowsIn(piece));
  }
}

async function switchTriggers(client: pg.Client, { tables }: Header, to: 'enable' | 'disable'): Promise<void> {
  for (const { name } of tables) await client.query(`alter table ${pg.escapeIdentifier(name)} ${to} trigger user`);
}

/** Lets each counter go on after the highest number that was given. A transaction that fails takes this back, unlike setval. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const tables = await readTables(client);
  for (const { name, columns } of tables) {
    for (const column of columns) {
      const [table, field] = [pg.escapeIdentifier(name), pg.escapeIdentifier(column)];
      const { rows: counters } = await client.query<{ sequence: string | null }>(
        'select pg_get_serial_sequence($1, $2) as sequence',
        [table, column],
      );
      const sequence = counters[0]?.sequence ?? null;
      if (sequence === null) continue;
      const { rows } = await client.query<{ next: string }>(
        `select coalesce(max(${field}), 0) + 1 as next from ${table}`,
      );
      await client.query(`alter sequence ${sequence} restart with ${BigInt(rows[0]?.next ?? 1)}`);
    }
  }
}

/**
 * What waited to be posted when the backup was taken may have been posted since: each of these is looked up on its
 * platform before it is created, where the platform can be asked.
 */
async function lookBeforePosting(client: pg.Client): Promise<void> {
  await drizzle({ client })
    .update(postings)
    .set({ uncertain: true, triedAt: sql`coalesce(${postings.triedAt}, ${postings.dueAt})` })
    .where(and(isNotNull(postings.dueAt), isNull(postings.ref), eq(postings.editOnly, false)));
}
