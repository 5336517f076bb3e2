import type { Memory, Remembered } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import { type Channel, readChannel, type Thread } from '../api/channel.ts';
import { codeOf, codes, nameFailure } from '../api/failures.ts';
import { openQueues } from '../api/queues.ts';
import type { Log } from '../setup/settings.ts';

/**
 * What is remembered of a support chat's thread, across restarts and for every process.
 * `respondent`: whom the question is for, should the thread not take it. `archive`: it is to be archived (again) once
 * nothing is asked any more. `live`: ids of messages that ask something. `caused`: the times of the latest changes of its
 * archive status that were ours. `opening`: when we began to open it. `closed`: it was seen archived and not opened since.
 * `locked`: it was seen locked and not unlocked since. `locks`: how often it was locked. `active`: when it was last opened
 * or set to another time of inactivity.
 */
type Course = Readonly<
  Partial<
    Record<
      'respondent' | 'archive' | 'live' | 'caused' | 'opening' | 'closed' | 'locked' | 'locks' | 'active' | 'at',
      string
    >
  >
>;

/** A change of a thread, as far as its support chat is concerned. `lock`: which of its locks, from 1. */
export type Change =
  | { readonly kind: 'ended'; readonly by: 'archived'; readonly active?: string }
  | { readonly kind: 'ended'; readonly by: 'locked'; readonly lock: number }
  | { readonly kind: 'reopened'; readonly by: 'unarchived' }
  | { readonly kind: 'reopened'; readonly by: 'unlocked'; readonly lock: number }
  | { readonly kind: 'nothing'; readonly because: 'ours' | 'unchanged' };

/** How long an un-archiving may take until it counts as somebody else's, in milliseconds. */
const opens = 30_000;
/** How long a thread is remembered that nothing more is heard of. */
const lifetime = 60 * 24 * 3_600_000;
/** So many changes of ours are told apart from those of others: what Discord tells of them may come late. */
const mostCaused = 4;

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
        if (course.archive !== undefined) await keep(id, course, { archive: '' });
      }),

    /** That the thread is locked was stored as an end: hearing of it again is no other one. */
    noteLocked: (id: string, lock: number) =>
      serially(id, async () => {
        await keep(id, await courseOf(id), { locked: 'yes', locks: String(lock) });
      }),

    /** That the thread was opened again is stored: until it is closed again, no change of it says so once more. */
    noteReopened: (id: string) =>
      serially(id, async () => {
        await keep(id, await courseOf(id), { closed: '', locked: '' });
      }),

    /**
     * What a THREAD_UPDATE means. Discord tells of any change, a new name or tag included, with the thread as it is then:
     * what happened to it shows against what it was.
     */
    read: (id: string, thread: Thread): Promise<Change> =>
      serially(id, async () => {
        const course = await courseOf(id);
        const isOurs = (course.caused ?? '').split(',').includes(thread.changed);
        const lock = Number(course.locks ?? 0) + (course.locked === 'yes' ? 0 : 1);
        if (thread.archived) {
          // Noted before the end is stored: an archived thread is told the same way however often it is looked at.
          const locked = thread.locked ? { locked: 'yes', locks: String(lock) } : { locked: '' };
          await keep(id, course, { closed: 'yes', ...locked });
          if (isOurs) return { kind: 'nothing', because: 'ours' };
          return { kind: 'ended', by: 'archived', ...(course.active === undefined ? {} : { active: course.active }) };
        }
        // Begun to be opened by us, as far as a process came that ended before it could note more.
        const isOpening = course.opening !== undefined && now() - Date.parse(course.opening) < opens;
        if (isOurs || isOpening) await noteOpened(id, course, thread.changed);
        else if (course.active !== thread.changed) await keep(id, course, { active: thread.changed });
        if (thread.locked)
          return course.locked === 'yes'
            ? { kind: 'nothing', because: 'unchanged' }
            : { kind: 'ended', by: 'locked', lock };
        if (course.locked === 'yes') return { kind: 'reopened', by: 'unlocked', lock };
        if (isOurs || isOpening) return { kind: 'nothing', because: 'ours' };
        return course.closed === 'yes'
          ? { kind: 'reopened', by: 'unarchived' }
          : { kind: 'nothing', because: 'unchanged' };
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
    await keep(id, course, { archive: '', closed: 'yes', ...causedAt(course, changed) });
  }

  /** @returns when that was, as Discord has it */
  async function setArchived(id: string, archived: boolean): Promise<string | undefined> {
    const after: Channel | undefined = readChannel(await call('PATCH', `/channels/${id}`, { body: { archived } }));
    return after?.thread?.changed;
  }
}

function causedAt({ caused }: Course, changed: string | undefined): Course {
  if (changed === undefined) return {};
  const known = (caused ?? '').split(',').filter((each) => each !== '' && each !== changed);
  return { caused: [...known, changed].slice(-mostCaused).join(',') };
}

/** Without what is empty: an empty member of a course says that it is not so any more. */
function written(course: Course): Remembered {
  return Object.fromEntries(Object.entries(course).filter(([, value]) => value !== ''));
}
