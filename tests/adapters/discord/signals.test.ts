import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEnded, Inbound } from '../../../conversations/inbound.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
let received: Inbound[];

const inbox = async (event: Inbound) => {
  received.push(event);
  return { kind: 'accepted' } as const;
};
beforeEach(async () => {
  received = [];
  local = await openLocal(inbox);
});
afterEach(() => local.close());

/** Long enough for a dispatch to have been heard; nothing else tells that something did not happen. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 60));
const ends = () => received.filter((event): event is ChatEnded => event.kind === 'chatEnded');
const ended = (count = 1) => local.discord.waitFor(() => ends().length >= count && ends());
const openPost = () => local.discord.openThread(local.forum, local.ada, { name: 'Help', text: 'Hello?' });

describe('a tag that says that a post is solved', () => {
  const solved = '1300000000000000333';
  const other = '1300000000000000334';
  const withTags = async (solvedTags: readonly string[]) => {
    await local.close();
    local = await openLocal(inbox, { settings: { solvedTags } });
    local.discord.offerTags(local.forum, [
      { id: solved, name: 'Solved' },
      { id: other, name: 'Billing' },
    ]);
  };

  test.each([['solved'], [solved]])('ends its chat, named as %s, and taking it away goes on with it', async (name) => {
    await withTags([name]);
    const id = openPost();
    await soon();
    local.discord.editThread(id, local.mia, { tags: [other] });
    await soon();
    expect(received).toEqual([]);
    local.discord.editThread(id, local.mia, { tags: [other, solved] });
    const [event] = await ended();
    expect(event).toMatchObject({ id: `tagged:${id}:1`, chat: { id, respondent: { id: local.ada } } });
    expect(event?.chat.ask).toMatchObject({ thread: id });
    local.discord.editThread(id, local.mia, { name: 'Another name' });
    await soon();
    expect(received).toHaveLength(1);
    local.discord.editThread(id, local.mia, { tags: [other] });
    await local.discord.waitFor(() => received.at(-1)?.kind === 'chatReopened');
  });

  test('means nothing where it is not set', async () => {
    local.discord.offerTags(local.forum, [{ id: solved, name: 'Solved' }]);
    const id = openPost();
    await soon();
    local.discord.editThread(id, local.mia, { tags: [solved] });
    await soon();
    expect(received).toEqual([]);
  });

  test('that a post had before the app came is no news', async () => {
    await local.close();
    local = await openLocal(inbox, { isStarted: false, settings: { solvedTags: ['Solved'] } });
    local.discord.offerTags(local.forum, [{ id: solved, name: 'Solved' }]);
    const id = openPost();
    local.discord.editThread(id, local.mia, { tags: [solved] });
    await local.start();
    await local.discord.waitFor(() => local.memory.kept.has('seen'));
    local.discord.editThread(id, local.mia, { name: 'Another name' });
    await soon();
    expect(received).toEqual([]);
  });
});

describe('while nobody listened', () => {
  test('a thread that was locked, and not closed, is found', async () => {
    const id = openPost();
    await soon();
    await local.stop();
    local.discord.lock(id, local.mia);
    await local.start();
    expect((await ended())[0]?.id).toBe(`locked:${id}:1`);
  });

  test('a thread that was made and locked meanwhile is found', async () => {
    await local.stop();
    const id = openPost();
    local.discord.lock(id, local.mia);
    await local.start();
    expect((await ended())[0]?.id).toBe(`locked:${id}:1`);
  });

  test('a deleted thread is found, where that is an end', async () => {
    await local.close();
    local = await openLocal(inbox, { settings: { deletedThreadsEnd: true } });
    const id = openPost();
    local.discord.say(id, local.mia, 'Is it plugged in?');
    await soon();
    await local.stop();
    local.discord.deleteThread(id, local.mia);
    await local.start();
    expect((await ended())[0]?.chat).toMatchObject({ id, agents: [{ id: local.mia }] });
  });
});
