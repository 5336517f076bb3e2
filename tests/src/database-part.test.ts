import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../db/client.ts';
import { isOutage } from '../../db/failures.ts';
import { databasePart } from '../../src/database-part.ts';
import { execute, inDatabase } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';
import { openStalling } from '../support/database/stalling.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let db: Database;
let now: Date;
beforeEach(async () => {
  database = await createDatabase();
  db = connect(database.url, { max: 2, statementTimeout: 1_000 });
  now = new Date('2026-11-28T12:00:00Z');
});
afterEach(async () => {
  await db.$client.end();
  await database.drop();
});

/** What every connection from now on is told. */
async function set(setting: string): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  const beside = inDatabase(database.url, 'postgres');
  await execute(beside, `alter database ${name} ${setting}`);
  await execute(beside, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
}

const heartbeats = () => execute(database.url, 'select count(*)::int as n, max(at) as at from heartbeats');

describe('the database is in order', () => {
  it('when it takes writes: one row, however often', async () => {
    expect(await databasePart(db, () => now)()).toEqual({ name: 'database', ok: true, detail: 'takes writes' });
    await databasePart(db, () => now)();
    expect(await heartbeats()).toEqual([{ n: 1, at: expect.any(Date) }]);
  });

  it('and is not asked again within a second, nor by two at once', async () => {
    const part = databasePart(db, () => now);
    await Promise.all([part(), part()]);
    const [first] = await heartbeats();
    await part();
    expect(await heartbeats()).toEqual([first]);
    const written = async () => {
      await part();
      return (await heartbeats())[0]?.at;
    };
    await expect.poll(written).not.toEqual(first?.at);
  });
});

describe('the database is not in order', () => {
  it.each([
    ['default_transaction_read_only = on', 'is read-only: a standby, or default_transaction_read_only is on', '25006'],
    // What a full disk does to whatever needs room; the same class of errors.
    ["temp_file_limit = '64kB'", 'has no room left on its disk', '53400'],
  ])('%s: it answers what is only read, and says since when', async (setting, detail, code) => {
    const part = databasePart(db, () => now);
    expect(await part()).toMatchObject({ ok: true });
    await set(`set ${setting}`);
    await expect.poll(part).toMatchObject({ ok: false });
    const since = now;
    now = new Date(now.getTime() + 60_000);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await part()).toEqual({ name: 'database', ok: false, detail, since });
    expect((await db.execute('select 1 as one')).rows).toEqual([{ one: 1 }]);
    if (code === '25006') {
      const refused = await db.execute(`insert into teams values ('x', now())`).catch((error: unknown) => error);
      expect(isOutage(refused)).toBe(true);
    }
    await set(`reset ${setting.split(' ')[0]}`);
    await expect.poll(part).toEqual({ name: 'database', ok: true, detail: 'takes writes' });
  });

  it('where a statement stays without an answer', async () => {
    const line = await openStalling(database.url);
    const through = connect(line.url, { max: 1, statementTimeout: 300, connectTimeout: 300 });
    const part = databasePart(through, () => now);
    await expect.poll(part).toMatchObject({ ok: true });
    line.stall();
    await expect.poll(part).toEqual({ name: 'database', ok: false, detail: 'does not answer', since: now });
    line.close();
    await through.$client.end();
  });
});
