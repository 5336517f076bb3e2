import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Memory } from '../../adapters/memory.ts';
import { connect, type Database } from '../../db/client.ts';
import { createMemory } from '../../db/memory.ts';
import { createDatabase } from '../support/database/index.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const created = await createDatabase();
  db = connect(created.url);
  drop = created.drop;
});
afterAll(async () => {
  await db.$client.end();
  await drop();
});

test('an adapter finds again what it remembered, and nothing of another’s', async () => {
  const memory: Memory = createMemory(db, 'teams');
  const other: Memory = createMemory(db, 'discord');
  await memory.remember('person:1', { url: 'a' });
  await memory.remember('person:1', { url: 'b' });
  await memory.remember('person_1', { url: 'c' });
  await other.remember('person:2', { url: 'd' });
  expect(await memory.recall('person:1')).toEqual({ url: 'b' });
  expect(await other.recall('person:1')).toBeUndefined();
  expect([...(await memory.list('person:')).keys()]).toEqual(['person:1']);
  expect([...(await memory.list('person_')).keys()]).toEqual(['person_1']);
  await memory.forget('person:1');
  expect(await memory.recall('person:1')).toBeUndefined();
});
