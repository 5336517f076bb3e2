import { type Amount, readAmount, skipScale } from './amount.ts';
import { skipPhrase, type Vocabulary } from './languages/vocabulary.ts';
import { isOver, skipMarks } from './marks.ts';
import { isSign, type Token } from './tokens.ts';

/** How many tokens may come before the score. */
const longestLead = 24;

/** The highest mark that may be a school's. */
const mostMarks = 5;

/** An amount with what led to it. `corrects`: it says that something said before was not meant; `felt`: it tells why. */
export type Led = Amount & { readonly corrects: boolean; readonly felt: boolean };

/** The amount that follows from `start` on after nothing but words that may lead to one. */
export function readLed(tokens: readonly Token[], start: number, words: Vocabulary): Led | undefined {
  let vague = false;
  let mark = false;
  let corrects = false;
  let felt = false;
  for (let at = start; at < tokens.length && at <= start + longestLead; ) {
    if (skipPhrase(tokens, at, words.idioms) !== at) return undefined;
    const refused = skipPhrase(tokens, at, words.not);
    const unwanted = refused === at ? undefined : readAmount(tokens, refused, words);
    if (unwanted !== undefined)
      return readInstead(tokens, unwanted, words) ?? { kind: 'notOne', end: unwanted.end, corrects, felt };
    const amount = readAmount(tokens, at, words);
    if (amount !== undefined) {
      const isMark = mark && amount.kind === 'one' && !amount.explicit && amount.score <= mostMarks;
      return vague || isMark ? { kind: 'notOne', end: amount.end, corrects, felt } : { ...amount, corrects, felt };
    }
    const next = skipLead(tokens, at, words);
    if (next === at) return undefined;
    vague ||= skipPhrase(tokens, at, words.vague) === next || isMinus(tokens, at);
    mark ||= skipPhrase(tokens, at, words.schoolMark) === next;
    corrects ||= skipPhrase(tokens, at, words.correction) === next;
    felt ||= next > skipPhrase(tokens, at, words.before) && skipPhrase(tokens, at, words.feelings) === next;
    at = next;
  }
  return undefined;
}

/** "Not 6, 9": the second is meant. */
function readInstead(tokens: readonly Token[], unwanted: Amount, words: Vocabulary): Led | undefined {
  const start = skipMarks(tokens, unwanted.end);
  if (start === unwanted.end && skipPhrase(tokens, start, words.correction) === start) {
    const joined = skipPhrase(tokens, start, words.conjunctions);
    if (joined === start) return undefined;
    return instead(tokens, joined, words);
  }
  return instead(tokens, start, words);
}

function instead(tokens: readonly Token[], start: number, words: Vocabulary): Led | undefined {
  const meant = readLed(tokens, start, words);
  return meant?.kind === 'one' && isOver(tokens, meant.end, words) ? { ...meant, corrects: true } : undefined;
}

function skipLead(tokens: readonly Token[], at: number, words: Vocabulary): number {
  const token = tokens[at];
  if (token?.kind === 'emoji' || token?.kind === 'name') return at + 1;
  // "ID: 7" is not "I'd".
  if (token?.kind === 'word' && token.word === 'id' && isSign(tokens[at + 1], ':')) return at;
  if (token?.kind === 'sign')
    return /^[\p{P}~≈+=|*<>]/u.test(token.sign) && !/[#@&%/\\]/.test(token.sign) ? at + 1 : at;
  return Math.max(
    skipPhrase(tokens, at, words.before),
    skipPhrase(tokens, at, words.vague),
    skipPhrase(tokens, at, words.correction),
    skipPhrase(tokens, at, words.feelings),
    skipPhrase(tokens, at, words.thanks),
    skipScale(tokens, at, words),
  );
}

/** "-1" and ".5", but not the dash of "- 8". */
function isMinus(tokens: readonly Token[], at: number): boolean {
  const [sign, next] = [tokens[at], tokens[at + 1]];
  const joins = sign?.gap !== 'none' && next?.gap === 'none' && next.kind === 'digits';
  return joins && (isSign(sign, '-') || isSign(sign, '.') || isSign(sign, '½'));
}
