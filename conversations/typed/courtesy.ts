import { skipPhrase, type Vocabulary } from './languages/vocabulary.ts';
import type { Token } from './tokens.ts';

/** Longer messages say more than goodbye. */
const mostWords = 40;

/** The most words that a name has which we do not know: thanks, *Mary Ann Lee*. */
const longestName = 3;

/**
 * Whether these tokens say thank you, all right or goodbye, and nothing else.
 *
 * @param withPraise whether they may also say how good it was
 */
export function isPleasantry(tokens: readonly Token[], words: Vocabulary, withPraise = false): boolean {
  if (tokens.length > mostWords) return false;
  let said = false;
  let mayName = false;
  for (let at = 0; at < tokens.length; ) {
    const thanked = skipPhrase(tokens, at, words.thanks);
    const praised = withPraise ? skipPhrase(tokens, at, words.praise) : at;
    const next = Math.max(thanked, praised, skipPolite(tokens, at, words));
    // "No" and "works" are polite enough, "no works" is not.
    if (skipPhrase(tokens, at, words.troubles) > Math.max(next, skipPhrase(tokens, at, words.calm))) return false;
    if (next === at) {
      const named = mayName ? skipName(tokens, at) : at;
      if (named === at) return false;
      mayName = false;
      at = named;
      continue;
    }
    said ||=
      tokens[at]?.kind === 'emoji' ||
      thanked !== at ||
      praised !== at ||
      skipPhrase(tokens, at, words.pleasantries) !== at;
    // A comma may stand between thanks and the name: "Thank you, Sam".
    const isMark = tokens[at]?.kind === 'sign' && /^[,]/.test(signOf(tokens[at]));
    mayName =
      thanked === next ||
      praised === next ||
      (mayName && (isMark || skipPhrase(tokens, at, words.pleasantryFillers) !== at));
    at = next;
  }
  return said;
}

/** A name that we do not know, at the end of a sentence: written with a capital, or one word only. */
function skipName(tokens: readonly Token[], at: number): number {
  let end = at;
  while (tokens[end]?.kind === 'word' && end - at < longestName && tokens[end]?.gap !== 'line') end += 1;
  const next = tokens[end];
  const isOver = next === undefined || next.gap === 'line' || next.kind === 'emoji' || /^[!.,)]/.test(signOf(next));
  if (end === at || !isOver) return at;
  const isName = tokens.slice(at, end).every((token) => token.kind === 'word' && token.capital);
  return isName ? end : at;
}

/** The index after what is polite, or says nothing, at `at`; `at` itself when it is something else. */
function skipPolite(tokens: readonly Token[], at: number, words: Vocabulary): number {
  const token = tokens[at];
  if (token?.kind === 'name') return at + 1;
  if (token?.kind === 'emoji') return token.polite ? at + 1 : at;
  if (token?.kind === 'sign') return isMark(token.sign) ? at + 1 : at;
  const phrase = skipPhrase(tokens, at, words.pleasantries);
  return phrase === at ? skipPhrase(tokens, at, words.pleasantryFillers) : phrase;
}

/** Punctuation that says nothing; a question mark does. */
function isMark(sign: string): boolean {
  return sign !== '?' && /^[\p{P}~+=|]/u.test(sign) && !/[%#@&/\\]/.test(sign);
}

function signOf(token: Token | undefined): string {
  return token?.kind === 'sign' ? token.sign : '';
}
