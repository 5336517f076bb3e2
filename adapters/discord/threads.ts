import type { Memory, Remembered } from '../memory.ts';
import type { Call } from './calls.ts';
import { type Channel, readChannel, type Thread } from './channel.ts';
import { codeOf, codes, nameFailure } from './failures.ts';
import { timeOf } from './ids.ts';
import { openQueues } from './queues.ts';
import type { Log } from './settings.ts';

/**
 * What is remembered of a support chat's thread, across restarts and for every process.
 * `respondent`: whom the question is for, should the thread not take it. `archive`: it is to be archived (again) once
 * nothing is asked any more. `live`: ids of messages that ask something. `caused`: the time of the last change of its archive
 * status that was ours. `opening`: when we began to open it. `locked`: it ended by being locked.
 */
type Course = Readonly<
  Partial<Record<'respondent' | 'archive' | 'live' | 'caused' | 'opening' | 'locked' | 'at', string>>
>;

/** A change of a thread, as far as its support chat is concerned. */
export type Change =
  | { readonly kind: 'ended'; readonly by: 'archived' | 'locked' }
  | { readonly kind: 'reopened'; readonly by: 'unarchived' | 'unlocked' }
  | { readonly kind: 'nothing'; readonly because: 'ours' | 'unchanged' };

/** How long an un-archiving may take until it counts as somebody else's, in milliseconds. */
const opens = 30_000;
/** How long a thread is remembered that nothing more is heard of. */
const lifetime = 60 * 24 * 3_600_000;

export type Threads = ReturnType<typeof openThreads>;

/** What we do with threads, told apart from what others do with them. Work on one thread is done one after the other. */
export function openThreads(call: Call, memory: Memory, log: Log, now: () => number = Date.now) {
  const serially = openQueues();
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
        if (course.archive !== undefined || course.locked !== undefined)
          await keep(id, course, { archive: '', locked: '' });
      }),

    /** What a THREAD_UPDATE means. */
    read: (id: string, thread: Thread): Promise<Change> =>
      serially(id, async () => {
        const course = await courseOf(id);
        if (course.caused === thread.changed && !(thread.locked && course.locked !== 'yes'))
          return { kind: 'nothing', because: 'ours' };
        if (thread.archived) return { kind: 'ended', by: 'archived' };
        if (thread.locked) {
          if (course.locked !== 'yes') await keep(id, course, { locked: 'yes' });
          return { kind: 'ended', by: 'locked' };
        }
        if (course.opening !== undefined && now() - Date.parse(course.opening) < opens)
          return { kind: 'nothing', because: 'ours' };
        if (course.locked === 'yes') return { kind: 'reopened', by: 'unlocked' };
        // A thread that never was archived has a time of change, too: that of its creation, give or take.
        const isNew = course.respondent === undefined && Date.parse(thread.changed) - timeOf(id).getTime() < 1000;
        return isNew ? { kind: 'nothing', because: 'unchanged' } : { kind: 'reopened', by: 'unarchived' };
      }),

    /**
     * Does something in a thread that an archived thread does not allow; opens it for that and notes that it is to be
     * archived again. @throws what the client throws
     */
    openFor: <T>(id: string, work: () => Promise<T>): Promise<T> =>
      serially(id, async () => {
        const course = await keep(id, await courseOf(id), { opening: new Date(now()).toISOString(), archive: 'yes' });
        try {
          const caused = await setArchived(id, false);
          await keep(id, course, { opening: '', ...caused });
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
     * Notes that a message in the thread asks something or does not any more, and archives the thread when that was
     * the last one. Never throws: what was shown is shown.
     */
    settle: (id: string, message: string, asks: boolean): Promise<void> =>
      serially(id, async () => {
        const course = await courseOf(id);
        const live = (course.live ?? '').split(',').filter((each) => each !== '');
        if (asks) {
          if (!live.includes(message)) await keep(id, course, { live: [...live, message].join(',') });
          return;
        }
        const left = live.filter((each) => each !== message);
        if (left.length < live.length) await keep(id, course, { live: left.join(',') });
        if (course.archive === 'yes' && left.length === 0) await archive(id);
      }).catch((error: unknown) =>
        log('warn', { thread: id, outcome: nameFailure(error, 'reading') }, 'discord: a thread was not archived again'),
      ),

    /** Archives the thread now, unless something is asked in it. @throws what the client throws */
    close: (id: string): Promise<void> =>
      serially(id, async () => {
        const { live } = await courseOf(id);
        if (live === undefined || live === '') await archive(id);
      }),

    forget: (id: string) => memory.forget(keyOf(id)),

    /** Forgets threads that nothing was heard of for a long time. */
    async prune(): Promise<void> {
      for (const [key, { at }] of await memory.list('thread:')) {
        if (at === undefined || now() - Date.parse(at) > lifetime) await memory.forget(key);
      }
    },
  };

  async function archive(id: string): Promise<void> {
    const caused = await setArchived(id, true).catch((error: unknown) => {
      // It is archived already: nothing to do, and nothing of ours.
      if (codeOf(error) === codes.threadArchived) return {};
      throw error;
    });
    await keep(id, await courseOf(id), { archive: '', ...caused });
  }

  async function setArchived(id: string, archived: boolean): Promise<Course> {
    const after: Channel | undefined = readChannel(await call('PATCH', `/channels/${id}`, { body: { archived } }));
    return after?.thread === undefined ? {} : { caused: after.thread.changed };
  }
}

/** Without what is empty: an empty member of a course says that it is not so any more. */
function written(course: Course): Remembered {
  return Object.fromEntries(Object.entries(course).filter(([, value]) => value !== ''));
}
