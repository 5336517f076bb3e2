import type { Score } from '../numbers/score.ts';
import { readAnswer } from './answer.ts';
import { readCorrection } from './correction.ts';
import { isPleasantry } from './courtesy.ts';
import { type About, readAbout } from './evidence.ts';
import { vocabularyOf } from './languages/vocabulary.ts';
import type { Reading } from './reading.ts';
import { isStop } from './stop.ts';
import { foldWord, tokenize } from './tokens.ts';

/** What somebody means who types instead of clicking. */
export type Typed =
  | { readonly kind: 'score'; readonly score: Score; readonly reason?: string }
  /** What looks like an answer and is not one score: 55, 3.5, "7 or 8". */
  | { readonly kind: 'ambiguous' }
  /** A wish never to be asked again, perhaps with a last score. */
  | { readonly kind: 'stop'; readonly score?: Score }
  /** A polite close, such as "thanks!", that neither answers nor asks for anything. */
  | { readonly kind: 'pleasantry' }
  /** Anything else. */
  | { readonly kind: 'words'; readonly about: About };

/** What is known when somebody types. */
export interface Hearing {
  /** BCP 47 tags of the languages of the one who types, most likely first. All languages are understood anyway. */
  readonly languages?: readonly string[];
  /** Names of the agents and of the bot: they say nothing by themselves. */
  readonly names?: readonly string[];
  /** Nobody knows which language it is: a digit with a full stop and a word may be an ordinal. */
  readonly unknown?: boolean;
  /** A score is stored: numbers are part of the reason, unless they correct it. */
  readonly scored?: boolean;
}

/** As far as a score is looked for, in UTF-16 units. What follows is still part of the reason. */
const readUpTo = 600;

/**
 * Reads a message typed where a survey may be open. Takes time bounded by the first 600 characters, never throws.
 *
 * A number is a score when it opens the message, led in by nothing but words like "I'd say a solid", or closes it in a
 * clause of its own; not when it has a unit or belongs to something ("10 minutes", "order 7"). Once a score is stored,
 * only a bare number or words of correction with a number are another.
 *
 * Nothing the customer said is lost. After an opening score the reason is all the rest, without the punctuation and the
 * "because" between them; when the score closes the message, the reason is the whole message. A reason of mere
 * politeness ("9, thanks!") is none. "0, stop asking me" is a wish to stop, with a score: neither must be missed.
 */
export function readTyped(
  text: string,
  { languages, names = [], unknown = false, scored = false }: Hearing = {},
): Typed {
  const vocabulary = vocabularyOf(languages);
  const words = unknown ? { ...vocabulary, ordinals: true } : vocabulary;
  const known = new Set(names.flatMap((name) => name.split(/[^\p{L}\p{M}'’]+/u)).map(foldWord));
  const said = text.trim();
  const cut = said.length > readUpTo;
  // The last piece of a cut message may be half of one.
  const tokens = cut ? tokenize(said.slice(0, readUpTo), known).slice(0, -1) : tokenize(said, known);
  const reading: Reading = { text: said, tokens, cut, words };
  if (!cut && isStop(tokens, words)) {
    const answer = scoreOf(reading, scored);
    return { kind: 'stop', ...(answer?.kind === 'score' && { score: answer.score }) };
  }
  const isStars = tokens.length > 1 && tokens.every((token) => token.kind === 'emoji' && token.star === true);
  const isFull = tokens.length === 1 && tokens[0]?.kind === 'emoji' && tokens[0].full === true;
  if (!cut && !isStars && !(isFull && !scored) && isPleasantry(tokens, words, true)) return { kind: 'pleasantry' };
  return scoreOf(reading, scored) ?? { kind: 'words', about: cut ? 'chat' : readAbout(tokens, words) };
}

function scoreOf(reading: Reading, scored: boolean): (Typed & { readonly kind: 'score' | 'ambiguous' }) | undefined {
  if (!scored) return readAnswer(reading);
  const corrected = readCorrection(reading);
  return corrected && { kind: 'score', ...corrected };
}
