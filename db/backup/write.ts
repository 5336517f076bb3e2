import { createHash } from 'node:crypto';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { endOfRows, format, type Header, rowsIn } from './format.ts';
import { openSession } from './session.ts';
import { readTables } from './tables.ts';

export interface BackupOptions {
  /** Of the program. */
  readonly version: string;
  /** The last migration that was applied. */
  readonly schema: string;
  /** Told once, before anything is read. */
  readonly onContents?: (contents: Header) => void;
  /** Told how many rows more were read. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Everything in our tables as it is at one moment, uncompressed, while others go on writing. What is in memory at a time
 * does not depend on how much there is.
 *
 * @throws when the database can't be reached or read; what was given out until then is no backup: its last line is missing.
 */
export async function* backupOf(url: string, options: BackupOptions): AsyncGenerator<Buffer> {
  const { version, schema, onContents, onRows } = options;
  const hash = createHash('sha256');
  const client = await openSession(url, 'afterword backup');
  try {
    await client.query('begin isolation level repeatable read read only');
    const contents = await describe(client, version, schema);
    onContents?.(contents);
    const first = Buffer.from(`${JSON.stringify(contents)}\n`);
    hash.update(first);
    yield first;
    for (const table of contents.tables) {
      for await (const piece of rowsOf(client, table)) {
        hash.update(piece);
        yield piece;
        onRows?.(rowsIn(piece));
      }
      hash.update(endOfRows);
      yield endOfRows;
    }
    await client.query('commit');
    yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
  } finally {
    await client.end().catch(() => {});
  }
}

async function* rowsOf(client: pg.Client, { name, columns, rows }: Header['tables'][number]): AsyncGenerator<Buffer> {
  const list = columns.map(pg.escapeIdentifier).join(', ');
  let seen = 0;
  const source: AsyncIterable<Buffer> = client.query(copyTo(`copy ${pg.escapeIdentifier(name)} (${list}) to stdout`));
  for await (const piece of source) {
    seen += rowsIn(piece);
    yield piece;
  }
  if (seen !== rows) throw new Error(`The table ${name} gave ${seen} rows instead of ${rows}.`);
}

async function describe(client: pg.Client, version: string, schema: string): Promise<Header> {
  const { rows: moments } = await client.query<{ now: Date }>('select now()');
  const takenAt = (moments[0]?.now ?? new Date()).toISOString();
  const tables: Header['tables'] = [];
  for (const { name, columns } of await readTables(client)) {
    const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${pg.escapeIdentifier(name)}`);
    tables.push({ name, columns: [...columns], rows: Number(rows[0]?.rows) });
  }
  return { afterword: 'backup', format, version, schema, takenAt, tables };
}
