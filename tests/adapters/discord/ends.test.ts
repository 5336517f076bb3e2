import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEnded, EndRefused, Inbound } from '../../../conversations/inbound.ts';
import { snowflakeAt } from '../../support/discord/world.ts';
import { type Local, openLocal } from './local.ts';

const hour = 3_600_000;
const day = 24 * hour;

let local: Local;
let received: Inbound[];
/** What was kept of signals that ended nothing. */
let kept: EndRefused[];

const inbox = async (event: Inbound) => {
  if (event.kind === 'endRefused') kept.push(event);
  else received.push(event);
  return { kind: 'accepted' } as const;
};
beforeEach(async () => {
  received = [];
  kept = [];
  local = await openLocal(inbox);
});
afterEach(() => local.close());

/** Long enough for a dispatch to have been heard; nothing else tells that something did not happen. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 60));
const ends = () => received.filter((event): event is ChatEnded => event.kind === 'chatEnded');
const ended = (count = 1) => local.discord.waitFor(() => ends().length >= count && ends());
const openPost = (by = local.ada) => local.discord.openThread(local.forum, by, { name: 'Help', text: 'Hello?' });

/** A thread of long ago, as Discord tells of it. */
const tellOld = (
  t: string,
  more: { readonly archived?: boolean; readonly locked?: boolean; readonly name?: string },
) => {
  const now = Date.now();
  const id = snowflakeAt(now - 300 * day, 1);
  local.dispatch(t, {
    id,
    type: 11,
    guild_id: local.guild,
    parent_id: local.support,
    owner_id: local.ada,
    name: more.name ?? 'Old',
    last_message_id: snowflakeAt(now - 299 * day, 2),
    thread_metadata: {
      archived: more.archived ?? false,
      locked: more.locked ?? false,
      archive_timestamp: new Date(now).toISOString(),
      auto_archive_duration: 10_080,
      create_timestamp: new Date(now - 300 * day).toISOString(),
    },
  });
  return id;
};

describe('what was over before is no end', () => {
  test('a locked thread of last year that is opened again, gets another name, and is closed again', async () => {
    tellOld('THREAD_UPDATE', { locked: true });
    tellOld('THREAD_UPDATE', { locked: true, name: '[solved] Old' });
    tellOld('THREAD_UPDATE', { locked: true, archived: true });
    await soon();
    expect(received).toEqual([]);
  });

  test('an old thread that is opened and closed again without anybody writing', async () => {
    tellOld('THREAD_UPDATE', { archived: false });
    tellOld('THREAD_UPDATE', { archived: true });
    await soon();
    expect(ends()).toEqual([]);
  });

  test('a thread that was locked when the app came to know the server: its lock is no news, the next one is', async () => {
    await local.close();
    local = await openLocal(inbox, { isStarted: false });
    const id = openPost();
    local.discord.lock(id, local.mia);
    await local.start();
    await local.discord.waitFor(() => local.memory.kept.has('seen'));
    local.discord.editThread(id, local.mia, { name: '[solved] Help' });
    await soon();
    expect(received).toEqual([]);
    local.discord.unlock(id, local.mia);
    local.discord.say(id, local.ada, 'It is back');
    await soon();
    local.discord.lock(id, local.mia);
    expect((await ended())[0]?.chat.id).toBe(id);
  });

  test('a thread that was closed shortly before the first start, opened and closed again', async () => {
    await local.close();
    local = await openLocal(inbox, { isStarted: false });
    const id = openPost();
    local.discord.archive(id, { by: local.mia });
    await soon();
    await local.start();
    await local.discord.waitFor(() => local.memory.kept.has('seen'));
    local.discord.unarchive(id, local.mia);
    await soon();
    local.discord.archive(id, { by: local.mia });
    await soon();
    expect(ends()).toEqual([]);
  });

  test('a chat that ended, opened and closed again: another end only once somebody wrote', async () => {
    const id = openPost();
    local.discord.archive(id, { by: local.mia });
    await ended();
    await soon();
    local.discord.unarchive(id, local.mia);
    await soon();
    local.discord.editThread(id, local.mia, { name: 'Tidied up' });
    local.discord.archive(id, { by: local.mia });
    await soon();
    expect(ends()).toHaveLength(1);
    local.discord.say(id, local.ada, 'It is back');
    await soon();
    local.discord.archive(id, { by: local.mia });
    expect(await ended(2)).toHaveLength(2);
  });

  test('what a bot, a webhook or Discord itself wrote is no chat', async () => {
    const id = local.discord.openThread(local.support, local.ada, { name: 'Help' });
    local.discord.say(id, local.ticketBot, 'Somebody will be with you soon');
    local.discord.sayAsWebhook(id, 'Status page', 'All is well');
    await soon();
    local.discord.archive(id, { by: local.mia });
    await soon();
    expect(ends()).toEqual([]);
  });
});

describe('a thread that is deleted', () => {
  const withDeletions = async () => {
    await local.close();
    local = await openLocal(inbox, { settings: { deletedThreadsEnd: true } });
  };

  test('is no end: spam is deleted, and so are old threads', async () => {
    const id = openPost();
    local.discord.say(id, local.mia, 'Is it plugged in?');
    await soon();
    local.discord.deleteThread(id, local.mia);
    await soon();
    expect(received).toEqual([]);
  });

  test('is one where that is set and somebody of the team wrote, and leads nowhere', async () => {
    await withDeletions();
    const id = openPost();
    local.discord.say(id, local.mia, 'Is it plugged in?');
    await soon();
    local.discord.deleteThread(id, local.mia);
    const [event] = await ended();
    expect(event).toMatchObject({
      id: `deleted:${id}`,
      chat: { respondent: { id: local.ada }, agents: [{ id: local.mia, name: 'Mia' }], customerMessages: 1 },
    });
    expect(event?.chat.ask).toBeUndefined();
    expect(event?.chat.url).toBeUndefined();
  });

  test('is none where only customers wrote, though that is set', async () => {
    await withDeletions();
    const id = openPost();
    local.discord.deleteThread(id, local.mia);
    const old = tellOld('THREAD_UPDATE', { archived: true });
    local.dispatch('THREAD_DELETE', { id: old, guild_id: local.guild, parent_id: local.support, type: 11 });
    await soon();
    expect(received).toEqual([]);
  });
});

describe('who helped, and how much the customer wrote', () => {
  test('is known by what was written, also before the app was started', async () => {
    await local.close();
    local = await openLocal(inbox, { isStarted: false });
    const id = openPost();
    local.discord.say(id, local.mia, 'Is it plugged in?');
    await local.start();
    await local.discord.waitFor(() => local.memory.kept.has('seen'));
    local.discord.say(id, local.ada, 'Yes');
    local.discord.say(id, local.ben, 'Same here');
    local.discord.say(id, local.ticketBot, 'Ticket 42');
    await soon();
    await local.restart();
    local.discord.say(id, local.ada, 'Now it works');
    local.discord.archive(id, { by: local.mia });
    const [event] = await ended();
    expect(event?.chat).toMatchObject({
      respondent: { id: local.ada },
      agents: [{ id: local.mia, name: 'Mia' }],
      customerMessages: 3,
    });
  });

  test('whoever ended it comes first', async () => {
    const id = openPost();
    local.discord.say(id, local.mia, 'Is it plugged in?');
    await local.discord.command(local.olga, id, 'afterword', 'done');
    const [event] = await ended();
    expect(event?.chat.agents.map((each) => each.id)).toEqual([local.olga, local.mia]);
    expect(event?.chat.customerMessages).toBe(1);
  });

  test('the message that a thread was made from counts as written', async () => {
    const { id } = local.discord.say(local.support, local.ben, 'Help!');
    local.discord.openThread(local.support, local.mia, { name: 'Help', from: id, text: 'Is it plugged in?' });
    await soon();
    local.discord.archive(id, { by: local.mia });
    const [event] = await ended();
    expect(event?.chat).toMatchObject({ respondent: { id: local.ben }, customerMessages: 1 });
  });

  test('nobody is asked about what the app may not look at and did not hear, on a guess', async () => {
    const id = openPost();
    local.discord.say(id, local.mia, 'Is it plugged in?');
    await soon();
    await local.restart();
    local.discord.fail.next('GET /channels/:channel/messages', { kind: 'error', status: 403, code: 50001 });
    local.discord.say(id, local.ada, 'Yes');
    local.discord.archive(id, { by: local.mia });
    const [event] = await ended();
    expect(event?.chat).toMatchObject({ agents: [{ id: local.mia }], customerMessages: 2 });
  });
});
