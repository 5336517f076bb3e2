import { category, isScore, type Score } from '../numbers/score.ts';
import type { Input } from './input.ts';
import type { Next } from './outcome.ts';
import { wordsToKeep } from './reason.ts';
import type { Answer, Asked, Instant, InvitationState } from './state.ts';

/** A click on a question that is just being withdrawn still counts: the respondent saw the buttons. */
export const withdrawalGrace: Instant = 60_000;

/** A score was clicked, typed or sent. Clicks count in the order in which they were made, not in which they arrive. */
export function answer(state: InvitationState, input: Input & { readonly kind: 'answered' }): Next {
  const { score, at } = input;
  if (!isScore(score)) return { kind: 'ignored', because: 'notAScore' };
  switch (state.kind) {
    case 'waiting':
      return { kind: 'ignored', because: 'notAskedYet' };
    case 'suppressed':
      return { kind: 'ignored', because: 'closed' };
    case 'asked':
    case 'declined':
    case 'expired':
      return at >= state.expiresAt ? expired : scored(state, first(state, score, at));
    case 'undeliverable':
      return at >= state.asked.expiresAt ? expired : scored(state, first(state.asked, score, at));
    case 'withdrawn': {
      if (state.asked === undefined || at > state.at + withdrawalGrace) return { kind: 'ignored', because: 'closed' };
      return scored(state, first(state.asked, score, at));
    }
    case 'answered':
    case 'settled':
      return at >= state.expiresAt ? expired : again(state, score, at, input.typed === true);
  }
}

function scored(before: InvitationState, now: Asked & Answer): Next {
  const state: InvitationState =
    before.kind === 'expired' ? { kind: 'settled', ...now, at: before.at } : { kind: 'answered', ...now };
  return { kind: 'next', state, gave: now.score };
}

function first(asked: Asked, score: Score, at: Instant): Asked & Answer {
  const { askedAt, deliveredAt = at, expiresAt, remindedAt, clarifiedAt, optedOutAt } = asked;
  return {
    askedAt,
    // Whoever answers saw the question, whether or not the platform ever said that it was there.
    deliveredAt,
    expiresAt,
    ...(remindedAt !== undefined && { remindedAt }),
    ...(clarifiedAt !== undefined && { clarifiedAt }),
    ...(optedOutAt !== undefined && { optedOutAt }),
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
  // Two clicks in the same millisecond: the higher score, so that the order of arrival does not matter.
  const newer = at > known.scoredAt || (at === known.scoredAt && score > known.score);
  if (!newer) {
    if (at === known.scoredAt && score === known.score) return { kind: 'ignored', because: 'unchanged' };
    const words = wordsToKeep({ words: known.words, firstScoredAt });
    const older = {
      ...known,
      firstScoredAt,
      words,
      ...(reconsideredAt !== undefined && { reconsideredAt }),
      ...(replaced !== undefined && { replaced }),
    };
    return { kind: 'next', state: older, gave: score };
  }
  const still = reconsideredAt !== undefined && reconsideredAt > at ? { reconsideredAt } : {};
  const alerted = known.alerted || category(score) === 'detractor';
  const crosses = typed && category(score) !== category(known.score);
  const changed = {
    ...known,
    ...still,
    score,
    scoredAt: at,
    alerted,
    ...(crosses && { replaced: known.score }),
  };
  return { kind: 'next', state: changed, ...(score !== known.score && { gave: score }) };
}

const expired = { kind: 'ignored', because: 'expired' } as const;
