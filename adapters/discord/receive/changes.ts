import { z } from 'zod';
import { type Channel, readChannel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { nameFailure } from '../api/failures.ts';
import { snowflake, timeOf } from '../api/ids.ts';
import { openQueues } from '../api/queues.ts';
import type { Log } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import type { Chats } from './chats.ts';
import type { Endings } from './endings.ts';
import { type Outcomes, placeOf } from './outcomes.ts';
import type { Places } from './places.ts';
import { readSaid } from './said.ts';
import type { ThreadChanges } from './thread-changes.ts';
import type { Tickets } from './tickets.ts';

interface Needs {
  readonly endings: Endings;
  readonly chats: Chats;
  readonly threadChanges: ThreadChanges;
  readonly tickets: Tickets;
  readonly outcomes: Outcomes;
  readonly places: Places;
  readonly channels: Channels;
  /** A thread that was deleted counts as ended, where somebody of the team wrote in it. */
  readonly deletedThreadsEnd: boolean;
  readonly log: Log;
  readonly now: () => number;
}

/** A thread in which nobody wrote for so long is not looked at before something happens to it, in milliseconds. */
const recent = 24 * 3_600_000;

export type Changes = ReturnType<typeof openChanges>;

/** Threads that were closed, opened again or deleted, and tickets that were closed or deleted. */
export function openChanges(needs: Needs) {
  const { endings, chats, threadChanges, tickets, outcomes, places, channels, deletedThreadsEnd, log, now } = needs;
  // Two changes of one thread are told in the order in which they happened.
  const serially = openQueues();

  function heardThread(thread: Channel, hand: Hand, isMade = false): Promise<boolean> {
    places.note(thread);
    return serially(thread.id, () => threadChanges.hear(thread, hand, isMade));
  }

  /** The customer is asked in their direct messages: there is no other place left. */
  async function heardDeletion(channel: Channel, hand: Hand): Promise<boolean> {
    const spot = places.find(channel.id);
    const chat = await chats.recall(channel.id);
    places.forget(channel.id);
    if (channel.kind === 'category' || (chat === undefined && spot === 'none')) return true;
    const { owner, parent, guild, name } = chat ?? {};
    const known: Channel = {
      ...channel,
      ...(owner === undefined ? {} : { owner }),
      ...(guild === undefined ? {} : { guild }),
      ...(parent === undefined ? {} : { parent }),
      ...(name === undefined || channel.name !== undefined ? {} : { name }),
    };
    if ((await endings.roleOf(known)).kind === 'other') return true;
    const isThread = known.kind === 'thread';
    let isStored = true;
    if (!isThread || deletedThreadsEnd) {
      const change = {
        id: `deleted:${channel.id}`,
        at: new Date(now()),
        closeReason: 'resolved',
        isThere: false,
      } as const;
      const ending = await endings.ofChange(known, isThread ? { ...change, needsAgent: true } : change);
      isStored = await outcomes.store(ending, hand);
    }
    isStored = isStored && (await outcomes.lose(placeOf(known), hand));
    if (isStored) await chats.forget(channel.id);
    return isStored;
  }

  /** What the gateway tells when it begins, or when the app is let into a channel. */
  async function heardMany(json: unknown, type: string, hand: Hand): Promise<true> {
    const told = readOr(channelsOf(json), type) ?? [];
    for (const each of told) places.note(each);
    for (const each of told) {
      // What is locked or has a tag already is met when it changes next: this is no change of it.
      const isOpen = each.thread?.locked === false && !each.thread.archived && each.tags.length === 0;
      const isRecent = each.lastMessage !== undefined && now() - timeOf(each.lastMessage).getTime() < recent;
      const spot = places.find(each.id);
      if (spot === 'thread' && isOpen && isRecent) await serially(each.id, () => chats.note(each));
      // Those that are known are looked at when what was missed is looked for.
      if (spot === 'ticket' && (await chats.recall(each.id)) === undefined)
        await serially(each.id, () => tickets.hear(each, hand));
    }
    return true;
  }

  function readOr<T>(read: T | undefined, type: string): T | undefined {
    if (read === undefined) log('warn', { type }, 'discord: a change that can’t be read');
    return read;
  }

  return {
    /** @returns whether all of it is stored, or is nothing that would have to be */
    async hear(type: string, json: unknown, hand: Hand): Promise<boolean> {
      try {
        if (type === 'GUILD_CREATE' || type === 'THREAD_LIST_SYNC') return await heardMany(json, type, hand);
        if (!single.has(type)) return true;
        const channel = readOr(readChannel(json), type);
        if (channel === undefined) return true;
        switch (type) {
          case 'THREAD_UPDATE':
            return await heardThread(channel, hand);
          case 'THREAD_DELETE':
          case 'CHANNEL_DELETE':
            return await serially(channel.id, () => heardDeletion(channel, hand));
          case 'THREAD_CREATE':
            places.note(channel);
            if (places.find(channel.id) === 'thread' && channel.thread?.locked !== true) {
              const isMade = isNewlyMade.safeParse(json).success;
              await serially(channel.id, () => chats.note(channel, isMade));
            }
            return true;
          default:
            places.note(channel);
            return await serially(channel.id, () => tickets.hear(channel, hand, type === 'CHANNEL_CREATE'));
        }
      } catch (error) {
        const outcome = nameFailure(error, 'reading');
        log('warn', { type, outcome }, 'discord: not enough is known about a chat that changed');
        return false;
      }
    },
    /** A message in a support chat: who wrote it is kept, what it says is not even told. */
    async heardMessage(json: unknown): Promise<void> {
      const said = readSaid(json);
      if (said?.guild === undefined) return;
      if (places.find(said.channelId) === undefined) {
        const channel = await channels.look(said.channelId).catch(() => undefined);
        if (channel === undefined) return;
        places.note(channel);
      }
      const spot = places.find(said.channelId);
      if (spot === 'thread' || spot === 'ticket') chats.hear(said);
    },
    /** @param isMade nothing of what happened to the thread was before our time */
    heardThread,
    /** A thread as it was when the app came to know the server. */
    meetThread: (thread: Channel): Promise<void> => serially(thread.id, () => threadChanges.meet(thread)),
    heardTicket: (channel: Channel, hand: Hand): Promise<boolean> =>
      serially(channel.id, () => tickets.hear(channel, hand)),
    heardDeletion: (channel: Channel, hand: Hand): Promise<boolean> =>
      serially(channel.id, () => heardDeletion(channel, hand)),
    /** The place of something that is asked is not there any more. */
    lost: (channel: Channel, hand: Hand): Promise<boolean> =>
      serially(channel.id, () => outcomes.lose(placeOf(channel), hand)),
  };
}

const single: ReadonlySet<string> = new Set([
  'THREAD_CREATE',
  'THREAD_UPDATE',
  'THREAD_DELETE',
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
]);

const isNewlyMade = z.object({ newly_created: z.literal(true) });

const many = z.object({
  id: snowflake.optional(),
  guild_id: snowflake.optional(),
  threads: z.array(z.unknown()).default([]),
  channels: z.array(z.unknown()).default([]),
});

function channelsOf(json: unknown): readonly Channel[] | undefined {
  const read = many.safeParse(json);
  if (!read.success) return undefined;
  const guild = read.data.guild_id ?? read.data.id;
  return [...read.data.channels, ...read.data.threads].flatMap((each) => {
    const channel = readChannel(each);
    return channel === undefined ? [] : [{ ...(guild === undefined ? {} : { guild }), ...channel }];
  });
}
