import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Wish } from '../../adapters/adapter.ts';
import type { EndedChat } from '../../conversations/inbound.ts';
import { chatOf, day, openDesk, second } from '../support/desk.ts';

const desk = openDesk();

const answersTo = (invitation: string) => desk.rows(sql`select score from answers where invitation_id = ${invitation}`);

describe('the question of a chat that went on and ended again', () => {
  const wished = (wishes: readonly Wish[]) =>
    wishes.map(({ message, previous }) => [message.ask === undefined ? 'taken back' : 'question', previous?.ts]);

  /** A thread in which each question is a message of its own, unless one is edited. */
  function thread() {
    const chat = chatOf();
    const ask = { platform: 'slack', channel: 'C0SUPPORT', thread: chat.id };
    const wishes: Wish[] = [];
    let posted = 0;
    desk.answers((wish) => {
      const { previous, place } = wish;
      // Other chats' messages are in the same lane.
      if (place.thread === chat.id || place.thread === '2.0') wishes.push(wish);
      posted += previous === undefined && place.thread === chat.id ? 1 : 0;
      return { kind: 'shown', ref: { ts: previous?.ts ?? String(posted) } };
    });
    return { chat: { ...chat, ask }, wishes, show: () => desk.show(desk.work(), 'slack:C0SUPPORT') };
  }

  test('is the message that held the first one, edited: nobody sees two', async () => {
    const { chat, wishes, show } = thread();
    for (let turn = 0; turn < 3; turn += 1) {
      const invitation = await desk.ask(chat);
      await show();
      expect(await desk.state(invitation)).toMatchObject({ kind: 'asked', deliveredAt: desk.now().getTime() });
      desk.pass(5 * second);
      await desk.reopen(chat);
      await show();
      desk.pass(5 * second);
    }
    const turn = [
      ['question', '1'],
      ['taken back', '1'],
    ];
    expect(wished(wishes)).toEqual([['question', undefined], ['taken back', '1'], ...turn, ...turn]);
  });

  test('is no question more, however often the mark is set; other chats and words after it still count', async () => {
    const { chat, show } = thread();
    const person = chat.respondent.id;
    for (let turn = 0; turn < 6; turn += 1) {
      await desk.ask(chat);
      await show();
      desk.pass(5 * second);
      await desk.reopen(chat);
      desk.pass(5 * second);
    }
    for (let other = 0; other < 2; other += 1) {
      const more = chatOf(person);
      await desk.ask(more);
      desk.pass(5 * second);
      await desk.reopen(more);
      desk.pass(5 * second);
    }
    expect(await desk.end(chatOf(person))).toMatchObject({ kind: 'suppressed', because: 'askedTooOften' });
    const again = await desk.ask(chat);
    await show();
    expect(await desk.state(again)).toMatchObject({ kind: 'asked' });
    desk.pass(5 * second);
    await desk.does(chat, 'said', { place: chat.ask, text: 'It is broken again, the same error', at: desk.now() });
    desk.pass(5 * second);
    expect(await desk.end(chat)).toMatchObject({ kind: 'suppressed', because: 'askedTooOften' });
  });

  test('is answered there, and each question keeps its own story', async () => {
    const { chat, show } = thread();
    const first = await desk.ask(chat);
    await show();
    desk.pass(5 * second);
    await desk.reopen(chat);
    desk.pass(5 * second);
    const next = await desk.ask(chat);
    await show();
    expect(await click(chat, next, 9)).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(first)).toMatchObject({ kind: 'withdrawn' });
    expect(await answersTo(next)).toEqual([{ score: 9 }]);
  });

  test('is a new message where the customer wrote on, below what was said since', async () => {
    const { chat, wishes, show } = thread();
    const first = await desk.ask(chat);
    await show();
    desk.pass(5 * second);
    const said = { place: chat.ask, text: 'It is broken again, the same error as before', at: desk.now() };
    expect(await desk.does(chat, 'said', said)).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(first)).toMatchObject({ kind: 'withdrawn' });
    await show();
    desk.pass(5 * second);
    await desk.ask(chat);
    await show();
    expect(wished(wishes)).toEqual([
      ['question', undefined],
      ['taken back', '1'],
      ['question', undefined],
    ]);
  });

  test('is a new message a day later, where the old one is out of sight', async () => {
    const { chat, wishes, show } = thread();
    await desk.ask(chat);
    await show();
    await desk.reopen(chat, desk.after(second));
    await show();
    desk.pass(day + second);
    await desk.ask(chat);
    await show();
    expect(wished(wishes).at(-1)).toEqual(['question', undefined]);
  });

  test('is a new message in another place', async () => {
    const { chat, wishes, show } = thread();
    await desk.ask(chat);
    await show();
    await desk.reopen(chat, desk.after(second));
    await show();
    desk.pass(5 * second);
    await desk.ask({ ...chat, ask: { ...chat.ask, thread: '2.0' } });
    await show();
    expect(wished(wishes).at(-1)).toEqual(['question', undefined]);
  });

  const click = (chat: EndedChat, invitation: string, score: number) =>
    desk.does(chat, 'answered', { invitation, score, at: desk.now() });
});
