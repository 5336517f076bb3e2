import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../db/client.ts';
import { isCollision, isOutage } from '../../db/failures.ts';
import { createDatabase } from '../support/database/index.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = connect(database.url, { max: 2 });
});
afterAll(async () => {
  await db.$client.end();
  await database.drop();
});

const failureOf = (statement: string) =>
  db
    .transaction((tx) => tx.execute(statement))
    .then(
      () => expect.fail('it went well'),
      (error: unknown) => error,
    );
const raising = (code: string) => failureOf(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`);

describe('what the database says when it can not do it now', () => {
  it.each([
    ['read-only', `set local transaction_read_only = on; insert into teams values ('x', now())`],
    ['a statement that took too long', 'set local statement_timeout = 20; select pg_sleep(5)'],
    [
      'more temporary files than it may write',
      "set local temp_file_limit = 0; set local work_mem = '64kB'; select count(*) from generate_series(1, 20000)",
    ],
  ])('%s', async (_what, statements) => {
    expect(isOutage(await failureOf(statements))).toBe(true);
  });

  it('a lock that is not to be had in time', async () => {
    await db.transaction(async (tx) => {
      await tx.execute('lock table teams in access exclusive mode');
      expect(isOutage(await failureOf('set local lock_timeout = 20; select * from teams'))).toBe(true);
    });
  });

  it.each(['53100', '53200', '53300', '58030', '08006', '57P01', '57P03'])('%s', async (code) => {
    expect(isOutage(await raising(code))).toBe(true);
  });
});

describe('what would fail again', () => {
  it.each(['22021', '23505', '42703', '22P02', 'P0001', '58P01'])('%s is no outage', async (code) => {
    const error = await raising(code);
    expect([isOutage(error), isCollision(error)]).toEqual([false, false]);
  });
});
