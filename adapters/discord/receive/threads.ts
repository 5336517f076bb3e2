import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import { type Channel, readChannel } from '../api/channel.ts';
import { codeOf, codes, nameFailure } from '../api/failures.ts';
import { openQueues } from '../api/queues.ts';
import type { Log, Times } from '../setup/settings.ts';
import {
  type Change,
  type Course,
  causedAt,
  changeOf,
  flagsOf,
  isBeforeOurs,
  liveIn,
  scoredBy,
  scorerIn,
  type Told,
  written,
} from './thread-course.ts';

/** How long an un-archiving may take until it counts as somebody else's, in milliseconds. */
const opens = 30_000;
/** How long a thread is remembered that nothing more is heard of. */
const lifetime = 60 * 24 * 3_600_000;

export type Threads = ReturnType<typeof openThreads>;

/** What we do with threads, told apart from what others do with them. Work on one thread is done one after the other. */
export function openThreads(
  call: Call,
  memory: Memory,
  log: Log,
  { closeAfter }: Pick<Times, 'closeAfter'>,
  now: () => number = Date.now,
) {
  const serially = openQueues();
  /** When threads are to be archived in which a score was given. */
  const closing = new Map<string, number>();
  const keyOf = (id: string) => `thread:${id}`;
  const courseOf = async (id: string): Promise<Course> => (await memory.recall(keyOf(id))) ?? {};
  const keep = async (id: string, course: Course, more: Course): Promise<Course> => {
    const next: Course = { ...course, ...more, at: new Date(now()).toISOString() };
    await memory.remember(keyOf(id), written(next));
    return next;
  };

  return {
    courseOf,

    /** Notes whom the question is for, and whether the thread is closed after it. */
    noteEnded: (id: string, respondent: string, archive: boolean) =>
      serially(id, async () => {
        await keep(id, await courseOf(id), { respondent, ...(archive ? { archive: 'yes' } : {}) });
      }),

    /** The chat goes on: nothing of ours closes the thread any more. */
    noteGoesOn: (id: string) =>
      serially(id, async () => {
        const course = await courseOf(id);
        if (course.archive !== undefined) await keep(id, course, { archive: '' });
      }),

    /** How the thread is now was stored, or is how it was first seen: hearing of it again is no other change. */
    noteState: (id: string, thread: Told) =>
      serially(id, async () => {
        const course = await courseOf(id);
        const closed = thread.archived ? 'yes' : (course.closed ?? '');
        await keep(id, course, { ...flagsOf(course, thread), closed });
      }),

    /** That the thread was opened again is stored: until it is closed again, no change of it says so once more. */
    noteReopened: (id: string) =>
      serially(id, async () => {
        await keep(id, await courseOf(id), { closed: '', locked: '', solved: '' });
      }),

    /**
     * What a THREAD_UPDATE means. Discord tells of any change, a new name or tag included, with the thread as it is then:
     * what happened to it shows against what it was.
     */
    read: (id: string, thread: Told): Promise<Change> =>
      serially(id, async () => {
        const course = await courseOf(id);
        const isOurs = (course.caused ?? '').split(',').includes(thread.changed);
        if (thread.archived) {
          // Noted before the end is stored: an archived thread is told the same way however often it is looked at.
          await keep(id, course, { closed: 'yes', ...flagsOf(course, thread) });
          if (isOurs) return { kind: 'nothing', because: 'ours' };
          return { kind: 'ended', by: 'archived', ...(course.active === undefined ? {} : { active: course.active }) };
        }
        // A look at the thread from before our last change of it, which was read late.
        if (!isOurs && isBeforeOurs(course, thread.changed)) return { kind: 'nothing', because: 'unchanged' };
        // Begun to be opened by us, as far as a process came that ended before it could note more.
        const isOpening = course.opening !== undefined && now() - Date.parse(course.opening) < opens;
        if (isOurs || isOpening) await noteOpened(id, course, thread.changed);
        else if (course.active !== thread.changed) await keep(id, course, { active: thread.changed });
        return changeOf(course, thread, isOurs || isOpening);
      }),

    /**
     * Does something in a thread that an archived thread does not allow; opens it for that and notes that it is to be
     * archived again. @throws what the client throws
     */
    openFor: <T>(id: string, work: () => Promise<T>): Promise<T> =>
      serially(id, async () => {
        const course = await keep(id, await courseOf(id), { opening: new Date(now()).toISOString(), archive: 'yes' });
        try {
          await noteOpened(id, course, await setArchived(id, false));
        } catch (error) {
          await keep(id, course, { opening: '' });
          throw error;
        }
        try {
          return await work();
        } catch (error) {
          // Nobody is asked in it, so it is left as it was found.
          await archive(id).catch(() => {});
          throw error;
        }
      }),

    /**
     * Notes that a message in the place asks for a score, for a reason or for nothing any more. The thread is archived when
     * nothing is asked, and some time after the score where only a reason can still be given. Never throws: what was shown
     * is shown.
     */
    settle: (id: string, message: string, asks: 'scale' | 'reason' | 'nothing'): Promise<void> =>
      serially(id, async () => {
        const course = await courseOf(id);
        const others = liveIn(course).filter((each) => each !== message);
        const live = (asks === 'nothing' ? others : [...others, message]).join(',');
        const isLeft = asks === 'reason' && others.length === 0 && course.archive === 'yes';
        const closeAt = isLeft ? new Date(now() + closeAfter).toISOString() : '';
        if (live !== (course.live ?? '') || closeAt !== (course.closeAt ?? ''))
          await keep(id, course, { live, closeAt });
        if (isLeft) closing.set(id, now() + closeAfter);
        else closing.delete(id);
        if (asks === 'nothing' && course.archive === 'yes' && others.length === 0) await archive(id);
      }).catch((error: unknown) =>
        log('warn', { thread: id, outcome: nameFailure(error, 'reading') }, 'discord: a thread was not archived again'),
      ),

    /** Archives the threads in which a score was given some time ago, also those of a process that ended meanwhile. */
    async closeAnswered(isFirst: boolean): Promise<void> {
      if (isFirst) {
        for (const [key, { closeAt }] of await memory.list('thread:'))
          if (closeAt !== undefined) closing.set(key.slice('thread:'.length), Date.parse(closeAt));
      }
      for (const [id, at] of closing) {
        if (at > now()) continue;
        closing.delete(id);
        await serially(id, async () => {
          const course = await courseOf(id);
          if (course.closeAt === undefined || Date.parse(course.closeAt) > now()) return;
          await keep(id, course, { closeAt: '' });
          if (course.archive === 'yes') await archive(id);
        }).catch((error: unknown) =>
          log('warn', { thread: id, outcome: nameFailure(error, 'reading') }, 'discord: a thread was not archived'),
        );
      }
    },

    /** Ids of the messages in the place that ask something. */
    live: async (id: string): Promise<readonly string[]> => liveIn(await courseOf(id)),

    /** What asked something in the place is asked elsewhere. */
    noteMoved: (id: string) =>
      serially(id, async () => {
        const course = await courseOf(id);
        if (course.live !== undefined) await keep(id, course, { live: '', closeAt: '' });
      }),

    /** Notes whose score an invitation has: nobody else may say why. */
    noteScored: (id: string, invitation: string, by: string) =>
      serially(id, async () => {
        const course = await courseOf(id);
        const next = scoredBy(course, invitation, by);
        if (next.scored !== course.scored) await keep(id, course, next);
      }),

    /** Who gave the invitation its score, as far as that was noted. */
    async scorerOf(id: string, invitation: string): Promise<string | undefined> {
      return scorerIn(await courseOf(id), invitation);
    },

    /** All places in which something is asked. */
    async asking(): Promise<readonly string[]> {
      const kept = await memory.list('thread:');
      return [...kept].flatMap(([key, course]) => (course.live === undefined ? [] : [key.slice('thread:'.length)]));
    },

    /** Archives the thread now, unless something is asked in it. @throws what the client throws */
    close: (id: string): Promise<void> =>
      serially(id, async () => {
        if (liveIn(await courseOf(id)).length === 0) await archive(id);
      }),

    forget: (id: string) => memory.forget(keyOf(id)),

    /** Forgets threads that nothing was heard of for a long time. */
    async prune(): Promise<void> {
      for (const [key, { at }] of await memory.list('thread:')) {
        if (at === undefined || now() - Date.parse(at) > lifetime) await memory.forget(key);
      }
    },
  };

  /** We opened it, at this time of Discord's. */
  async function noteOpened(id: string, course: Course, changed: string | undefined): Promise<void> {
    const active = changed === undefined ? {} : { active: changed };
    await keep(id, course, { opening: '', closed: '', ...active, ...causedAt(course, changed) });
  }

  async function archive(id: string): Promise<void> {
    const changed = await setArchived(id, true).catch((error: unknown) => {
      // It is archived already: nothing to do, and nothing of ours.
      if (codeOf(error) === codes.threadArchived) return undefined;
      throw error;
    });
    const course = await courseOf(id);
    closing.delete(id);
    await keep(id, course, { archive: '', closeAt: '', closed: 'yes', ...causedAt(course, changed) });
  }

  /** @returns when that was, as Discord has it */
  async function setArchived(id: string, archived: boolean): Promise<string | undefined> {
    const after: Channel | undefined = readChannel(await call('PATCH', `/channels/${id}`, { body: { archived } }));
    return after?.thread?.changed;
  }
}
