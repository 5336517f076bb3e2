import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../db/client.ts';
import { createLog } from '../../src/log.ts';
import { lockClass, type Queue, startQueue } from '../../src/work/queue.ts';
import { createDatabase } from '../support/database/index.ts';

let url: string;
let drop: () => Promise<void>;
let db: Database;
let queue: Queue | undefined;
let done: string[];
let sweeps: number;

beforeEach(async () => {
  ({ url, drop } = await createDatabase());
  db = connect(url);
  done = [];
  sweeps = 0;
});
afterEach(async () => {
  await queue?.stop();
  queue = undefined;
  await db.$client.end();
  await drop();
});

function begin(): void {
  queue = startQueue({
    url,
    pool: db.$client,
    log: createLog('silent'),
    sweep: async () => {
      sweeps += 1;
    },
    tasks: {
      note: (payload) => {
        done.push(String(payload));
      },
    },
  });
}

const add = (payload: string, lane = 'lane') =>
  db.$client.query('select graphile_worker.add_job($1, to_json($2::text), queue_name => $3)', ['note', payload, lane]);

/** What a process leaves behind that died with a job in hand, some seconds ago. */
async function lockAs(name: string): Promise<void> {
  await db.$client.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '10 s', attempts = 1`,
    [name],
  );
  await db.$client.query(
    `update graphile_worker._private_job_queues set locked_by = $1, locked_at = now() - interval '10 s'`,
    [name],
  );
}

describe('the work of a process that died', () => {
  test('is taken over, its whole lane in order', async () => {
    await add('one');
    await add('two');
    await lockAs('dead');
    begin();
    await expect.poll(() => done).toEqual(['one', 'two']);
  });

  test('is left alone while it lives, however long it takes', async () => {
    const alive = new pg.Client({ connectionString: url });
    await alive.connect();
    await alive.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, 'alive']);
    await add('one');
    await lockAs('alive');
    begin();
    await add('other', 'elsewhere');
    await expect.poll(() => done).toEqual(['other']);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(done).toEqual(['other']);
    await alive.end();
    await expect.poll(() => done).toEqual(['other', 'one']);
  });
});

test('it goes on by itself when the database was away, and sweeps', async () => {
  begin();
  await expect.poll(() => sweeps).toBe(1);
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await admin.end();
  await add('after').catch(() => add('after'));
  await expect.poll(() => done).toEqual(['after']);
  await expect.poll(() => sweeps).toBeGreaterThanOrEqual(2);
});

test('stopping waits for the job in hand', async () => {
  let finished = false;
  queue = startQueue({
    url,
    pool: db.$client,
    log: createLog('silent'),
    sweep: async () => {},
    tasks: {
      note: async () => {
        done.push('begun');
        await new Promise((resolve) => setTimeout(resolve, 300));
        finished = true;
      },
    },
  });
  await add('one');
  await expect.poll(() => done).toEqual(['begun']);
  await queue.stop();
  expect(finished).toBe(true);
});
