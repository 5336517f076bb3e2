import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../../db/client.ts';
import { findInvitation } from '../../../db/invitations.ts';
import { reportEndedChat } from '../../../src/inbox/ended.ts';
import { wakeTogether } from '../../../src/work/wakes.ts';
import { promptSurvey, team } from '../../end-to-end/service.ts';
import { createDatabase } from '../../support/database/index.ts';

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

const now = new Date('2026-03-02T10:00:00Z');
const options = () => ({
  db,
  survey: promptSurvey,
  teams: [team],
  clock: () => now,
  adapter: () => undefined,
});

/** Somebody new who is to be asked now. */
async function waiting(): Promise<string> {
  const reported = await reportEndedChat(options(), {
    kind: 'chatEnded',
    id: randomUUID(),
    at: now,
    chat: {
      source: 'helpdesk',
      id: randomUUID(),
      respondent: { platform: 'slack', id: `U${randomUUID()}`, name: 'Dana', locale: 'en' },
      channel: { platform: 'slack', channel: 'C0SUPPORT' },
      agents: [],
      closeReason: 'resolved',
      tags: [],
    },
  });
  if (reported.kind !== 'invited') throw new Error(reported.detail);
  return reported.invitation;
}

const spoil = (invitation: string) =>
  db.execute(sql`update invitations set state = '{"kind":"nobody knows this one"}' where id = ${invitation}`);
const stateOf = async (invitation: string) => (await findInvitation(db, invitation))?.state.kind;

test('an invitation that can not be decided keeps none of those that are woken with it waiting', async () => {
  const all: string[] = [];
  for (let n = 0; n < 8; n += 1) all.push(await waiting());
  const spoilt = all[4] ?? '';
  await spoil(spoilt);
  const wake = wakeTogether(db, options());
  const woken = await Promise.allSettled(all.map(wake));
  expect(woken.map(({ status }) => status === 'fulfilled')).toEqual(all.map((id) => id !== spoilt));
  for (const id of all.filter((each) => each !== spoilt)) expect(await stateOf(id)).toBe('asked');
});

test('processes that wake the same people at the same moment ask each once', async () => {
  const all: string[] = [];
  for (let n = 0; n < 24; n += 1) all.push(await waiting());
  const others = Array.from({ length: 3 }, () => wakeTogether(db, options()));
  await Promise.all(others.flatMap((wake, n) => (n % 2 === 0 ? all : all.toReversed()).map(wake)));
  const { rows } = await db.execute(sql`select count(*)::int as n from postings where version > 1`);
  expect(rows).toEqual([{ n: 0 }]);
  for (const id of all) expect(await stateOf(id)).toBe('asked');
});
