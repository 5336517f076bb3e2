import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createInbox } from '../../src/inbox/index.ts';
import { chatOf, openDesk, shown } from '../support/desk.ts';

const desk = openDesk();

const laneOf = (channel: string) => `slack:${channel}`;
const lose = (channel: string, thread: string) =>
  createInbox(desk.options())({
    kind: 'placeLost',
    id: randomUUID(),
    at: desk.now(),
    place: { platform: 'slack', channel, thread },
  });

/** Somebody sees a question in the thread of their chat. */
async function askedInThread() {
  desk.answers(() => shown);
  const [channel, thread] = [`C${randomUUID()}`, randomUUID()];
  const chat = chatOf(`U${randomUUID()}`, { ask: { platform: 'slack', channel, thread } });
  const invitation = await desk.ask(chat);
  await desk.show(desk.work(), laneOf(channel));
  return { chat, invitation, channel, thread };
}

describe('a place in which a question is open, and that takes no answer any more', () => {
  test('the question is shown afresh, once, and takes its answer there', async () => {
    const { chat, invitation, thread, channel } = await askedInThread();
    const wishes = desk.answers((wish) =>
      wish.previous === undefined ? { kind: 'shown', ref: { person: 'U1' } } : { kind: 'gone' },
    );
    expect(await lose(channel, thread)).toEqual({ kind: 'accepted' });
    await desk.show(desk.work(), laneOf(channel));
    expect(wishes.map(({ previous, message }) => [previous, message.ask?.kind])).toEqual([
      [{ ts: '1' }, 'scale'],
      [undefined, 'scale'],
    ]);
    expect(await desk.state(invitation)).toMatchObject({ kind: 'asked' });
    await desk.does(chat, 'answered', { invitation, score: 9, at: desk.now() });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 9 });
  });
});

test('where nothing is asked, nothing is shown', async () => {
  const { chat, invitation, thread, channel } = await askedInThread();
  expect(await lose(channel, randomUUID())).toMatchObject({ kind: 'ignored' });
  await desk.does(chat, 'answered', { invitation, score: 9, at: desk.now() });
  await desk.show(desk.work(), laneOf(channel));
  const wishes = desk.answers(() => shown);
  expect(await lose(channel, thread)).toMatchObject({ kind: 'ignored' });
  await desk.show(desk.work(), laneOf(channel));
  expect(wishes).toEqual([]);
});
