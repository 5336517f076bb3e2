import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { EndedChat } from '../../conversations/inbound.ts';
import { chatOf, day, openDesk, second } from '../support/desk.ts';

const desk = openDesk();

const episodes = (chat: EndedChat) =>
  desk.rows(sql`select c.episode, i.status from support_chats c left join invitations i on i.chat_id = c.id
    where c.external_id = ${chat.id} order by 1`);
const answersTo = (invitation: string) => desk.rows(sql`select score from answers where invitation_id = ${invitation}`);

describe('a click made in time on a question that was taken back', () => {
  /** Asked at 0 s, reopened at 30 s, ended again and asked again at 40 s; now it is 45 s. */
  async function askedTwice() {
    const chat = chatOf();
    const begun = desk.now().getTime();
    const first = await desk.ask(chat);
    desk.pass(30 * second);
    await desk.reopen(chat);
    desk.pass(10 * second);
    const next = await desk.ask(chat);
    desk.pass(5 * second);
    return { chat, first, next, since: (seconds: number) => new Date(begun + seconds * second) };
  }
  const click = (chat: EndedChat, invitation: string, score: number, at: Date) =>
    desk.does(chat, 'answered', { invitation, score, at });

  test('is its answer, even when the next question is out already', async () => {
    const { chat, first, next, since } = await askedTwice();
    expect(await click(chat, first, 2, since(29))).toMatchObject({
      kind: 'accepted',
      shows: { ask: { kind: 'reason' } },
    });
    expect(await answersTo(first)).toEqual([{ score: 2 }]);
    expect(await desk.state(next)).toMatchObject({ kind: 'asked' });
  });
  test('can be explained and corrected like any other, and so can the next question be answered', async () => {
    const { chat, first, next, since } = await askedTwice();
    await click(chat, first, 2, since(29));
    const text = 'Nobody came';
    expect(await desk.does(chat, 'reasonGiven', { invitation: first, text, at: since(46) })).toMatchObject({
      kind: 'accepted',
    });
    expect(await click(chat, first, 4, since(47))).toMatchObject({ kind: 'accepted' });
    expect(await click(chat, next, 9, since(48))).toMatchObject({ kind: 'accepted' });
    desk.pass(8 * day);
    await desk.wake(first);
    expect(await desk.state(first)).toMatchObject({ kind: 'settled', score: 4 });
    expect(await answersTo(next)).toEqual([{ score: 9 }]);
  });
  test('that still can not be stored is answered kindly, and stored by the next click', async () => {
    const chat = chatOf();
    const invitation = await desk.ask(chat);
    await desk.rows(sql`create function refuse() returns trigger language plpgsql as $$ begin
      raise exclusion_violation using constraint = 'invitations_once_a_day'; end $$`);
    await desk.rows(sql`create trigger refuse before insert on answers execute function refuse()`);
    const receipt = await click(chat, invitation, 2, desk.now());
    await desk.rows(sql`drop trigger refuse on answers`);
    expect(receipt).toMatchObject({ kind: 'ignored', say: expect.stringMatching(/click again in a moment/) });
    expect(await click(chat, invitation, 2, desk.now())).toMatchObject({ kind: 'accepted' });
  });
  test('is heard all the same when it and the next question are written at the same instant', async () => {
    for (let round = 0; round < 5; round++) {
      const chat = chatOf();
      const first = await desk.ask(chat);
      const clicked = desk.after(29 * second);
      desk.pass(30 * second);
      await desk.reopen(chat);
      desk.pass(10 * second);
      const again = await desk.end(chat);
      if (again.kind !== 'invited') throw new Error(again.detail);
      const [receipt] = await Promise.all([click(chat, first, 2, clicked), desk.wake(again.invitation)]);
      expect(receipt).toMatchObject({ kind: 'accepted' });
    }
  });
  test('counts for the quiet period when no other question is out', async () => {
    const chat = chatOf();
    const first = await desk.ask(chat);
    const clicked = desk.after(29 * second);
    desk.pass(30 * second);
    await desk.reopen(chat);
    desk.pass(10 * second);
    await click(chat, first, 2, clicked);
    desk.pass(2 * day);
    expect(await desk.end(chatOf(chat.respondent.id))).toMatchObject({ kind: 'suppressed', because: 'quietPeriod' });
  });
});

describe('ends and reopenings that overtake each other', () => {
  test('an end from before the reopening does not ask in the middle of the chat', async () => {
    const chat = chatOf();
    const first = await desk.end(chat, desk.now());
    await desk.reopen(chat, desk.after(60 * second));
    expect(await desk.end(chat, desk.after(30 * second))).toMatchObject({ ...idOf(first), repeated: true });
    expect(await episodes(chat)).toEqual([{ episode: 1, status: 'withdrawn' }]);
    expect(await desk.end(chat, desk.after(90 * second))).toMatchObject({ kind: 'invited', repeated: false });
  });
  test('nor does one from before the chat was reopened for the second time', async () => {
    const chat = chatOf();
    await desk.end(chat, desk.now());
    await desk.reopen(chat, desk.after(60 * second));
    await desk.reopen(chat, desk.after(120 * second));
    expect(await desk.end(chat, desk.after(90 * second))).toMatchObject({ repeated: true });
  });
  test('a reopening from before the latest end takes nothing back', async () => {
    const chat = chatOf();
    const first = await desk.end(chat, desk.now());
    expect(await desk.end(chat, desk.after(90 * second))).toMatchObject({ ...idOf(first), repeated: true });
    expect(await desk.reopen(chat, desk.after(60 * second))).toMatchObject({ kind: 'ignored', because: 'notEnded' });
    expect(await episodes(chat)).toEqual([{ episode: 1, status: 'waiting' }]);
    expect(await desk.reopen(chat, desk.after(120 * second))).toMatchObject({ kind: 'accepted' });
    expect(await episodes(chat)).toEqual([{ episode: 1, status: 'withdrawn' }]);
  });
  test('come to an open question whichever of the two is written first', async () => {
    for (let round = 0; round < 5; round++) {
      const chat = chatOf();
      await desk.end(chat, desk.now());
      await Promise.all([desk.end(chat, desk.after(90 * second)), desk.reopen(chat, desk.after(60 * second))]);
      expect((await episodes(chat)).at(-1)).toMatchObject({ status: 'waiting' });
    }
  });
});

function idOf(reported: Awaited<ReturnType<typeof desk.end>>) {
  if (reported.kind !== 'invited') throw new Error(reported.detail);
  return { kind: 'invited', invitation: reported.invitation } as const;
}
