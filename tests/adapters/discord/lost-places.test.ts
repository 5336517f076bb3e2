import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ref, Wish } from '../../../adapters/adapter.ts';
import type { Inbound, PlaceLost } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Place } from '../../../conversations/place.ts';
import { invitation, reasonPrompt, scale, thanks } from '../messages.ts';
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
const losses = () => received.filter((event): event is PlaceLost => event.kind === 'placeLost');
const lost = () => local.discord.waitFor(() => losses().at(0));
const show = (place: Place, message: Message, more: Partial<Wish> = {}) =>
  local.adapter.show({ place, message, key: 'survey-1', uncertain: false, audience: 'respondent', ...more });
const shown = async (place: Place, message: Message, more: Partial<Wish> = {}): Promise<Ref> => {
  const outcome = await show(place, message, more);
  if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
  return outcome.ref;
};
const posted = (channel: string) =>
  local.discord
    .messages(channel)
    .filter((each) => each.authorId === local.discord.applicationId && each.deletedAt === undefined);
const inDirect = () => posted(local.discord.dmWith(local.ada));

const withoutCustomers = () => [
  { id: local.guild, kind: 'role', deny: 1024n } as const,
  { id: local.discord.applicationId, kind: 'member', allow: 1024n } as const,
];

/** A thread in which its customer is asked. */
async function askInThread() {
  const id = local.discord.openThread(local.support, local.ada, { name: 'Fire & flames', text: 'Hello?' });
  await local.discord.command(local.mia, id, 'afterword', 'done');
  await local.discord.waitFor(() => received.length === 1);
  const place = { platform: 'discord', channel: local.support, thread: id };
  return { id, place, previous: await shown(place, scale) };
}

async function askInTicket() {
  const id = local.openTicket(local.ada);
  local.discord.say(id, local.ada, 'Help!');
  await local.discord.command(local.mia, id, 'afterword', 'done');
  await local.discord.waitFor(() => received.length === 1);
  const place = { platform: 'discord', channel: id };
  return { id, place, previous: await shown(place, scale) };
}

describe('an open question', () => {
  test('whose thread is locked is asked in direct messages, and stands nowhere else', async () => {
    const { id, place, previous } = await askInThread();
    local.discord.lock(id, local.mia);
    expect(await lost()).toMatchObject({ place });
    expect(await show(place, scale, { previous })).toEqual({ kind: 'gone' });
    expect(await shown(place, scale)).toMatchObject({ person: local.ada });
    expect(posted(id)).toEqual([]);
    expect(inDirect()).toHaveLength(1);
    local.discord.editThread(id, local.mia, { name: 'Locked' });
    await soon();
    expect(losses()).toHaveLength(1);
  });

  test('whose thread is closed and locked at once is asked in direct messages', async () => {
    const { id, place, previous } = await askInThread();
    local.discord.archive(id, { by: local.mia, locked: true });
    expect(await lost()).toMatchObject({ place });
    expect(await show(place, scale, { previous })).toEqual({ kind: 'gone' });
    expect(await shown(place, scale)).toMatchObject({ person: local.ada });
  });

  test('whose thread is deleted is asked in direct messages', async () => {
    const { id, place, previous } = await askInThread();
    local.discord.deleteThread(id, local.mia);
    expect(await lost()).toMatchObject({ place });
    expect(await show(place, scale, { previous })).toEqual({ kind: 'gone' });
    expect(await shown(place, scale)).toMatchObject({ person: local.ada });
  });

  test.each([
    ['deleted', (id: string) => local.discord.deleteChannel(id, local.olga)],
    ['hidden from the customer', (id: string) => local.discord.overwrite(id, withoutCustomers())],
  ])('whose ticket is %s is asked in direct messages', async (_, close) => {
    const { id, place, previous } = await askInTicket();
    await soon();
    close(id);
    expect(await lost()).toMatchObject({ place });
    expect(await show(place, scale, { previous })).toEqual({ kind: 'gone' });
    expect(await shown(place, scale)).toMatchObject({ person: local.ada });
  });

  test("of somebody else than who began the thread, or was asked in it last, goes to nobody's direct messages but theirs", async () => {
    const id = local.discord.openThread(local.support, local.ben, { name: 'Of two', text: 'Hello?' });
    const place = { platform: 'discord', channel: local.support, thread: id };
    const asked = { ...scale, public: { ...scale, mentions: { platform: 'discord', id: local.ada } } };
    const previous = await shown(place, asked);
    local.discord.archive(id, { by: local.mia, locked: true });
    // Ben began it, and is asked in it, too.
    await local.discord.waitFor(() => received.length > 0);
    const respondent = { platform: 'discord', id: local.ada };
    const answered = { ...scale, personal: { respondent, invitation }, public: thanks };
    expect(await show(place, answered, { previous })).toEqual({ kind: 'gone' });
    expect(await shown(place, answered)).toMatchObject({ person: local.ada });
    expect(await shown(place, asked, { key: 'survey-2' })).toMatchObject({ person: local.ada });
    expect(posted(local.discord.dmWith(local.ben))).toEqual([]);
  });

  test('is looked for after a downtime', async () => {
    const first = await askInThread();
    await local.stop();
    local.discord.lock(first.id, local.mia);
    await local.start();
    expect(await lost()).toMatchObject({ place: first.place });
  });

  test('that was answered stays where it is', async () => {
    const { id, place, previous } = await askInThread();
    await shown(place, thanks, { previous });
    local.discord.unarchive(id, local.mia);
    local.discord.lock(id, local.mia);
    await soon();
    expect(losses()).toEqual([]);
  });
});

describe('a question in direct messages', () => {
  test('says which chat it is about, in words that can’t do anything', async () => {
    const id = local.discord.openThread(local.support, local.ada, { name: '**Fire** @everyone', text: 'Hello?' });
    local.discord.lock(id, local.mia);
    await local.discord.waitFor(() => received.length === 1);
    const place = { platform: 'discord', person: local.ada };
    const previous = await shown(place, scale);
    const first = inDirect()[0]?.content.split('\n')[0];
    expect(first).toBe('-# This is about your chat “\\*\\*Fire\\*\\* @\u200beveryone” in Acme.');
    await shown(place, thanks, { previous });
    expect(inDirect()[0]?.content.split('\n')[0]).toBe(first);
  });

  test('in a thread there is no such line', async () => {
    const { id } = await askInThread();
    expect(posted(id)[0]?.content).not.toContain('about your chat');
  });
});

describe('a thread in which a score was given', () => {
  const quickly = { settings: { times: { closeAfter: 100, seen: 30 } } };
  const isArchived = (id: string) => local.discord.channel(id)?.thread?.isArchived;

  test('is closed some time after it, also by another process, and a reason is taken all the same', async () => {
    await local.close();
    local = await openLocal(inbox, quickly);
    const { id, place, previous } = await askInThread();
    await shown(place, reasonPrompt, { previous });
    expect(isArchived(id)).toBe(false);
    await local.restart();
    await local.discord.waitFor(() => isArchived(id));
    await shown(place, thanks, { previous });
    expect(isArchived(id)).toBe(true);
    await soon();
    expect(received).toHaveLength(1);
  });

  test('is closed by us also where Discord did not say so', async () => {
    await local.close();
    local = await openLocal(inbox, quickly);
    const { id, place, previous } = await askInThread();
    local.discord.fail.next('PATCH /channels/:id', { kind: 'server-error', status: 502, when: 'after' }, { times: 4 });
    await shown(place, reasonPrompt, { previous });
    await local.discord.waitFor(() => isArchived(id));
    await local.restart();
    await soon();
    expect(received).toHaveLength(1);
    // What somebody else does later is theirs.
    local.discord.unarchive(id, local.mia);
    await local.discord.waitFor(() => received.some(({ kind }) => kind === 'chatReopened'));
  });

  test('stays open while the score is being changed', async () => {
    await local.close();
    local = await openLocal(inbox, quickly);
    const { id, place, previous } = await askInThread();
    await shown(place, reasonPrompt, { previous });
    await shown(place, scale, { previous });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(isArchived(id)).toBe(false);
  });
});
