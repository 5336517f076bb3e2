import type { Remembered } from '../../memory.ts';
import type { Thread } from '../api/channel.ts';

/**
 * What is remembered of a support chat's thread, across restarts and for every process.
 * `respondent`: whom the question is for, should the thread not take it. `archive`: it is to be archived (again) once
 * nothing is asked any more. `live`: ids of messages that ask something. `caused`: the times of the latest changes of its
 * archive status that were ours. `opening`: when we began to open it. `closed`: it was seen archived and not opened since.
 * `locked`: it was seen locked and not unlocked since. `locks`: how often it was locked. `solved` and `solves`: the same for
 * a tag that says it is solved. `active`: when it was last opened or set to another time of inactivity. `closeAt`: when it is
 * archived although a reason can still be given in it. `scored`: who gave a score to which of the latest invitations there.
 */
export type Course = Readonly<
  Partial<
    Record<
      | 'respondent'
      | 'archive'
      | 'live'
      | 'caused'
      | 'opening'
      | 'closed'
      | 'locked'
      | 'locks'
      | 'solved'
      | 'solves'
      | 'active'
      | 'closeAt'
      | 'scored'
      | 'at',
      string
    >
  >
>;

/** A change of a thread, as far as its support chat is concerned. `count`: which of its locks or its tags, from 1. */
export type Change =
  | { readonly kind: 'ended'; readonly by: 'archived'; readonly active?: string }
  | { readonly kind: 'ended'; readonly by: 'locked' | 'tagged'; readonly count: number }
  | { readonly kind: 'reopened'; readonly by: 'unarchived' }
  | { readonly kind: 'reopened'; readonly by: 'unlocked' | 'untagged'; readonly count: number }
  | { readonly kind: 'nothing'; readonly because: 'ours' | 'unchanged' };

/** A thread as it is told of. `solved`: it has a tag that says so. */
export interface Told extends Thread {
  readonly solved: boolean;
}

/** So many changes of ours are told apart from those of others: what Discord tells of them may come late. */
const mostCaused = 4;
/** So many invitations of one place are kept, with who answered them. */
const mostScored = 4;

/** With another change of ours. @param changed when that was, as Discord has it */
export function causedAt({ caused }: Course, changed: string | undefined): Course {
  if (changed === undefined) return {};
  const known = (caused ?? '').split(',').filter((each) => each !== '' && each !== changed);
  return { caused: [...known, changed].slice(-mostCaused).join(',') };
}

/** Whether the thread was last changed before a change of ours. @param changed when that was, as Discord has it */
export function isBeforeOurs({ caused }: Course, changed: string): boolean {
  return (caused ?? '').split(',').some((ours) => Date.parse(ours) > Date.parse(changed));
}

/** With whose score an invitation has. */
export function scoredBy(course: Course, invitation: string, by: string): Course {
  const others = (course.scored ?? '').split(',').filter((each) => each !== '' && !each.startsWith(invitation));
  return { scored: [...others, `${invitation}:${by}`].slice(-mostScored).join(',') };
}

export function scorerIn({ scored }: Course, invitation: string): string | undefined {
  const found = (scored ?? '').split(',').find((each) => each.startsWith(`${invitation}:`));
  return found?.slice(invitation.length + 1);
}

/** What it means that a thread that was not archived is as it is told of. @param isOurs we opened it */
export function changeOf(course: Course, thread: Told, isOurs: boolean): Change {
  const was = { locked: course.locked === 'yes', solved: course.solved === 'yes' };
  const locks = Number(course.locks ?? 0);
  const solves = Number(course.solves ?? 0);
  if (thread.locked && !was.locked) return { kind: 'ended', by: 'locked', count: locks + 1 };
  if (thread.solved && !was.solved) return { kind: 'ended', by: 'tagged', count: solves + 1 };
  if (thread.locked || thread.solved) return { kind: 'nothing', because: 'unchanged' };
  if (was.locked) return { kind: 'reopened', by: 'unlocked', count: locks };
  if (was.solved) return { kind: 'reopened', by: 'untagged', count: solves };
  if (isOurs) return { kind: 'nothing', because: 'ours' };
  return course.closed === 'yes' ? { kind: 'reopened', by: 'unarchived' } : { kind: 'nothing', because: 'unchanged' };
}

/** Ids of the messages that ask something. */
export function liveIn({ live }: Course): readonly string[] {
  return (live ?? '').split(',').filter((each) => each !== '');
}

/** What of the thread says that its chat is over, and how often it did. */
export function flagsOf(course: Course, { locked, solved }: Told): Course {
  return {
    locked: locked ? 'yes' : '',
    ...(locked && course.locked !== 'yes' ? { locks: String(1 + Number(course.locks ?? 0)) } : {}),
    solved: solved ? 'yes' : '',
    ...(solved && course.solved !== 'yes' ? { solves: String(1 + Number(course.solves ?? 0)) } : {}),
  };
}

/** Without what is empty: an empty member of a course says that it is not so any more. */
export function written(course: Course): Remembered {
  return Object.fromEntries(Object.entries(course).filter(([, value]) => value !== ''));
}
