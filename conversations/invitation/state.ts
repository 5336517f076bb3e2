import type { Score } from '../numbers/score.ts';
import type { Deed } from './deed.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. States are stored as JSON, hence no `Date`. */
export type Instant = number;

/** Where one invitation stands. */
export type InvitationState =
  /** Admitted; the question goes out at `askAt` unless the chat goes on. */
  | { readonly kind: 'waiting'; readonly askAt: Instant }
  | ({ readonly kind: 'asked' } & Asked)
  /** A score is stored; it can be corrected and explained until `expiresAt`. */
  | ({ readonly kind: 'answered' } & Asked & Answer)
  /** Answered and over: complete with a reason, partial without. */
  | ({ readonly kind: 'settled'; readonly at: Instant } & Asked & Answer)
  /** No thanks. Not closed: a score that is given all the same, until `expiresAt`, still counts. */
  | ({ readonly kind: 'declined'; readonly at: Instant } & Asked)
  | ({ readonly kind: 'expired'; readonly at: Instant } & Asked)
  /** The chat went on before an answer. `asked` is absent when that was before the question; `agent`: who said so by writing. */
  | { readonly kind: 'withdrawn'; readonly at: Instant; readonly asked?: Asked; readonly agent?: string }
  /**
   * Nobody was reached. `late`: the question did not get out for a day, and must not appear any more. `lost`: it was there, and
   * is nowhere any more.
   */
  | {
      readonly kind: 'undeliverable';
      readonly at: Instant;
      readonly because: string;
      readonly asked: Asked;
      readonly late?: true;
      readonly lost?: true;
    }
  /** When its time came it was no longer right to ask. */
  | { readonly kind: 'suppressed'; readonly at: Instant; readonly because: string; readonly detail: string };

/** What is remembered from the question on. */
export interface Asked {
  readonly askedAt: Instant;
  /** When the platform first showed the question, or, where it never said so, when a click proved it. */
  readonly deliveredAt?: Instant;
  readonly expiresAt: Instant;
  /** When an ignored question is repeated; absent: not, or not any more. */
  readonly remindAt?: Instant;
  readonly remindedAt?: Instant;
  /** When an answer that could not be read was asked for again: that happens once. */
  readonly clarifiedAt?: Instant;
  /** When the respondent asked not to be asked again. */
  readonly optedOutAt?: Instant;
  /** When they took that back. */
  readonly optedInAt?: Instant;
  /** What was said since, in case the score it explains is only heard of later: `reasonOf` says what counts. */
  readonly words: readonly Words[];
  /** Messages that counted for something, so that what becomes of them does too. */
  readonly typed?: readonly TypedMessage[];
  /** When it was first heard that the chat goes on after all: figures typed there are said to somebody else from then on. */
  readonly wentOnAt?: Instant;
  /** What was done since and counted, in the order of its times. Absent where an earlier version asked. */
  readonly heard?: readonly Deed[];
}

/** A message that the respondent typed. What it said stands in `words`, tagged with its name. */
export interface TypedMessage {
  readonly message: string;
  readonly writtenAt: Instant;
  /** When it was written, changed or deleted last: whatever is heard of it from before comes too late. */
  readonly revisedAt: Instant;
  /** The score it says, and when it first said so. */
  readonly gave?: { readonly score: Score; readonly at: Instant };
  readonly deletedAt?: Instant;
}

export interface Answer {
  readonly score: Score;
  /** When the score that counts was given: the latest click, whatever order the clicks arrived in. */
  readonly scoredAt: Instant;
  /** When the first score was given: words typed before are not a reason. */
  readonly firstScoredAt: Instant;
  /** The respondent asked to see the scale again, then. */
  readonly reconsideredAt?: Instant;
  /** The score that a typed one replaced, when that made another category of it: the respondent is told. */
  readonly replaced?: Score;
  /** A detractor alert was raised, so that every change of mind must reach it. */
  readonly alerted: boolean;
}

/** A piece of the reason. */
export interface Words {
  readonly at: Instant;
  readonly text: string;
  /** Written into a field that showed everything said before: replaces it. */
  readonly whole: boolean;
  /** The message they stand in, where they were typed. */
  readonly message?: string;
  /** When they were changed last, where they were. */
  readonly revisedAt?: Instant;
}

/** Whether a score is stored. */
export function isScored(state: InvitationState): state is InvitationState & { readonly kind: 'answered' | 'settled' } {
  return state.kind === 'answered' || state.kind === 'settled';
}

/** Whether nothing can happen to it any more, late news of earlier events aside. */
export function isClosed(state: InvitationState): boolean {
  switch (state.kind) {
    case 'waiting':
    case 'asked':
    case 'answered':
    case 'declined':
      return false;
    case 'settled':
    case 'expired':
    case 'withdrawn':
    case 'undeliverable':
    case 'suppressed':
      return true;
  }
}

/** The part of a state that exists from the question on. */
export function askedPart(state: InvitationState): Asked | undefined {
  switch (state.kind) {
    case 'waiting':
    case 'suppressed':
      return undefined;
    case 'withdrawn':
    case 'undeliverable':
      return state.asked;
    case 'asked':
    case 'answered':
    case 'settled':
    case 'declined':
    case 'expired':
      return state;
  }
}
