import type { Named } from '../place.ts';
import type { Deed, Spoken } from './deed.ts';
import type { Instant } from './state.ts';

/** What can happen to an invitation. `at` is when it happened, which may be long before it is heard of. */
export type Input =
  | Deed
  | ({ readonly at: Instant } & (
      | /** Time has passed. */ { readonly kind: 'woke' }
      /** Before the question went out, a last look found a reason not to ask. */
      | { readonly kind: 'suppressed'; readonly because: string; readonly detail: string }
      /** The platform shows the question. */
      | { readonly kind: 'delivered' }
      /** It could not be shown, or not again after what was there had gone. */
      | { readonly kind: 'undeliverable'; readonly because: string }
      /** The message reads so now, since `at`. */
      | ({ readonly kind: 'edited'; readonly message: string; readonly writtenAt: Instant } & Spoken)
      | { readonly kind: 'deleted'; readonly message: string }
      /** Somebody who is on the team wrote in the chat. */
      | { readonly kind: 'agentReplied'; readonly by: Named; readonly text: string }
    ));

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
  /** The message was changed or deleted since, as is known already. */
  | 'reworded'
  /** Words that neither answer nor reopen the chat. */
  | 'notAnAnswer'
  | 'empty'
  /** Somebody other than the respondent. */
  | 'stranger'
  | 'unknownInvitation';
