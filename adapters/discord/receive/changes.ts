import { z } from 'zod';
import { type Channel, readChannel } from '../api/channel.ts';
import { nameFailure } from '../api/failures.ts';
import { platform, snowflake, timeOf } from '../api/ids.ts';
import { openQueues } from '../api/queues.ts';
import type { Log } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import type { Ending, Endings } from './endings.ts';
import { openLastKnown } from './last-known.ts';
import type { Change, Threads } from './threads.ts';

interface Needs {
  readonly endings: Endings;
  readonly threads: Threads;
  readonly autoArchiveEnds: boolean;
  /** Ids of the channels and categories in which customers are helped. */
  readonly chats: ReadonlySet<string>;
  readonly log: Log;
  readonly now: () => number;
}

export type Changes = ReturnType<typeof openChanges>;

/** Threads that were closed, opened again or deleted, and ticket channels that were deleted. */
export function openChanges({ endings, threads, autoArchiveEnds, chats, log, now }: Needs) {
  const lastKnown = openLastKnown(chats);
  // Two changes of one thread are told in the order in which they happened.
  const serially = openQueues();

  /** @returns whether all of it is stored */
  function heardThread(thread: Channel, hand: Hand): Promise<boolean> {
    lastKnown.note(thread);
    return serially(thread.id, () => tellThread(thread, hand));
  }

  async function tellThread(thread: Channel, hand: Hand): Promise<boolean> {
    if (thread.thread === undefined || (await endings.roleOf(thread)).kind === 'other') return true;
    const change = await threads.read(thread.id, thread.thread);
    const { changed } = thread.thread;
    switch (change.kind) {
      case 'nothing':
        return true;
      case 'reopened': {
        const { at, id } = nameChange(thread.id, change, changed);
        await threads.noteGoesOn(thread.id);
        const stored = await hand.insist({ kind: 'chatReopened', id, at, source: platform, chatId: thread.id });
        if (stored.kind === 'notStored') return false;
        await threads.noteReopened(thread.id);
        return true;
      }
      case 'ended': {
        const isOld = change.by === 'archived' && archivedItself(thread, change.active);
        if (isOld && !autoArchiveEnds) return true;
        const { at, id } = nameChange(thread.id, change, changed);
        const ending = await endings.ofChange(thread, id, at, isOld ? 'inactivity' : 'resolved', true);
        const isStored = await store(ending, hand);
        if (isStored && change.by === 'locked') await threads.noteLocked(thread.id, change.lock);
        return isStored;
      }
      default:
        return change satisfies never;
    }
  }

  /**
   * Discord tells when a thread was archived or un-archived: the same for a redelivery and for a look at the list
   * afterwards. Of locks it tells no time, so they are counted.
   */
  function nameChange(thread: string, change: Exclude<Change, { readonly kind: 'nothing' }>, changed: string) {
    const isLock = change.by === 'locked' || change.by === 'unlocked';
    return {
      at: isLock ? new Date(now()) : new Date(changed),
      id: `${change.by}:${thread}:${isLock ? change.lock : changed}`,
    };
  }

  /** The customer is asked in their direct messages: there is no other place left. */
  async function heardDeletion(channel: Channel, hand: Hand): Promise<boolean> {
    const known = { ...channel, ...lastKnown.find(channel.id) };
    if (known.kind === 'category' || (await endings.roleOf(known)).kind === 'other') return true;
    const at = new Date(now());
    const ending = await endings.ofChange(known, `deleted:${channel.id}`, at, 'resolved', false);
    const isStored = await store(ending, hand);
    lastKnown.forget(channel.id);
    return isStored;
  }

  function readOr<T>(read: T | undefined, type: string): T | undefined {
    if (read === undefined) log('warn', { type }, 'discord: a change that can’t be read');
    return read;
  }

  async function store(ending: Ending, hand: Hand): Promise<boolean> {
    if (ending.kind === 'nothing') {
      // Only in the support channels: elsewhere threads are nobody's business here.
      if (ending.because !== 'elsewhere')
        log('warn', { because: ending.because }, 'discord: a chat ended, and nobody is asked');
      return true;
    }
    const { event, channel } = ending;
    await threads.noteEnded(channel.id, event.chat.respondent.id, channel.thread?.archived === true);
    return (await hand.insist(event)).kind === 'stored';
  }

  return {
    /** @returns whether all of it is stored, or is nothing that would have to be */
    async hear(type: string, json: unknown, hand: Hand): Promise<boolean> {
      try {
        switch (type) {
          case 'GUILD_CREATE':
          case 'THREAD_LIST_SYNC':
            for (const each of readOr(channelsOf(json), type) ?? []) lastKnown.note(each);
            return true;
          case 'THREAD_CREATE':
          case 'CHANNEL_CREATE':
          case 'CHANNEL_UPDATE': {
            const channel = readOr(readChannel(json), type);
            if (channel !== undefined) lastKnown.note(channel);
            return true;
          }
          case 'THREAD_UPDATE': {
            const thread = readOr(readChannel(json), type);
            return thread === undefined ? true : await heardThread(thread, hand);
          }
          case 'THREAD_DELETE':
          case 'CHANNEL_DELETE': {
            const channel = readOr(readChannel(json), type);
            return channel === undefined ? true : await serially(channel.id, () => heardDeletion(channel, hand));
          }
          default:
            return true;
        }
      } catch (error) {
        const outcome = nameFailure(error, 'reading');
        log('warn', { type, outcome }, 'discord: not enough is known about a chat that changed');
        return false;
      }
    },
    heardThread,
  };
}

/**
 * Whether Discord archived the thread because nothing happened in it for as long as it is set to: a person who closes it
 * does so earlier. Discord does not tell the two apart. What counts as activity is a message, opening the thread and
 * setting it to another time. Source: discord.com/developers/docs/topics/threads#active-archived-threads.
 * @param active when it was last opened or set to another time, if that was heard of
 */
export function archivedItself({ id, lastMessage, thread }: Channel, active?: string): boolean {
  if (thread === undefined || thread.archivesAfter <= 0) return false;
  const quietSince = Math.max(
    lastMessage === undefined ? 0 : timeOf(lastMessage).getTime(),
    thread.created === undefined ? timeOf(id).getTime() : Date.parse(thread.created),
    active === undefined ? 0 : Date.parse(active),
  );
  return Date.parse(thread.changed) - quietSince >= thread.archivesAfter * 60_000;
}

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
