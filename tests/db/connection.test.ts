import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/client.ts';
import { isOutage } from '../../db/failures.ts';
import { execute } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';
import { type Line, openLine } from '../support/service/faults/line.ts';
import { failingStatements, type Mishap } from '../support/service/faults/statements.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let line: Line;
let url: string;
let mishap: Mishap | undefined;

beforeAll(async () => {
  database = await createDatabase();
  const at = new URL(database.url);
  const between = failingStatements(() => mishap);
  line = await openLine({ host: at.hostname, port: Number(at.port) }, between);
  at.hostname = '127.0.0.1';
  at.port = String(line.port);
  url = at.href;
});
afterAll(async () => {
  line.close();
  await database.drop();
});

const sessions = async () => {
  const [row] = await execute(
    database.url,
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return row?.n;
};

test('a connection that can not be set up is not left open', async () => {
  const db = connect(url, { max: 2 });
  mishap = { kind: 'fails', code: '57014' };
  for (let n = 0; n < 5; n += 1) await expect(db.execute('select 1')).rejects.toThrow();
  mishap = undefined;
  await expect.poll(sessions).toBe(0);
  await db.$client.end();
});

test('a connection that breaks while it is set up ends its query and nothing else', async () => {
  const db = connect(url, { max: 2 });
  mishap = { kind: 'answerLost' };
  // An error event that nobody listens to would fail the whole run.
  await expect(db.execute('select 1')).rejects.toThrow();
  mishap = undefined;
  expect((await db.execute('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await db.$client.end();
});

test('the server gives a statement up before the client does, and nothing of it happens later', async () => {
  const db = connect(database.url, { statementTimeout: 400 });
  const failure = await db.execute('select pg_sleep(5)').catch((error: unknown) => error);
  expect(isOutage(failure)).toBe(true);
  const [row] = await execute(
    database.url,
    `select count(*)::int as n from pg_stat_activity where query like 'select pg_sleep(5)%' and state = 'active'
       and pid <> pg_backend_pid()`,
  );
  expect(row?.n).toBe(0);
  await db.$client.end();
});

test('what breaks a rule, is cancelled or stands in the way costs no connection', async () => {
  const db = connect(database.url, { max: 1 });
  const pid = async () => (await db.$client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  const before = await pid();
  for (const code of ['23505', '40P01', '57014'])
    await expect(db.execute(`do $$ begin raise exception using errcode = '${code}'; end $$`)).rejects.toThrow();
  expect(await pid()).toBe(before);
  // Another server may answer by now.
  await expect(db.execute(`do $$ begin raise exception using errcode = '25006'; end $$`)).rejects.toThrow();
  expect(await pid()).not.toBe(before);
  await db.$client.end();
});

test('a process that freezes in a transaction holds its locks for so long as a statement may take', async () => {
  const frozen = connect(database.url, { statementTimeout: 300 });
  const client = await frozen.$client.connect();
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock(42)');
  const other = connect(database.url);
  await other.execute('select pg_advisory_xact_lock(42)');
  client.release(true);
  await Promise.all([frozen.$client.end(), other.$client.end()]);
});
