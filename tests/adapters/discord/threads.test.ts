import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EndRefused, Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Place } from '../../../conversations/place.ts';
import { snowflakeAt } from '../../support/discord/world.ts';
import { scale, thanks } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

const hour = 3_600_000;

let local: Local;
let received: Inbound[];
/** What was kept of signals that ended nothing. */
let kept: EndRefused[];
let isStorable: boolean;

const inbox = async (event: Inbound) => {
  if (!isStorable) throw new Error('the database is away');
  if (event.kind === 'endRefused') kept.push(event);
  else received.push(event);
  return { kind: 'accepted' } as const;
};

beforeEach(async () => {
  received = [];
  kept = [];
  isStorable = true;
  local = await openLocal(inbox);
});
afterEach(() => local.close());

/** Long enough for a dispatch to have been heard; nothing else tells that something did not happen. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 40));
const kinds = () => received.map((event) => event.kind);
const ids = (kind: Inbound['kind']) => received.flatMap((event) => (event.kind === kind ? [event.id] : []));
const arrived = (...expected: readonly Inbound['kind'][]) =>
  local.discord.waitFor(() => received.length >= expected.length).then(() => expect(kinds()).toEqual(expected));
const thread = (id: string) => {
  const found = local.discord.channel(id)?.thread;
  if (found === undefined) throw new Error('no thread');
  return found;
};
const openPost = () => local.discord.openThread(local.forum, local.ada, { name: 'Help', text: 'Hello?' });
const show = async (id: string, message: Message, previous?: Readonly<Record<string, string>>) => {
  const place: Place = { platform: 'discord', channel: local.discord.channel(id)?.parentId ?? '', thread: id };
  const wish = { place, message, key: 'survey-1', uncertain: false, audience: 'respondent' } as const;
  const outcome = await local.adapter.show(previous === undefined ? wish : { ...wish, previous });
  if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
  return outcome.ref;
};
const updates = () => local.discord.gateway.sent.filter((each) => each.t === 'THREAD_UPDATE');
const again = (update = updates().at(-1)) => local.dispatch('THREAD_UPDATE', update?.d);

describe('a thread that is changed after its chat ended', () => {
  test.each([
    ['gets a tag', () => ({ tags: ['1300000000000000333'] })],
    ['gets another name', () => ({ name: '[solved] Help' })],
    ['gets slow mode', () => ({ slowMode: 30 })],
    ['is kept longer', () => ({ autoArchiveMinutes: 10_080 })],
  ])('and %s was not opened again: it is closed after the answer', async (_, changes) => {
    const id = openPost();
    await local.discord.command(local.mia, id, 'afterword', 'done');
    await arrived('chatEnded');
    await soon();
    local.discord.editThread(id, local.mia, changes());
    await soon();
    const previous = await show(id, scale);
    local.discord.editThread(id, local.mia, { name: 'Asked' });
    await soon();
    await show(id, thanks, previous);
    expect(thread(id).isArchived).toBe(true);
    await soon();
    expect(kinds()).toEqual(['chatEnded']);
  });

  test('and was opened by Afterword for the question was not opened again either', async () => {
    const id = openPost();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    const previous = await show(id, scale);
    local.discord.editThread(id, local.mia, { autoArchiveMinutes: 60, name: 'Asked' });
    await soon();
    await show(id, thanks, previous);
    expect(thread(id).isArchived).toBe(true);
    await soon();
    expect(kinds()).toEqual(['chatEnded']);
  });

  test('and that started from an older message was not opened again', async () => {
    const { id } = local.discord.say(local.support, local.ada, 'Help!');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    local.discord.openThread(local.support, local.mia, { name: 'Help', from: id });
    local.discord.editThread(id, local.mia, { name: 'Help with a printer' });
    await soon();
    expect(received).toEqual([]);
  });

  test('was opened again when it was closed before, by whomever', async () => {
    const id = openPost();
    await local.discord.command(local.mia, id, 'afterword', 'done');
    await arrived('chatEnded');
    await soon();
    await show(id, thanks);
    expect(thread(id).isArchived).toBe(true);
    await local.restart();
    local.discord.unarchive(id, local.ada);
    await arrived('chatEnded', 'chatReopened');
    await soon();
    local.discord.editThread(id, local.ada, { name: 'Still broken' });
    await soon();
    expect(kinds()).toEqual(['chatEnded', 'chatReopened']);
  });

  test('was opened again after an agent closed it by hand while the question waited', async () => {
    const id = openPost();
    await local.discord.command(local.mia, id, 'afterword', 'done');
    await arrived('chatEnded');
    local.discord.archive(id, { by: local.mia });
    await soon();
    local.discord.unarchive(id, local.ada);
    await arrived('chatEnded', 'chatReopened');
  });

  test('was opened again: that is not lost when it can’t be stored at once', async () => {
    await local.close();
    local = await openLocal(inbox, { settings: { times: { seen: 200, retry: 1 } } });
    const id = openPost();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await soon();
    isStorable = false;
    local.discord.unarchive(id, local.ada);
    await local.discord.waitFor(() => local.logged.some((line) => line.includes('"attempt":4')));
    isStorable = true;
    await arrived('chatEnded', 'chatReopened');
  });
});

describe('a lock', () => {
  const lock = async (id: string, count: number) => {
    local.discord.lock(id, local.mia);
    await local.discord.waitFor(() => ids('chatEnded').length === count);
    await soon();
  };
  const unlock = async (id: string, count: number) => {
    local.discord.unlock(id, local.mia);
    await local.discord.waitFor(() => ids('chatReopened').length === count);
    local.discord.say(id, local.ada, 'One more thing');
    await soon();
  };

  test('after a lock that was undone is another one, also after a restart', async () => {
    const id = openPost();
    await lock(id, 1);
    await unlock(id, 1);
    await lock(id, 2);
    await local.restart();
    await unlock(id, 2);
    await local.restart();
    await lock(id, 3);
    expect(kinds()).toEqual(['chatEnded', 'chatReopened', 'chatEnded', 'chatReopened', 'chatEnded']);
    expect(new Set(received.map((event) => event.id)).size).toBe(5);
  });

  test('that is heard of again is the same one', async () => {
    const id = openPost();
    await lock(id, 1);
    again();
    local.discord.editThread(id, local.mia, { name: 'Locked', autoArchiveMinutes: 60 });
    await soon();
    await local.restart();
    again();
    await soon();
    expect(new Set(ids('chatEnded')).size).toBe(1);
    expect(ids('chatReopened')).toEqual([]);
  });

  test('that was stored though nobody told has the same id when it is heard of again', async () => {
    const id = openPost();
    await soon();
    const kept = local.memory.kept.get(`chat:${id}`) ?? {};
    await lock(id, 1);
    // As if the process had ended right after the event was stored.
    await local.memory.remember(`thread:${id}`, { active: local.memory.kept.get(`thread:${id}`)?.active ?? '' });
    await local.memory.remember(`chat:${id}`, kept);
    again();
    await local.discord.waitFor(() => received.length === 2);
    expect(new Set(ids('chatEnded')).size).toBe(1);
  });

  test('of a thread that was opened for the question, and its end', async () => {
    const id = openPost();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await show(id, scale);
    local.discord.say(id, local.ada, 'It came back');
    await lock(id, 2);
    await unlock(id, 1);
    expect(ids('chatEnded')[1]).toMatch(/^locked:/);
  });

  test('together with the closing is one end; opened while locked it goes on being over, until it is unlocked', async () => {
    const id = openPost();
    local.discord.archive(id, { by: local.mia, locked: true });
    await arrived('chatEnded');
    await soon();
    local.discord.unarchive(id, local.mia);
    await soon();
    expect(kinds()).toEqual(['chatEnded']);
    await unlock(id, 1);
    local.discord.editThread(id, local.mia, { name: 'Open' });
    await soon();
    expect(kinds()).toEqual(['chatEnded', 'chatReopened']);
  });
});

describe('a thread that nobody wrote in for as long as it is set to', () => {
  const day = 24 * hour;
  const now = Date.now();
  /** As Discord tells of a thread: `at` in milliseconds from then. */
  const tell = (
    id: string,
    archived: boolean,
    at: number,
    more: { readonly created?: number; readonly last?: number } = {},
  ) =>
    local.dispatch('THREAD_UPDATE', {
      id,
      type: 11,
      guild_id: local.guild,
      parent_id: local.support,
      owner_id: local.ada,
      name: 'Help',
      last_message_id: more.last === undefined ? null : snowflakeAt(now + more.last, 7),
      thread_metadata: {
        archived,
        locked: false,
        archive_timestamp: new Date(now + at).toISOString(),
        auto_archive_duration: 1440,
        ...(more.created === undefined ? {} : { create_timestamp: new Date(now + more.created).toISOString() }),
      },
    });
  const reasons = () => received.flatMap((event) => (event.kind === 'chatEnded' ? [event.chat.closeReason] : []));

  test('and that started from an older message was closed by hand all the same', async () => {
    tell(snowflakeAt(now - 25 * hour), true, 0, { created: -60_000, last: -30_000 });
    await arrived('chatEnded');
    expect(reasons()).toEqual(['resolved']);
  });

  test('and that was opened again a moment before was closed by hand', async () => {
    const id = snowflakeAt(now - 26 * hour);
    const more = { created: -26 * hour, last: -26 * hour };
    tell(id, true, -2 * hour, more);
    await soon();
    expect(received).toEqual([]);
    tell(id, false, -hour, more);
    await arrived('chatReopened');
    await soon();
    await local.restart();
    tell(id, true, -hour / 2, { created: -26 * hour, last: -3 * hour });
    await arrived('chatReopened', 'chatEnded');
    expect(reasons()).toEqual(['resolved']);
  });

  test('and that was opened again as long ago was closed by Discord', async () => {
    const id = snowflakeAt(now - 3 * day);
    const more = { created: -3 * day, last: -3 * day };
    tell(id, true, -2 * day, more);
    tell(id, false, -day, more);
    await arrived('chatReopened');
    tell(id, true, 0, more);
    await soon();
    expect(kinds()).toEqual(['chatReopened']);
  });
});

describe('one time, written in two ways', () => {
  const inMicroseconds = '2026-11-22T10:00:00.123000+00:00';
  const inMilliseconds = '2026-11-22T10:00:00.123+00:00';

  test('is one end', async () => {
    const id = openPost();
    await soon();
    const json = local.discord.gateway.sent.findLast((each) => each.t === 'THREAD_CREATE')?.d;
    const kept = local.memory.kept.get(`chat:${id}`) ?? {};
    for (const archive_timestamp of [inMicroseconds, inMilliseconds]) {
      local.dispatch('THREAD_UPDATE', {
        ...json,
        thread_metadata: { archived: true, locked: false, archive_timestamp, auto_archive_duration: 1440 },
      });
      await soon();
      // As if it was not noted that the end was stored.
      await local.memory.remember(`chat:${id}`, kept);
    }
    await arrived('chatEnded', 'chatEnded');
    expect(new Set(ids('chatEnded'))).toEqual(new Set([`archived:${id}:2026-11-22T10:00:00.123Z`]));
  });

  test('is what Afterword did itself', async () => {
    const id = openPost();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await show(id, scale);
    await soon();
    const update = updates().at(-1)?.d ?? {};
    const metadata = update.thread_metadata as { readonly archive_timestamp: string };
    const archive_timestamp = metadata.archive_timestamp.replace('000+00:00', '+00:00');
    local.dispatch('THREAD_UPDATE', { ...update, thread_metadata: { ...metadata, archive_timestamp } });
    await soon();
    expect(kinds()).toEqual(['chatEnded']);
  });
});
