import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { platform, timeOf } from '../api/ids.ts';
import type { Hand } from './answering.ts';
import type { Chats } from './chats.ts';
import type { Endings } from './endings.ts';
import { type Outcomes, placeOf } from './outcomes.ts';
import type { Places } from './places.ts';
import type { Change, Told } from './thread-course.ts';
import type { Threads } from './threads.ts';

/** Which changes of threads are the end of their chats, besides closing and locking them. */
export interface EndSignals {
  /** Discord archived the thread, because nobody wrote any more. */
  readonly autoArchiveEnds: boolean;
  /** A forum's post got one of these tags, by id or by name. */
  readonly solvedTags: readonly string[];
}

interface Needs {
  readonly endings: Endings;
  readonly threads: Threads;
  readonly chats: Chats;
  readonly outcomes: Outcomes;
  readonly places: Places;
  readonly channels: Channels;
  readonly signals: EndSignals;
  readonly now: () => number;
}

export type ThreadChanges = ReturnType<typeof openThreadChanges>;

/** Threads that were closed, locked, tagged, or opened again. All resolve to whether that is stored. */
export function openThreadChanges({ endings, threads, chats, outcomes, places, channels, signals, now }: Needs) {
  /** @param isMade nothing of what happened to the thread was before our time */
  async function tellThread(thread: Channel, hand: Hand, isMade: boolean): Promise<boolean> {
    if (thread.thread === undefined || places.find(thread.id) === 'none') return true;
    if ((await endings.roleOf(thread)).kind === 'other') return true;
    const told: Told = { ...thread.thread, solved: await isSolved(thread) };
    const { isNew } = await chats.note(thread, isMade);
    const isFirstSight = isNew && !isMade && Object.keys(await threads.courseOf(thread.id)).length === 0;
    if (isFirstSight && !told.archived) {
      await meet(thread, told);
      return true;
    }
    const isStored = await tellChange(thread, told, hand);
    return isStored && told.locked ? outcomes.lose(placeOf(thread), hand) : isStored;
  }

  /** How a thread was when it was first seen is no change of it: a lock may be years old. */
  async function meet(thread: Channel, told: Told): Promise<void> {
    if (!told.archived && !told.locked && !told.solved) return;
    await threads.noteState(thread.id, told);
    await chats.noteOver(thread.id, thread.lastMessage);
  }

  async function tellChange(thread: Channel, told: Told, hand: Hand): Promise<boolean> {
    const change = await threads.read(thread.id, told);
    switch (change.kind) {
      case 'nothing':
        return true;
      case 'reopened': {
        const { at, id } = nameChange(thread.id, change, told.changed);
        await threads.noteGoesOn(thread.id);
        const stored = await hand.insist({ kind: 'chatReopened', id, at, source: platform, chatId: thread.id });
        if (stored.kind === 'notStored') return false;
        await threads.noteReopened(thread.id);
        return true;
      }
      case 'ended': {
        const isOld = change.by === 'archived' && archivedItself(thread, change.active);
        if (isOld && !signals.autoArchiveEnds) return true;
        const { at, id } = nameChange(thread.id, change, told.changed);
        const closeReason = isOld ? 'inactivity' : 'resolved';
        const ending = await endings.ofChange(thread, { id, at, closeReason, isThere: true });
        const isStored = await outcomes.store(ending, hand);
        if (isStored && change.by !== 'archived') await threads.noteState(thread.id, told);
        return isStored;
      }
      default:
        return change satisfies never;
    }
  }

  /**
   * Discord tells when a thread was archived or un-archived: the same for a redelivery and for a look at the list
   * afterwards. Of locks and tags it tells no time, so they are counted.
   */
  function nameChange(thread: string, change: Exclude<Change, { readonly kind: 'nothing' }>, changed: string) {
    const isCounted = 'count' in change;
    return {
      at: isCounted ? new Date(now()) : new Date(changed),
      id: `${change.by}:${thread}:${isCounted ? change.count : changed}`,
    };
  }

  async function isSolved({ tags, parent }: Channel): Promise<boolean> {
    const { solvedTags } = signals;
    if (solvedTags.length === 0 || tags.length === 0 || parent === undefined) return false;
    if (tags.some((tag) => solvedTags.includes(tag))) return true;
    const wanted = new Set(solvedTags.map((each) => each.toLowerCase()));
    const { choices } = await channels.look(parent);
    return choices.some(({ id, name }) => tags.includes(id) && wanted.has(name.trim().toLowerCase()));
  }

  return {
    hear: tellThread,
    /** A thread as it was when the app came to know the server. */
    async meet(thread: Channel): Promise<void> {
      const isKnown = (await chats.recall(thread.id)) !== undefined && thread.thread?.archived !== true;
      if (isKnown || thread.thread === undefined || (await endings.roleOf(thread)).kind === 'other') return;
      await meet(thread, { ...thread.thread, solved: await isSolved(thread) });
    },
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
