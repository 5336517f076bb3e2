import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Header } from '../../db/backup/format.ts';
import { makeTables } from '../../db/backup/migrations.ts';
import { restore } from '../../db/backup/restore.ts';
import { ordered } from '../../db/backup/tables.ts';
import { verifyBackup } from '../../db/backup/verify.ts';
import { backupOf } from '../../db/backup/write.ts';
import { connect } from '../../db/client.ts';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { seed } from '../src/cli/seed.ts';
import { execute, inDatabase } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';
import { findScratch } from '../support/database/scratch.ts';

const schema = journal.entries.at(-1)?.tag ?? '';
const hostile = 'Tab\there, \\. and \\N,\n\\.\n"quotes", emoji 😀, NULL, \\';
const hour = 3_600_000;

let database: Awaited<ReturnType<typeof createDatabase>>;
const folder = mkdtempSync(join(findScratch(), 'afterword-backup-'));
const file = join(folder, 'all.backup');
beforeAll(async () => {
  database = await createDatabase();
  await seed(database.url, [
    { customer: 'Ada', endedAt: new Date(Date.now() - 50 * hour), answer: { score: 0, reason: hostile } },
    { customer: 'Bob', endedAt: new Date(Date.now() - 40 * hour), closeReason: 'spam' },
    { customer: 'Cy', endedAt: new Date() },
    { customer: 'Di', endedAt: new Date(Date.now() - 70 * hour), answer: { score: 10 } },
  ]);
  await takeBackup(database.url, schema, file);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

describe('a backup', () => {
  it('says in its first line what it holds: every table, with its rows', async () => {
    const header = JSON.parse(gunzipSync(readFileSync(file)).toString().split('\n')[0] ?? '') as Header;
    expect(header).toMatchObject({ afterword: 'backup', format: 1, schema });
    const rows = Object.fromEntries(header.tables.map(({ name, rows }) => [name, rows]));
    expect(rows).toMatchObject({ support_chats: 4, answers: 2, answer_history: 3 });
    expect(Object.keys(rows).toSorted()).toEqual(await names(database.url));
  });

  it('is of one moment, however much is written meanwhile', async () => {
    await using other = await copyOf(database.url);
    let text = '';
    let written = 0;
    for await (const piece of backupOf(other.url, { version: '0', schema })) {
      text += piece;
      await execute(other.url, `insert into adapter_memory values ('x', '${written++}', '{}', now())`);
    }
    const { tables } = JSON.parse(text.split('\n')[0] ?? '') as Header;
    expect(tables.find(({ name }) => name === 'adapter_memory')?.rows).toBe(0);
    expect(text).not.toMatch(/^x\t/m);
    expect(written).toBeGreaterThan(10);
  });
});

describe('restoring', () => {
  it('brings every row back, and lets counters and the bot go on from there', async () => {
    await using target = await createTarget();
    expect(await restoring(target.url, file)).toEqual({ kind: 'restored', replaced: 0 });
    expect(await everything(target.url, doubts)).toEqual(await everything(database.url, doubts));
    expect(await execute(target.url, 'select reason from answers where score = 0')).toEqual([{ reason: hostile }]);
    // What waits to be posted may be there already, since it became due: it is looked for first.
    const waiting =
      'select distinct uncertain, tried_at = due_at as since from postings where due_at is not null and ref is null';
    expect(await execute(target.url, waiting)).toEqual([{ uncertain: true, since: true }]);
    const [highest] = await execute(database.url, 'select max(id)::int as id from respondents');
    const next = `insert into respondents (platform, external_id) values ('web', 'new') returning id::int`;
    expect(await execute(target.url, next)).toEqual([{ id: Number(highest?.id) + 1 }]);
  });

  it('replaces chats that nobody answered, and says so; answers it never destroys', async () => {
    await using target = await createTarget();
    await seed(target.url, [{ customer: 'Eve', endedAt: new Date(), closeReason: 'spam' }]);
    expect(await restoring(target.url, file)).toEqual({ kind: 'restored', replaced: 1 });
    const whole = await everything(target.url);
    expect(await restoring(target.url, file)).toEqual({
      kind: 'refused',
      because: expect.stringMatching(/^There are answers in this database already \(2\): /),
    });
    expect(await everything(target.url)).toEqual(whole);
  });

  it('is refused while the bot runs', async () => {
    await using target = await createTarget();
    const bot = connect(target.url, { max: 1 });
    await bot.$client.query('select 1');
    const refused = await restoring(target.url, file);
    await bot.$client.end();
    expect(refused).toEqual({
      kind: 'refused',
      because: expect.stringMatching(/^Afterword is running on this database\./),
    });
    expect(await execute(target.url, 'select from support_chats')).toEqual([]);
  });

  it('lets no trigger count what is in the backup already', async () => {
    await using target = await createTarget();
    await execute(
      target.url,
      `create function refuse() returns trigger language plpgsql as 'begin raise exception ''counted twice''; end'`,
    );
    await execute(target.url, 'create trigger count before insert on answers for each row execute function refuse()');
    expect(await restoring(target.url, file)).toMatchObject({ kind: 'restored' });
    const again = execute(target.url, 'insert into answers select * from answers limit 1');
    await expect(again).rejects.toThrow('counted twice');
  });

  it('stops when it is told to, and leaves nothing behind', async () => {
    await using target = await createTarget();
    const stopping = new AbortController();
    const contents = await verifyBackup(file);
    const stopped = restore(target.url, {
      path: file,
      contents,
      signal: stopping.signal,
      onRows: () => stopping.abort(),
    });
    await expect(stopped).rejects.toThrow();
    expect(await execute(target.url, 'select from support_chats')).toEqual([]);
  });

  it('brings a backup of an older version forward', async () => {
    const older = '0001_never_asked_twice_a_day';
    await using old = await createTarget();
    const client = new pg.Client({ connectionString: old.url });
    await client.connect();
    await makeTables(client, older);
    await client.end();
    await execute(old.url, `insert into respondents (platform, external_id, name) values ('slack', 'U1', 'Kim')`);
    await execute(
      old.url,
      `insert into support_chats
       select gen_random_uuid(), 'desk', 'T-1', 1, 'support', id, now(), now(), null, '{}', 'spam', 'spam' from respondents`,
    );
    const path = join(folder, 'old.backup');
    await takeBackup(old.url, older, path);

    await using target = await createTarget();
    expect(await restoring(target.url, path)).toMatchObject({ kind: 'restored' });
    expect(await execute(target.url, 'select external_id, ended_again_at from support_chats')).toEqual([
      { external_id: 'T-1', ended_again_at: null },
    ]);
    expect(await shapeOf(target.url)).toEqual(await shapeOf(database.url));
  });
});

describe('a file that can not be restored', () => {
  const damages: readonly (readonly [name: string, because: RegExp, make: () => Promise<string> | string])[] = [
    ['not there', /ENOENT/, () => join(folder, 'no.backup')],
    ['a folder', /EISDIR/, () => folder],
    ['something else', /is not a backup of Afterword\./, () => written(Buffer.from('company: Acme'))],
    ['something else, compressed', /is not a backup of Afterword\./, () => written(gzipSync('a,b\r\n1,2\r\n'))],
    ['cut off', /is damaged: its end is missing\./, () => written(readFileSync(file).subarray(0, -200))],
    [
      'cut off before its checksum',
      /is damaged: its end is missing\./,
      () => rewritten((text) => text.slice(0, text.lastIndexOf('{'))),
    ],
    [
      'cut off within a table',
      /is damaged: its end is missing\./,
      () => rewritten((text) => text.slice(0, text.length / 2)),
    ],
    ['changed', /is damaged: its checksum is another\./, () => rewritten((text) => text.replace('Tab', 'Tub'))],
    ['with a bit turned over', /is damaged: /, () => turned(readFileSync(file))],
    ['longer', /is damaged: something follows/, () => rewritten((text) => `${text}x`)],
    [
      'with a row too few',
      /is damaged: it has 1 rows of answers instead of 2\./,
      () => rewrite((lines) => without(lines, 'answers')),
    ],
    [
      'of a newer version',
      /is of a newer Afterword \(0\./,
      () => rewrite(([first = '', ...rest]) => [first.replace(schema, '9999_future'), ...rest]),
    ],
    [
      'of a newer form',
      /was written by a newer Afterword/,
      () => rewrite(([first = '', ...rest]) => [first.replace('"format":1', '"format":2'), ...rest]),
    ],
    [
      'with a table that is not ours',
      /has other tables than/,
      () => rewrite(([first = '', ...rest]) => [first.replace('"score"', '"points"'), ...rest]),
    ],
    [
      'with a score that can not be',
      /violates check constraint/,
      () => rewrite((lines) => lines.map((line) => line.replace(/^([0-9a-f-]{36}\t)10(\t2)/, '$111$2'))),
    ],
  ];

  const written = (bytes: Buffer) => {
    const path = join(folder, `${Math.random()}.backup`);
    writeFileSync(path, bytes);
    return path;
  };
  const rewritten = (change: (text: string) => string) =>
    written(gzipSync(change(gunzipSync(readFileSync(file)).toString())));
  const turned = (bytes: Buffer) => {
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    return written(bytes);
  };
  /** Without the last row of a table. */
  const without = (lines: string[], table: string) => {
    const { tables } = JSON.parse(lines[0] ?? '') as { tables: { name: string; rows: number }[] };
    let at = 0;
    for (const { name, rows } of tables) {
      at += rows;
      if (name === table) return lines.toSpliced(at, 1);
      at += 1;
    }
    throw new Error(`no ${table}`);
  };

  let target: Target;
  let before: unknown;
  beforeAll(async () => {
    target = await createTarget();
    await execute(target.url, `insert into web_chats values ('mine', 'me', 'Me', now())`);
    before = await everything(target.url);
  });
  afterAll(() => target[Symbol.asyncDispose]());

  it.each(damages)('%s changes nothing', async (_name, because, make) => {
    await expect(restoring(target.url, await make())).rejects.toThrow(because);
    expect(await everything(target.url)).toEqual(before);
  });
});

it('tables are filled after those that they refer to; a circle is a bug', () => {
  const table = (name: string, ...refersTo: string[]) => ({ name, refersTo });
  const names = (tables: readonly { name: string }[]) => tables.map(({ name }) => name).join('');
  expect(names(ordered([table('a', 'b', 'c'), table('b', 'c'), table('c')]))).toBe('cba');
  expect(() => ordered([table('a', 'b'), table('b', 'a'), table('c')])).toThrow('circle: a, b');
});

/** Verifies and restores, as the command does. */
async function restoring(url: string, path: string) {
  const contents = await verifyBackup(path);
  return restore(url, { path, contents, signal: new AbortController().signal });
}

async function takeBackup(url: string, at: string, path: string): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of backupOf(url, { version: '0.0.1', schema: at })) pieces.push(piece);
  writeFileSync(path, gzipSync(Buffer.concat(pieces)));
}

/** Every row of every table, as text. @param but a column that is left out */
const doubts = ['uncertain', 'tried_at'];

async function everything(url: string, but: readonly string[] = []): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const all: Record<string, unknown> = {};
    for (const name of await names(url)) {
      const { rows } = await client.query(
        `select (to_jsonb(t) - '{${but}}'::text[])::text as row from "${name}" t order by 1`,
      );
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  } finally {
    await client.end();
  }
}

async function names(url: string): Promise<readonly string[]> {
  const tables = await execute(url, `select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  return tables.map(({ name }) => String(name));
}

async function rewrite(change: (lines: string[]) => string[]): Promise<string> {
  const lines = change(gunzipSync(readFileSync(file)).toString().split('\n').slice(0, -2));
  const text = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const path = join(folder, `${Math.random()}.backup`);
  writeFileSync(path, gzipSync(`${text}${JSON.stringify({ sha256 })}\n`));
  return path;
}

type Target = AsyncDisposable & { readonly url: string };

/** A migrated, empty database. */
async function createTarget(): Promise<Target> {
  const { url, drop } = await createDatabase();
  return { url, [Symbol.asyncDispose]: drop };
}

async function copyOf(url: string): Promise<Target> {
  const from = new URL(url).pathname.slice(1);
  const copy = `${from}_${Math.random().toString(36).slice(2)}`;
  const admin = inDatabase(url, 'postgres');
  await execute(admin, `create database "${copy}" template "${from}"`);
  return {
    url: inDatabase(url, copy),
    [Symbol.asyncDispose]: async () => void (await execute(admin, `drop database "${copy}" with (force)`)),
  };
}

/** Tables, columns, constraints and indexes. */
async function shapeOf(url: string): Promise<unknown> {
  const columns = await execute(
    url,
    `select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public' order by 1, 2`,
  );
  const constraints = await execute(
    url,
    `select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as as from pg_constraint
     where connamespace = 'public'::regnamespace order by 1, 2`,
  );
  const indexes = await execute(url, `select indexdef from pg_indexes where schemaname = 'public' order by 1`);
  const applied = await execute(url, 'select hash, created_at from drizzle.__drizzle_migrations order by created_at');
  return { columns, constraints, indexes, applied };
}
