import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addOptOut, findOptOuts, removeOptOut } from '../../db/opt-outs.ts';
import { chatOf, day, openDesk, somebodyAsked } from '../support/desk.ts';

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

test('a click on Undo takes the wish back for later chats, is nobody else’s to give, and counts once', async () => {
  const { chat, person, invitation } = await somebodyAsked(desk);
  const { db } = desk.options();
  const who = { platform: 'slack', id: person };
  await desk.does(chat, 'optedOut', { invitation, at: desk.now() });
  desk.pass(1_000);
  const stranger = chatOf(`U${randomUUID()}`);
  expect(await desk.does(stranger, 'optedIn', { invitation, at: desk.now() })).toMatchObject({ because: 'stranger' });
  expect(await findOptOuts(db)).toContainEqual(expect.objectContaining({ person: who }));
  expect(await desk.does(chat, 'optedIn', { invitation, at: desk.now() })).toMatchObject({
    kind: 'accepted',
    shows: { summary: "No problem, we won't ask about this chat again." },
  });
  expect(await desk.does(chat, 'optedIn', { invitation, at: desk.after(500) })).toMatchObject({ because: 'unchanged' });
  expect(await findOptOuts(db)).not.toContainEqual(expect.objectContaining({ person: who }));
  // What still happens to that question does not bring the wish back, and the next chat is asked about.
  await desk.does(chat, 'answered', { invitation, score: 9, at: desk.after(1_000) });
  expect(await findOptOuts(db)).not.toContainEqual(expect.objectContaining({ person: who }));
  desk.pass(100 * day);
  expect(await desk.end(chatOf(person))).toMatchObject({ kind: 'invited' });
});

test('Undo takes no wish back that came after it, under another question', async () => {
  const { chat, person, invitation } = await somebodyAsked(desk);
  const { db } = desk.options();
  desk.pass(100 * day);
  const later = chatOf(person);
  const another = await desk.ask(later);
  await desk.does(chat, 'optedOut', { invitation, at: desk.now() });
  await desk.does(later, 'optedOut', { invitation: another, at: desk.after(2_000) });
  // Heard of last, and done before the second wish.
  await desk.does(chat, 'optedIn', { invitation, at: desk.after(1_000) });
  expect(await findOptOuts(db)).toContainEqual(expect.objectContaining({ person: { platform: 'slack', id: person } }));
});

test('a wish that is taken back by an operator stays so when something earlier is heard of', async () => {
  const { chat, person, invitation } = await somebodyAsked(desk);
  const { db } = desk.options();
  await desk.does(chat, 'optedOut', { invitation, at: desk.after(10_000) });
  desk.pass(20_000);
  expect(await removeOptOut(db, { platform: 'slack', id: person }, desk.now())).toBe(true);
  await desk.does(chat, 'answered', { invitation, score: 4, at: desk.after(-15_000) });
  expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 4 });
  expect(await desk.state(invitation)).not.toHaveProperty('optedOutAt');
  expect(await findOptOuts(db)).not.toContainEqual(
    expect.objectContaining({ person: { platform: 'slack', id: person } }),
  );
});
