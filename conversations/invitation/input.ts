import type { Instant } from './state.ts';

/** What can happen to an invitation. `at` is when it happened, which may be long before it is heard of. */
export type Input = { readonly at: Instant } /** Time has passed. */ & (
  | { readonly kind: 'woke' }
  /** Before the question went out, a last look found a reason not to ask. */
  | { readonly kind: 'suppressed'; readonly because: string; readonly detail: string }
  /** The platform shows the question. */
  | { readonly kind: 'delivered' }
  /** It could not be shown, or not again after what was there had gone. */
  | { readonly kind: 'undeliverable'; readonly because: string }
  /** The score as it came in: not yet known to be one. */
  | {
      readonly kind: 'answered';
      readonly score: number;
      /** Read out of words: it may have been meant otherwise. */
      readonly typed?: true;
    }
  | { readonly kind: 'reasonGiven'; readonly text: string }
  | {
      readonly kind: 'said';
      readonly text: string /** `toUs`: in the chat, but to Afterword by name. */;
      readonly where: 'inTheChat' | 'toUs' | 'aside';
    }
  | { readonly kind: 'declined' }
  | { readonly kind: 'optedOut' }
  | { readonly kind: 'reconsidered' }
  | { readonly kind: 'reopened' }
);

/** Why an input changed nothing. Shown to operators; the copy has the words for respondents. */
export type Because =
  /** The question has not gone out. */
  | 'notAskedYet'
  /** Nothing is due at this time. */
  | 'tooEarly'
  /** It is over. */
  | 'closed'
  /** Answering ended before this happened. */
  | 'expired'
  /** Not one of the eleven scores. */
  | 'notAScore'
  | 'alreadyAnswered'
  /** Something that happened later is known already. */
  | 'superseded'
  /** It says what was known. */
  | 'unchanged'
  /** Words that neither answer nor reopen the chat. */
  | 'notAnAnswer'
  | 'empty'
  /** Somebody other than the respondent. */
  | 'stranger'
  | 'unknownInvitation';
