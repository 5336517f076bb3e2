import type { Shown } from '../../adapters/adapter.ts';
import type { DuePosting } from '../../db/postings.ts';
import type { Outcome } from '../../db/steps.ts';
import { backoff } from './backoff.ts';

/** What sending a posting came to, besides what a platform answers. */
export type Came =
  | Shown
  /** It must not appear yet: again in so many milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** It must not appear any more. */
  | { readonly kind: 'tooLate'; readonly because: string }
  /** Only what is there is changed, and nothing is. */
  | { readonly kind: 'nothingThere' };

/** What its owner is told of a posting. */
export type News = { readonly kind: 'delivered' } | { readonly kind: 'undeliverable'; readonly because: string };

/** What is written of a posting, what its owner is told, and what the operator should know. */
export interface Verdict {
  readonly outcome: Omit<Outcome, 'needs' | 'goOn'>;
  readonly news?: News;
  readonly log?: { readonly level: 'warn' | 'error'; readonly text: string; readonly because: string };
}

const neverThere = 'the platform says that it is gone, and it never was there';

const deleted = {
  level: 'warn',
  text: 'a message for the team is not there any more; it is posted afresh',
  because: 'somebody deleted it',
} as const;

/** How often a question is tried that a platform in trouble does not take: for about a day. */
const mostQuestionAttempts = 290;

/** How often what the team should see is tried again: for more than a week, at last once an hour. */
const mostTeamAttempts = 190;

/**
 * As many tries of what the team should see are counted at most while its platform is in trouble: the longest wait is reached
 * by then, and what is refused for another reason later still has its week.
 */
const mostTeamPostponements = 11;

/** Milliseconds until what a platform refused for a reason of its own is looked at again; it rests meanwhile anyway. */
const whilePaused = 1_000;

/**
 * The retry policy. A respondent who can't be reached is told to the owner at once. What a team should see is kept and tried
 * again, for what stands in its way (a missing scope, a channel that was archived) is the operator's to mend, and an alert
 * must not be lost by it.
 *
 * A question that may be there although the platform refused it later was asked: told otherwise, the engine would ask again,
 * and take no answer to the one that is there.
 *
 * @param random 0 (inclusive) to 1 (exclusive), spreads tries
 */
export function judge(posting: DuePosting, came: Came, random: number = Math.random()): Verdict {
  const isFirst = posting.ref === null;
  const asIs = { ...unchanged(posting), dueIn: null, pauseIn: null };
  const tried = posting.attempts + 1;
  switch (came.kind) {
    case 'shown': {
      const { version } = posting;
      const shown = { ...asIs, ref: came.ref, shownVersion: version, isShown: true, attempts: 0, uncertain: false };
      return { outcome: shown, ...(posting.shownVersion === 0 && { news: { kind: 'delivered' } }) };
    }
    case 'nothingThere':
      return { outcome: { ...asIs, uncertain: false } };
    case 'wait':
      return { outcome: { ...asIs, dueIn: came.ms } };
    case 'paused':
      return { outcome: { ...asIs, dueIn: whilePaused } };
    case 'busy': {
      const isQuestion = posting.audience === 'respondent' && posting.shownVersion === 0;
      if (isQuestion && came.scope === 'posting' && posting.attempts >= mostQuestionAttempts)
        return fail(posting, { ...came, kind: 'unreachable' });
      const delay = Math.max(came.retryAfter, came.scope === 'lane' ? 0 : backoff(tried, random));
      const uncertain = came.uncertain || posting.uncertain;
      const pauseIn = came.scope === 'lane' ? delay : null;
      return {
        outcome: { ...asIs, attempts: postponed(posting, came.scope), uncertain, dueIn: delay, pauseIn },
        log: { level: 'warn', text: 'posting postponed', because: came.because },
      };
    }
    case 'gone':
      if (posting.editOnly) return { outcome: { ...asIs, uncertain: false } };
      // Only what was shown, or may have been, can have gone: whatever says otherwise must not end in silence.
      if (isFirst && !posting.uncertain) return fail(posting, { kind: 'refused', because: neverThere });
      return {
        outcome: { ...asIs, ref: null, shownVersion: 0, uncertain: false, attempts: tried, dueIn: 0 },
        ...(posting.audience === 'team' && { log: deleted }),
      };
    case 'tooLate':
    case 'unreachable':
    case 'refused':
      return fail(posting, came);
  }
}

/**
 * Attempts after one that was postponed. A channel that is limited is no trouble of the message: a platform that wants it a
 * second later, hundreds of times, must not use up the tries of a day.
 */
function postponed({ attempts, audience }: DuePosting, scope: 'posting' | 'lane'): number {
  if (scope === 'lane') return Math.max(attempts, 1);
  return audience === 'team' ? Math.max(attempts, Math.min(attempts + 1, mostTeamPostponements)) : attempts + 1;
}

function fail(
  posting: DuePosting,
  came: { readonly kind: 'unreachable' | 'refused' | 'tooLate'; readonly because: string },
): Verdict {
  const { because } = came;
  const asIs = { ...unchanged(posting), attempts: posting.attempts + 1, failedBecause: because, pauseIn: null };
  if (posting.audience === 'team' && posting.attempts < mostTeamAttempts) {
    const dueIn = Math.min(5 * 60_000 * 2 ** Math.min(posting.attempts + 1, 10), 3_600_000);
    const text = 'a message for the team could not be shown; it is tried again';
    return { outcome: { ...asIs, dueIn }, log: { level: 'error', text, because } };
  }
  const mayBeThere = posting.uncertain && came.kind === 'refused';
  const log =
    came.kind === 'refused'
      ? ({ level: 'error', text: 'a message was refused', because } as const)
      : ({ level: 'warn', text: 'nobody was reached', because } as const);
  return {
    outcome: { ...asIs, uncertain: false, dueIn: null },
    log,
    ...(posting.shownVersion === 0 && !mayBeThere && { news: { kind: 'undeliverable', because } }),
  };
}

function unchanged({ id, lane, version, holder, ref, shownVersion, attempts, uncertain }: DuePosting) {
  return {
    posting: { id, lane, version, holder },
    ref,
    shownVersion,
    isShown: false,
    attempts,
    uncertain,
    failedBecause: null,
  };
}
