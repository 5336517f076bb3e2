import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPooled } from '../../db/pooler.ts';
import { createDatabase } from '../support/database/index.ts';
import { startLending } from '../support/database/lending.ts';
import { pgbouncerVersion, startPgbouncer } from '../support/database/pgbouncer.ts';
import { openStalling } from '../support/database/stalling.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

/** Others who use the database by the same way. */
async function under<Result>(url: string, clients: number, work: () => Promise<Result>): Promise<Result> {
  let over = false;
  const others = Array.from({ length: clients }, async (_, nth) => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    while (!over) {
      await client.query('select pg_sleep(0.002)');
      await sleep(nth % 3);
    }
    await client.end();
  });
  try {
    return await work();
  } finally {
    over = true;
    await Promise.all(others);
  }
}

describe('a connection of our own', () => {
  it('is no pooler, with nobody else and with many', async () => {
    expect(await isPooled(database.url)).toBe(false);
    expect(await under(database.url, 6, () => isPooled(database.url))).toBe(false);
  });

  it('is none through something that passes on bytes either', async () => {
    const line = await openStalling(database.url);
    expect(await isPooled(line.url)).toBe(false);
    line.close();
  });

  it('that can not be made is not taken for one', async () => {
    await expect(isPooled('postgres://127.0.0.1:1/x')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('connections lent by the transaction', () => {
  it.each([
    [1, 'last', 0],
    [1, 'last', 4],
    [2, 'last', 0],
    [2, 'last', 4],
    [2, 'turn', 0],
    [3, 'turn', 0],
    [4, 'turn', 0],
    [5, 'turn', 0],
    [5, 'turn', 7],
  ] as const)('%d of them, the one given back %s, %d others', async (size, order, others) => {
    await using lending = await startLending(database.url, size, order);
    expect(await under(lending.url, others, () => isPooled(lending.url))).toBe(true);
  });
});

describe.skipIf(pgbouncerVersion === undefined)(`the real pgbouncer ${pgbouncerVersion}`, () => {
  it.each([
    [{ pool_mode: 'transaction', default_pool_size: 1 }, 0],
    [{ pool_mode: 'transaction', default_pool_size: 1, server_lifetime: 1 }, 4],
    [{ pool_mode: 'transaction', default_pool_size: 2 }, 0],
    [{ pool_mode: 'transaction', default_pool_size: 2, server_lifetime: 1 }, 6],
    [{ pool_mode: 'transaction', default_pool_size: 2, min_pool_size: 2, server_round_robin: 1 }, 0],
    [{ pool_mode: 'transaction', default_pool_size: 20, min_pool_size: 20, server_round_robin: 1 }, 0],
    [{ pool_mode: 'transaction', default_pool_size: 20, min_pool_size: 20 }, 12],
    [{ pool_mode: 'statement', default_pool_size: 2 }, 0],
  ])('lends by the transaction: %j, %d others', async (settings, others) => {
    await using bouncer = await startPgbouncer(database.url, settings);
    expect(await under(bouncer.url, others, () => isPooled(bouncer.url))).toBe(true);
  });

  it.each([0, 4])('lends for as long as it is held, %d others', async (others) => {
    await using bouncer = await startPgbouncer(database.url, { pool_mode: 'session', default_pool_size: 10 });
    expect(await under(bouncer.url, others, () => isPooled(bouncer.url))).toBe(false);
  });
});
