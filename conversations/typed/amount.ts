import type { Score } from '../numbers/score.ts';
import { isScore } from '../numbers/score.ts';
import { skipPhrase, type Vocabulary } from './languages/vocabulary.ts';
import { isSign, type Token } from './tokens.ts';

/** A number, or several, as far as the next thing said. */
export type Amount = { readonly end: number } /** `explicit`: it names its scale, like 8/10. */ & (
  | { readonly kind: 'one'; readonly score: Score; readonly explicit: boolean }
  /** Not one of the eleven: 55, 3.5, 4 stars, 7 or 8. */
  | { readonly kind: 'notOne' }
);

interface Numeral {
  readonly end: number;
  /** Null: off the scale or between two scores. */
  readonly value: Score | null;
}

/** More numbers in a row than this are no attempt at a score, but a telephone number or the like. */
const mostInARow = 3;

/** The amount that begins at `at`, with what belongs to it; undefined when nothing there looks like an answer. */
export function readAmount(tokens: readonly Token[], at: number, words: Vocabulary): Amount | undefined {
  const first = readNumeral(tokens, at, words);
  if (first === undefined) return undefined;
  const scaled =
    readTopFirst(tokens, first, words) ?? readTop(tokens, first, words) ?? readAlternatives(tokens, first, words);
  if (scaled === undefined) return undefined;
  const otherScale = skipPhrase(tokens, scaled.end, words.otherScale);
  const isSmall = scaled.kind === 'notOne' || (scaled.score <= mostStars && !scaled.explicit);
  if (otherScale !== scaled.end && isSmall) return { kind: 'notOne', end: skipAfter(tokens, otherScale, words) };
  const end = skipAfter(tokens, scaled.end, words);
  return { ...scaled, end: scaled.kind === 'one' ? skipReplaced(tokens, end, words) : end };
}

/** Whoever gives more stars than that gives them out of ten. */
const mostStars = 5;

/** "9 instead of 6", "9 not 6": only the first is meant. */
function skipReplaced(tokens: readonly Token[], at: number, words: Vocabulary): number {
  const comma = isSign(tokens[at], ',') ? at + 1 : at;
  const from = skipPhrase(tokens, comma, words.instead);
  const replaced = from === comma ? undefined : readNumeral(tokens, from, words);
  return replaced === undefined ? at : skipAfter(tokens, replaced.end, words);
}

/** As Turkish says it: "10 üzerinden 8". */
function readTopFirst(tokens: readonly Token[], first: Numeral, words: Vocabulary): Amount | undefined {
  const token = tokens[first.end];
  if (first.value !== 10 || token?.kind !== 'word' || token.word !== 'üzerinden') return undefined;
  const score = readNumeral(tokens, first.end + 1, words);
  return typeof score?.value === 'number'
    ? { kind: 'one', score: score.value, explicit: true, end: score.end }
    : undefined;
}

/** The index after "on a scale of 0 to 10"; `at` itself when it does not say that. */
export function skipScale(tokens: readonly Token[], at: number, words: Vocabulary): number {
  const announced = skipPhrase(tokens, at, words.scale);
  const low = announced === at ? undefined : readNumeral(tokens, announced, words);
  if (low === undefined || low.value === null) return at;
  if (low.value === 10) return low.end;
  if (low.value > 1) return at;
  const between = skipEither(tokens, low.end, words);
  const high = between === low.end ? undefined : readNumeral(tokens, between, words);
  return high?.value === 10 ? high.end : at;
}

/** "8/10", "8 out of 10"; of another top than 10 it is no score, and with a third part it is a date: undefined. */
function readTop(tokens: readonly Token[], first: Numeral, words: Vocabulary): Amount | undefined {
  const slash = isSign(tokens[first.end], '/') ? first.end + 1 : first.end;
  const from = slash === first.end ? skipPhrase(tokens, first.end, words.outOf) : slash;
  const top = from === first.end ? undefined : readNumeral(tokens, from, words);
  if (top === undefined || isSign(tokens[top.end], '/')) return undefined;
  const isAroundTheClock = keyOfDigits(tokens[first.end - 1]) === '24' && top.value === 7;
  if (isAroundTheClock) return undefined;
  if (first.value === null || top.value !== 10 || keyOfDigits(tokens[top.end - 1]) === '100')
    return { kind: 'notOne', end: top.end };
  return { kind: 'one', score: first.value, explicit: true, end: top.end };
}

/** "7 or 8", "7 & 8", "6-8", "7 8"; a number alone is the one. */
function readAlternatives(tokens: readonly Token[], first: Numeral, words: Vocabulary): Amount | undefined {
  let end = first.end;
  let count = 1;
  let joined = false;
  for (;;) {
    const next = readNumeral(tokens, skipEither(tokens, end, words), words);
    if (next === undefined || tokens[next.end - 1]?.gap === 'line') break;
    const isSpelled = skipEither(tokens, end, words) !== end;
    end = next.end;
    count += 1;
    joined ||= isSpelled;
    if (count > mostInARow || (count === mostInARow && !joined)) return undefined;
  }
  // A slash that led nowhere: a fraction of something else, or a date.
  if (isSign(tokens[end], '/') && tokens[end + 1] !== undefined) return undefined;
  if (count > 1 || first.value === null) return { kind: 'notOne', end };
  return { kind: 'one', score: first.value, explicit: false, end: isSign(tokens[end], '/') ? end + 1 : end };
}

function skipEither(tokens: readonly Token[], at: number, words: Vocabulary): number {
  const dash = isSign(tokens[at], '-') && (tokens[at]?.gap === 'none' || tokens[at + 1]?.gap === 'none');
  return dash || isSign(tokens[at], '&') ? at + 1 : skipPhrase(tokens, at, words.either);
}

function skipAfter(tokens: readonly Token[], at: number, words: Vocabulary): number {
  let end = at;
  for (;;) {
    const next = skipPhrase(tokens, skipScale(tokens, end, words), words.after);
    if (next === end) return end;
    end = next;
  }
}

function readNumeral(tokens: readonly Token[], at: number, words: Vocabulary): Numeral | undefined {
  const token = tokens[at];
  if (token === undefined || isGlued(tokens, at)) return undefined;
  const other = skipPhrase(tokens, at, words.otherNumbers);
  if (other !== at) return { value: null, end: other };
  if (token.kind === 'digits') return readDigits(tokens, at, token.digits, words);
  if (token.kind !== 'word') return undefined;
  const value = words.numbers.get(token.word);
  return isScore(value) ? withHalf(tokens, { value, end: at + 1 }, words) : undefined;
}

function readDigits(tokens: readonly Token[], at: number, digits: string, words: Vocabulary): Numeral | undefined {
  const isScale = /^(?:0?[1-9]|0|10)$/.test(digits);
  const value = digits === '100' ? 10 : isScale ? Number(digits) : null;
  if (isOrdinal(tokens, at, words)) return undefined;
  const isFull = digits === '100' && isSign(tokens[at + 1], '%');
  if (isFull) return { value: 10, end: at + 2 };
  if (/^00\d/.test(digits)) return undefined;
  // Nobody types four digits as an answer: an order number, a year.
  if (digits.length > 3) return undefined;
  const score = isScore(value) ? value : null;
  const [mark, next, beyond] = tokens.slice(at + 1, at + 4);
  if (mark?.gap === 'none') {
    const glued = skipPhrase(tokens, at + 1, words.after) !== at + 1;
    if ((mark.kind === 'word' && !glued) || mark.kind === 'digits') return undefined;
    // "10,- €"
    if (isSign(mark, ',') && isSign(next, '-') && next?.gap === 'none') return undefined;
    if (isSign(mark, '-') && next === undefined) return { value: null, end: at + 2 };
    if (isSign(mark, '½') || isSign(mark, '+')) return { value: null, end: at + 2 };
    if (mark.kind === 'sign' && next?.gap === 'none') {
      if (mark.sign === '&') return undefined;
      if (next.kind === 'digits' && /[.,٫]/.test(mark.sign)) {
        // A second mark or a unit makes it a date, a version or a quantity.
        if (beyond?.gap === 'none' && beyond.kind === 'word') return undefined;
        if (beyond !== undefined && /[.,:]/.test(signOf(beyond)) && tokens[at + 4]?.kind === 'digits') return undefined;
        return { value: /^0+$/.test(next.digits) && next.digits.length < 3 ? score : null, end: at + 3 };
      }
      if (next.kind === 'digits' && mark.sign === ':') return undefined;
      if (isSign(mark, '-') && skipPhrase(tokens, at + 2, words.after) !== at + 2) return { value: score, end: at + 2 };
      if (next.kind === 'word' && /['’\-_@#\\=]/.test(mark.sign)) return undefined;
    }
  }
  if (mark !== undefined && /[%‰€$£¥°#^@\p{Sc}]/u.test(signOf(mark))) return undefined;
  return withHalf(tokens, { value: score, end: at + 1 }, words);
}

/**
 * "3. Mahnung", "7.10.": not a score with what was thought of it, such as "9. Danke!". Who writes in a language without such
 * ordinals may quote one all the same: there it is one where a single word follows, and nothing more.
 */
function isOrdinal(tokens: readonly Token[], at: number, words: Vocabulary): boolean {
  const [mark, next, beyond] = tokens.slice(at + 1, at + 4);
  if (!isSign(mark, '.') || mark?.gap !== 'none' || next === undefined || next.gap === 'line') return false;
  if (next.kind === 'digits') return words.ordinals && next.gap === 'none' && isSign(beyond, '.');
  if (skipPhrase(tokens, at + 2, words.counted) !== at + 2) return true;
  if (!words.ordinals && tokens.slice(at + 3).some(({ kind }) => kind !== 'sign' && kind !== 'emoji')) return false;
  const said = [
    words.feelings,
    words.thanks,
    words.pleasantries,
    words.goesOn,
    words.because,
    words.stop,
    words.correction,
  ];
  const isComment = [...said, words.endings, words.wishes, words.before].some(
    (list) => skipPhrase(tokens, at + 2, list) !== at + 2,
  );
  return next.kind === 'word' && !isComment;
}

function withHalf(tokens: readonly Token[], numeral: Numeral, words: Vocabulary): Numeral {
  const from = isSign(tokens[numeral.end], '&') ? numeral.end + 1 : numeral.end;
  const end = skipPhrase(tokens, from, words.half);
  if (end !== from) return { value: null, end };
  return isSign(tokens[end], '½') ? { value: null, end: end + 1 } : numeral;
}

/** Part of a larger whole: the 8 of "v8" or "#8". */
function isGlued(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.gap !== 'none') return false;
  if (isSign(before, '&')) return before.gap === 'none';
  return before.kind === 'word' || /[#$€£@\\^%]/.test(signOf(before));
}

function keyOfDigits(token: Token | undefined): string | undefined {
  return token?.kind === 'digits' ? token.digits : undefined;
}

function signOf(token: Token): string {
  return token.kind === 'sign' ? token.sign : '';
}
