import { expect, test } from 'vitest';
import { addOptOut, findOptOuts, removeOptOut } from '../../db/opt-outs.ts';
import { chatOf, openDesk, somebodyAsked } from '../support/desk.ts';

const desk = openDesk();

test('who asked not to be asked is listed, and asked again once that is taken back', async () => {
  const { chat, person, invitation } = await somebodyAsked(desk);
  const { db } = desk.options();
  const who = { platform: 'slack', id: person };
  await desk.does(chat, 'optedOut', { invitation, at: desk.now() });
  expect(await findOptOuts(db)).toContainEqual({ person: who, since: desk.now(), name: chat.respondent.name ?? null });
  expect(await removeOptOut(db, who, desk.now())).toBe(true);
  expect(await removeOptOut(db, who, desk.now())).toBe(false);
  expect(await findOptOuts(db)).toEqual([]);

  // What still happens to the question of then does not bring the wish back.
  desk.pass(1_000);
  await desk.does(chat, 'answered', { invitation, score: 9, at: desk.now() });
  expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 9 });
  expect(await findOptOuts(db)).toEqual([]);
});

test('somebody can be added who was never heard of, and is not asked then', async () => {
  const { db } = desk.options();
  const who = { platform: 'slack', id: 'U0NEVERHEARD' };
  expect(await addOptOut(db, who, desk.now())).toBe(true);
  expect(await addOptOut(db, who, desk.after(1_000))).toBe(false);
  expect(await desk.end(chatOf(who.id))).toMatchObject({ kind: 'suppressed', because: 'optedOut' });
});
