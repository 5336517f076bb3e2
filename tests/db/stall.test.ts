import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../db/client.ts';
import { execute } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';
import { openStalling, type Stalling } from '../support/database/stalling.ts';

const patience = 300;

let url: string;
let drop: () => Promise<void>;
let line: Stalling;
let db: Database;

beforeEach(async () => {
  ({ url, drop } = await createDatabase());
  await execute(url, 'create table notes (note text)');
  line = await openStalling(url);
  db = connect(line.url, { max: 2, statementTimeout: patience });
});
afterEach(async () => {
  line.close();
  await db.$client.end();
  await drop();
});

const note = (text: string) => db.execute(sql`insert into notes values (${text})`);
const noteInTransaction = (text: string) => db.transaction((tx) => tx.execute(sql`insert into notes values (${text})`));
const notes = async () => (await execute(url, 'select note from notes order by note')).map((row) => row.note);

describe('a database that stalls', () => {
  test('for longer than anybody waits costs no connection', async () => {
    await Promise.all([noteInTransaction('a'), noteInTransaction('b')]);
    line.stall();
    const during = await Promise.allSettled([1, 2, 3, 4].map((each) => noteInTransaction(`lost ${each}`)));
    expect(during.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    line.goOn();
    await expect.poll(() => noteInTransaction('c').then(() => 'noted', String)).toBe('noted');
    await Promise.all([noteInTransaction('d'), noteInTransaction('e')]);
    expect((await notes()).filter((text) => !String(text).startsWith('lost'))).toEqual(
      expect.arrayContaining(['a', 'b', 'c', 'd', 'e']),
    );
  }, 60_000);

  test('in the middle of a transaction takes nothing of what is done afterwards with it', async () => {
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('begin; lock table notes');
    await expect(noteInTransaction('given up')).rejects.toThrow();
    await expect(noteInTransaction('given up')).rejects.toThrow();
    await blocker.query('rollback');
    await blocker.end();
    await note('said to be stored');
    expect(await notes()).toContain('said to be stored');
  });
});
