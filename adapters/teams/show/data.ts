import { z } from 'zod';
import type { Intent } from '../../../conversations/message.ts';
import { intents } from '../../../conversations/message.ts';
import { isScore, type Score } from '../../../conversations/numbers/score.ts';
import { tidy } from '../../../conversations/tidy.ts';

/*
 * What a button carries, and what comes back when it is clicked. Everything needed to act on a click is in the click, so
 * that it works after a restart and on any process. All of it is in the client's hands: it is read strictly, and who
 * clicked is only ever taken from the activity.
 */

/** The verb of every Action.Execute of ours. */
export const verb = 'afterword';
/** Id of the text field: its content comes back under this name, beside the button's own data. */
export const reasonField = 'reason';

export type Carried =
  | { readonly act: 'score'; readonly invitation: string; readonly score: Score }
  | { readonly act: 'reason'; readonly invitation: string }
  | { readonly act: Intent; readonly invitation: string };

/** The button's `data`. */
export function carry(carried: Carried): Readonly<Record<string, unknown>> {
  return { [verb]: carried };
}

const known = z.object({
  act: z.enum(['score', 'reason', ...intents]),
  invitation: z.string().regex(/^[\w-]{1,100}$/),
});
const data = z.object({ [verb]: z.looseObject({}) });

export type Clicked =
  | { readonly kind: 'score'; readonly invitation: string; readonly score: Score }
  | { readonly kind: 'reason'; readonly invitation: string; readonly text: string }
  | { readonly kind: 'intent'; readonly invitation: string; readonly intent: Intent }
  | { readonly kind: 'malformed'; readonly because: string; readonly badScore: boolean }
  /** Not a button of ours. */
  | { readonly kind: 'foreign' };

/** Reads the data of a click: the button's, with the inputs of the card merged in. */
export function readClick(value: unknown): Clicked {
  const ours = data.safeParse(value);
  if (!ours.success) return { kind: 'foreign' };
  const fields = ours.data[verb];
  const read = known.safeParse(fields);
  if (!read.success)
    return { kind: 'malformed', because: 'the button carries no act or no invitation', badScore: false };
  const { act, invitation } = read.data;
  switch (act) {
    case 'score': {
      const { score } = fields;
      if (!isScore(score)) return { kind: 'malformed', because: 'the button carries no score', badScore: true };
      return { kind: 'score', invitation, score };
    }
    case 'reason': {
      const written = z.object({ [reasonField]: z.string().max(30_000) }).safeParse(value);
      if (!written.success) return { kind: 'malformed', because: 'the field carries no text', badScore: false };
      return { kind: 'reason', invitation, text: tidy(written.data[reasonField]) };
    }
    case 'declined':
    case 'optedOut':
    case 'optedIn':
    case 'reconsidered':
    case 'reviewed':
      return { kind: 'intent', invitation, intent: act };
    default:
      return act satisfies never;
  }
}
