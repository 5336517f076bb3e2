import { z } from 'zod';
import type { Hand } from './answering.ts';
import { type Channel, readChannel } from './channel.ts';
import type { Ending, Endings } from './endings.ts';
import { nameFailure } from './failures.ts';
import { platform, snowflake, timeOf } from './ids.ts';
import { openQueues } from './queues.ts';
import { openSeen } from './seen.ts';
import type { Log } from './settings.ts';
import type { Threads } from './threads.ts';

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
  const seen = openSeen(chats);
  // Two changes of one thread are told in the order in which they happened.
  const serially = openQueues();

  /** @returns whether all of it is stored */
  function heardThread(thread: Channel, hand: Hand): Promise<boolean> {
    seen.note(thread);
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
        const isUnlocked = change.by === 'unlocked';
        const at = isUnlocked ? new Date(now()) : new Date(changed);
        const id = `${change.by}:${thread.id}:${isUnlocked ? at.getTime() : changed}`;
        await threads.noteGoesOn(thread.id);
        const stored = await hand.insist({ kind: 'chatReopened', id, at, source: platform, chatId: thread.id });
        return stored.kind === 'stored';
      }
      case 'ended': {
        const isOld = change.by === 'archived' && archivedItself(thread);
        if (isOld && !autoArchiveEnds) return true;
        const at = change.by === 'archived' ? new Date(changed) : new Date(now());
        // Discord tells when a thread was archived: the same for a redelivery and for a look at the list afterwards.
        const id = `${change.by}:${thread.id}:${changed}`;
        return store(await endings.ofChange(thread, id, at, isOld ? 'inactivity' : 'resolved', true), hand);
      }
      default:
        return change satisfies never;
    }
  }

  /** The customer is asked in their direct messages: there is no other place left. */
  async function heardDeletion(channel: Channel, hand: Hand): Promise<boolean> {
    const known = { ...channel, ...seen.find(channel.id) };
    if (known.kind === 'category' || (await endings.roleOf(known)).kind === 'other') return true;
    const at = new Date(now());
    const ending = await endings.ofChange(known, `deleted:${channel.id}`, at, 'resolved', false);
    const isStored = await store(ending, hand);
    seen.forget(channel.id);
    return isStored;
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
            for (const each of channelsOf(json)) seen.note(each);
            return true;
          case 'THREAD_CREATE':
          case 'CHANNEL_CREATE':
          case 'CHANNEL_UPDATE': {
            const channel = readChannel(json);
            if (channel !== undefined) seen.note(channel);
            return true;
          }
          case 'THREAD_UPDATE': {
            const thread = readChannel(json);
            return thread === undefined ? true : await heardThread(thread, hand);
          }
          case 'THREAD_DELETE':
          case 'CHANNEL_DELETE': {
            const channel = readChannel(json);
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
 * Whether Discord archived the thread because nobody wrote for as long as it is set to: a person who closes it does so
 * earlier. Discord does not tell the two apart.
 */
export function archivedItself({ id, lastMessage, thread }: Channel): boolean {
  if (thread === undefined || thread.archivesAfter <= 0) return false;
  const quietSince = timeOf(lastMessage ?? id).getTime();
  return Date.parse(thread.changed) - quietSince >= thread.archivesAfter * 60_000;
}

const many = z.object({
  id: snowflake.optional(),
  guild_id: snowflake.optional(),
  threads: z.array(z.unknown()).default([]),
  channels: z.array(z.unknown()).default([]),
});

function channelsOf(json: unknown): readonly Channel[] {
  const read = many.safeParse(json);
  if (!read.success) return [];
  const guild = read.data.guild_id ?? read.data.id;
  return [...read.data.channels, ...read.data.threads].flatMap((each) => {
    const channel = readChannel(each);
    return channel === undefined ? [] : [{ ...(guild === undefined ? {} : { guild }), ...channel }];
  });
}
