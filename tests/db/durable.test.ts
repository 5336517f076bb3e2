import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Statement } from '../../db/statement.ts';
import { statements as steps } from '../../db/steps.ts';
import { chatOf, openDesk } from '../support/desk.ts';

/*
 * The worker's commits do not wait for the disk, since what it finds out is found out again. What it is about to send does: a
 * power cut must not forget a message that is there already.
 */

const desk = openDesk();

/** Runs a statement where commits are not waited for. @returns whether this one is all the same */
async function isWaitedFor({ text }: Statement, values: readonly unknown[]): Promise<boolean> {
  const client = await desk.db().$client.connect();
  try {
    await client.query('begin; set local synchronous_commit = off');
    await client.query(text, [...values]);
    const { rows } = await client.query('show synchronous_commit');
    await client.query('rollback');
    return rows[0].synchronous_commit === 'on';
  } finally {
    client.release();
  }
}

test.each([
  ['waits for the disk where what it shows is taken in hand', true],
  ['waits for nothing where another look will find it', false],
])('a step %s', async (_, isTaken) => {
  const chat = chatOf();
  const reported = await desk.end(chat);
  if (reported.kind !== 'invited') throw new Error(reported.detail);
  const lane = `slack:${chat.id}`;
  const [row] = await desk.rows(sql`select version from invitations where id = ${reported.invitation}`);
  const question = {
    nth: 0,
    id: chat.id,
    slot: 'survey',
    audience: 'respondent',
    place: {},
    lane,
    message: {},
    edit_only: false,
  };
  const at = desk.now().toISOString();
  const step = {
    n: 0,
    id: reported.invitation,
    version: row?.version,
    state: {},
    status: 'asked',
    asked_at: at,
    counts: true,
    history: [],
    shown: [question],
  };
  const values = [JSON.stringify([step]), at, 'worker', isTaken ? [lane] : [], 15_000];
  expect(await isWaitedFor(steps.record, values)).toBe(isTaken);
});
