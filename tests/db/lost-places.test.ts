import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findEpisodes } from '../../db/episodes.ts';
import { countDelivered } from '../../db/reports.ts';
import { tellEpisode } from '../../src/commands/story.ts';
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

  test('one that can be put nowhere else is undeliverable, by why and in what digests count', async () => {
    const span = { from: desk.now(), to: desk.after(1) };
    const before = await countDelivered(desk.db(), span);
    const { chat, invitation, thread, channel } = await askedInThread();
    expect(await countDelivered(desk.db(), span)).toEqual({ ...before, delivered: before.delivered + 1 });
    desk.answers((wish) =>
      wish.previous === undefined ? { kind: 'unreachable', because: 'takes no direct messages' } : { kind: 'gone' },
    );
    await lose(channel, thread);
    await desk.show(desk.work(), laneOf(channel));
    expect(await desk.state(invitation)).toMatchObject({ kind: 'undeliverable', because: 'takes no direct messages' });
    expect(await countDelivered(desk.db(), span)).toEqual(before);
    const [episode] = await findEpisodes(desk.db(), chat.source, chat.id);
    if (episode === undefined) throw new Error('the chat is not known');
    const telling = { zone: 'UTC', now: desk.now(), quietHours: null };
    expect(tellEpisode(episode, telling).at(-1)).toContain('could not be put anywhere else: takes no direct messages');
    // They saw it, so they are not asked about another chat within the day.
    expect(await desk.end(chatOf(chat.respondent.id))).toMatchObject({ kind: 'suppressed', because: 'quietPeriod' });
  });

  test('one that is answered stays answered', async () => {
    const { chat, invitation, thread, channel } = await askedInThread();
    await desk.does(chat, 'answered', { invitation, score: 9, at: desk.now() });
    desk.answers((wish) => (wish.previous === undefined ? { kind: 'unreachable', because: 'no' } : { kind: 'gone' }));
    await lose(channel, thread);
    await desk.show(desk.work(), laneOf(channel));
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
