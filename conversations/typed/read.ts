import { type Answer, readAnswer } from './answer.ts';
import { isPleasantry, isStop } from './courtesy.ts';
import { tokenize } from './tokens.ts';
import { vocabularyOf } from './languages/vocabulary.ts';

/** What somebody means who types instead of clicking. */
export type Typed =
  /** One score, or a wish never to be asked again, or what looks like an answer and is not one score: 55, 3.5, "7 or 8". */
  | Answer
  /** A polite close, such as "thanks!", that neither answers nor asks for anything. */
  | { readonly kind: 'pleasantry' }
  /** Anything else. */
  | { readonly kind: 'words' };

/** As far as a score is looked for, in UTF-16 units. What follows is still part of the reason. */
const readUpTo = 600;

/**
 * Reads a message typed where a survey may be open. Takes time bounded by the first 600 characters, never throws.
 *
 * A number is a score when it opens the message, led in by nothing but words like "I'd say a solid", or closes it in a
 * clause of its own; not when it has a unit or belongs to something ("10 minutes", "order 7").
 *
 * Nothing the customer said is lost. After an opening score the reason is all the rest, without the punctuation and the
 * "because" between them; when the score closes the message, the reason is the whole message. A reason of mere
 * politeness ("9, thanks!") is none. "0, stop asking me" is a wish to stop, with a score: neither must be missed.
 *
 * @param languages BCP 47 tags of the languages to understand, English always among them; by default, and when none is known, all.
 */
export function readTyped(text: string, languages?: readonly string[]): Typed {
  const words = vocabularyOf(languages);
  const said = text.trim();
  const cut = said.length > readUpTo;
  // The last piece of a cut message may be half of one.
  const tokens = cut ? tokenize(said.slice(0, readUpTo)).slice(0, -1) : tokenize(said);
  if (!cut && isStop(tokens, words)) {
    const answer = readAnswer({ text: said, tokens, cut, words });
    return {
      kind: 'stop',
      ...(answer?.kind !== 'ambiguous' && answer?.score !== undefined && { score: answer.score }),
    };
  }
  if (!cut && isPleasantry(tokens, words)) return { kind: 'pleasantry' };
  return readAnswer({ text: said, tokens, cut, words }) ?? { kind: 'words' };
}
