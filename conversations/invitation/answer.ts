import { category, isScore, type Score } from '../numbers/score.ts';
import { ignored, type Next } from './outcome.ts';
import { wordsToKeep } from './reason.ts';
import type { Answer, Asked, Instant, InvitationState } from './state.ts';

/** A click on a question that is just being withdrawn still counts: the respondent saw the buttons. */
export const withdrawalGrace: Instant = 60_000;

/** A score and how it was given. */
export interface Given {
  readonly at: Instant;
  /** As it came in: not yet known to be one. */
  readonly score: number;
  /** Read out of words: it may have been meant otherwise. */
  readonly typed?: boolean;
  /** It is heard up to then, whatever ended before. */
  readonly until?: Instant;
}

/** A score was clicked, typed or sent. Scores count in the order in which they were given, not in which they arrive. */
export function answer(state: InvitationState, given: Given): Next {
  const { score, at } = given;
  if (!isScore(score)) return ignored('notAScore');
  switch (state.kind) {
    case 'waiting':
      return ignored('notAskedYet');
    case 'suppressed':
      return ignored('closed');
    case 'asked':
    case 'declined':
    case 'expired':
      return isTooLate(state, given) ? ignored('expired') : scored(state, first(state, score, at), at);
    case 'undeliverable':
      return isTooLate(state.asked, given) ? ignored('expired') : scored(state, first(state.asked, score, at), at);
    case 'withdrawn': {
      const { asked } = state;
      const isSeen = at <= (given.until ?? state.at + withdrawalGrace);
      if (asked === undefined || !isSeen) return ignored('closed');
      return scored(state, first({ ...asked, wentOnAt: state.at }, score, at), at);
    }
    case 'answered':
    case 'settled':
      return isTooLate(state, given) ? ignored('expired') : again(state, score, at, given.typed === true);
  }
}

function isTooLate({ expiresAt }: Asked, { at, until }: Given): boolean {
  return at >= (until ?? expiresAt);
}

function scored(before: InvitationState, now: Asked & Answer, at: Instant): Next {
  const isOver = before.kind === 'expired' || at >= now.expiresAt;
  const state: InvitationState = isOver ? { kind: 'settled', ...now, at: now.expiresAt } : { kind: 'answered', ...now };
  return { kind: 'next', state, gave: now.score };
}

function first(asked: Asked, score: Score, at: Instant): Asked & Answer {
  const { askedAt, deliveredAt = at, expiresAt, remindedAt, clarifiedAt, optedOutAt, wentOnAt, heard, typed } = asked;
  return {
    askedAt,
    // Whoever answers saw the question, whether or not the platform ever said that it was there.
    deliveredAt,
    expiresAt,
    ...(remindedAt !== undefined && { remindedAt }),
    ...(clarifiedAt !== undefined && { clarifiedAt }),
    ...(optedOutAt !== undefined && { optedOutAt }),
    ...(wentOnAt !== undefined && { wentOnAt }),
    ...(heard !== undefined && { heard }),
    ...(typed !== undefined && { typed }),
    words: wordsToKeep({ words: asked.words, firstScoredAt: at }),
    score,
    scoredAt: at,
    firstScoredAt: at,
    alerted: category(score) === 'detractor',
  };
}

function again(state: InvitationState & Answer & Asked, score: Score, at: Instant, typed: boolean): Next {
  const { reconsideredAt, replaced, ...known } = state;
  const firstScoredAt = Math.min(known.firstScoredAt, at);
  const alerted = known.alerted || category(score) === 'detractor';
  // Two clicks in the same millisecond: the higher score, so that the order of arrival does not matter.
  const newer = at > known.scoredAt || (at === known.scoredAt && score > known.score);
  if (!newer) {
    if (at === known.scoredAt && score === known.score) return ignored('unchanged');
    const words = wordsToKeep({ words: known.words, firstScoredAt });
    const older = {
      ...known,
      firstScoredAt,
      words,
      alerted,
      ...(reconsideredAt !== undefined && { reconsideredAt }),
      ...(replaced !== undefined && { replaced }),
    };
    return { kind: 'next', state: older, gave: score };
  }
  const still = reconsideredAt !== undefined && reconsideredAt > at ? { reconsideredAt } : {};
  const crosses = typed && category(score) !== category(known.score);
  const changed = {
    ...known,
    ...still,
    score,
    scoredAt: at,
    alerted,
    ...(crosses && { replaced: known.score }),
  };
  const now = at < known.expiresAt ? changed : { ...changed, kind: 'settled' as const, at: known.expiresAt };
  return { kind: 'next', state: now, ...(score !== known.score && { gave: score }) };
}
