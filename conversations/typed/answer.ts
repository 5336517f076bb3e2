import type { Score } from '../numbers/score.ts';
import { type Amount, readAmount } from './amount.ts';
import { isPleasantry } from './courtesy.ts';
import { hasPhrase, skipPhrase } from './languages/vocabulary.ts';
import { type Led, readLed } from './lead.ts';
import { beginsClause, isDetached, isNumberedList, isOver, skipMarks } from './marks.ts';
import type { Reading } from './reading.ts';
import { isStop } from './stop.ts';
import { isSign, type Token } from './tokens.ts';
import { isTwofold } from './twofold.ts';

export type Answer =
  | { readonly kind: 'score'; readonly score: Score; readonly reason?: string }
  | { readonly kind: 'ambiguous' };

/** How far from the end a score that names its scale may begin. */
const longestEnd = 12;

/** A message in which "a 9" is looked for anywhere is at most so long. */
const longestArticled = 16;

/** The score that the message gives, before one is stored; undefined when it is not an answer. */
export function readAnswer(reading: Reading): Answer | undefined {
  const { tokens, words, cut } = reading;
  const named = readNamed(tokens, words);
  if (named !== undefined) return named;
  if (isNumberedList(tokens)) return undefined;
  if (!cut && isTwofold(tokens, words)) return { kind: 'ambiguous' };
  const opening = readOpening(reading, 0);
  if (opening !== undefined || cut) return opening;
  return readCorrectedEnd(reading, 0) ?? readLastClause(reading) ?? readExplicitEnd(reading) ?? readArticled(reading);
}

/** A message that names an end of the scale, or answers on quite another one: five stars drawn, a B+. */
function readNamed(tokens: readonly Token[], words: Reading['words']): Answer | undefined {
  if (tokens.length > 1 && tokens.every((token) => token.kind === 'emoji' && token.star)) return { kind: 'ambiguous' };
  if (tokens.length === 1 && tokens[0]?.kind === 'emoji' && tokens[0].full) return { kind: 'score', score: 10 };
  const [first, second] = tokens;
  const isGrade = tokens.length === 2 && first?.kind === 'word' && /^[a-f]$/.test(first.word);
  if (isGrade && (isSign(second, '+') || isSign(second, '-'))) return { kind: 'ambiguous' };
  const marked = skipPhrase(tokens, 0, words.schoolMark);
  if (marked !== 0 && isOver(tokens, skipFeelings(tokens, skipMarks(tokens, marked), words), words)) {
    return { kind: 'ambiguous' };
  }
  const named = [
    [words.highest, 10],
    [words.lowest, 0],
  ] as const;
  for (const [phrases, score] of named) {
    const end = skipPhrase(tokens, 0, phrases);
    if (end !== 0 && isOver(tokens, end, words)) return { kind: 'score', score };
  }
  return undefined;
}

function skipFeelings(tokens: readonly Token[], at: number, words: Reading['words']): number {
  const end = skipPhrase(tokens, at, words.feelings);
  return end === at ? at : skipFeelings(tokens, end, words);
}

/** "8", "I'd say 8", "8 because ...": what is said after the score is the reason. */
function readOpening(reading: Reading, start: number): Answer | undefined {
  const { tokens, words, cut } = reading;
  const amount = readLed(tokens, start, words);
  if (amount === undefined || (cut && amount.end >= tokens.length)) return undefined;
  const tail = readTail(reading, amount);
  switch (tail.kind) {
    case 'attached':
      // A fraction of things, such as 3/10 files; where they are in trouble it is no answer at all.
      if (amount.kind !== 'one' || !amount.explicit) return undefined;
      return hasPhrase(tokens.slice(amount.end), words.troubles) ? undefined : { kind: 'ambiguous' };
    case 'corrected':
      return readOpening(reading, tail.from);
    case 'anotherNumber':
      return { kind: 'ambiguous' };
    case 'nothing':
      if (amount.kind === 'notOne') return { kind: 'ambiguous' };
      return { kind: 'score', score: amount.score, ...(amount.felt && { reason: reading.text }) };
    case 'reason': {
      const corrected = readCorrectedEnd(reading, amount.end);
      if (corrected !== undefined) return corrected;
      if (amount.kind === 'notOne') return { kind: 'ambiguous' };
      return { kind: 'score', score: amount.score, reason: amount.felt ? reading.text : tail.reason };
    }
  }
}

/** "Great help, 9 ... no wait, 2": whoever corrects themselves means the last; the whole message is the reason. */
function readCorrectedEnd({ text, tokens, words, cut }: Reading, from: number): Answer | undefined {
  if (cut) return undefined;
  const joined = tokens.flatMap((_, at) => (at > from ? skipPhrase(tokens, at, words.conjunctions) : []));
  for (const start of [...clauseStarts(tokens, from), ...joined]) {
    if (!correctsFrom(tokens, start, words)) continue;
    const amount = readLed(tokens, start, words);
    if (amount === undefined || !isOver(tokens, amount.end, words)) continue;
    return amount.kind === 'one' ? { kind: 'score', score: amount.score, reason: text.trim() } : { kind: 'ambiguous' };
  }
  return undefined;
}

/** "no wait", and "I mean" after words that lead to nothing. */
function correctsFrom(tokens: readonly Token[], start: number, words: Reading['words']): boolean {
  return skipPhrase(tokens, start, words.correction) !== start;
}

function clauseStarts(tokens: readonly Token[], from: number): readonly number[] {
  const starts = tokens.flatMap((_, at) => (at > from && beginsClause(tokens, at) ? [at] : []));
  return starts.slice(-3).reverse();
}

/** "You were slow, so a 4": the whole message is the reason, for nobody can tell where in it the reason ends. */
function readLastClause({ text, tokens, words }: Reading): Answer | undefined {
  if (isSign(tokens.at(-1), '?')) return undefined;
  for (const start of clauseStarts(tokens, 0)) {
    const amount = readLed(tokens, start, words);
    if (amount === undefined || !isOver(tokens, amount.end, words)) continue;
    const explicit = amount.kind === 'one' && amount.explicit;
    // With other figures around, a bare number may be one more of them.
    if (!explicit && tokens.slice(0, start).some(({ kind }) => kind === 'digits')) return undefined;
    if (amount.kind === 'notOne') return { kind: 'ambiguous' };
    const onlyPolite = isPleasantry(tokens.slice(0, start), words);
    return { kind: 'score', score: amount.score, ...(!onlyPolite && { reason: text.trim() }) };
  }
  return undefined;
}

/** "Great service 10/10": a score that names its scale needs no punctuation. */
function readExplicitEnd({ text, tokens, words }: Reading): Answer | undefined {
  for (let at = Math.max(1, tokens.length - longestEnd); at < tokens.length; at += 1) {
    const amount = readAmount(tokens, at, words);
    if (amount?.kind !== 'one' || !amount.explicit || !isOver(tokens, amount.end, words)) continue;
    const belongs = skipPhrase(tokens, at - 1, words.belongs) === at;
    return belongs ? undefined : { kind: 'score', score: amount.score, reason: text.trim() };
  }
  return undefined;
}

/** "Put this one down as a 9 for us": digits after an article are hardly anything but a score, where there is one. */
function readArticled({ text, tokens, words }: Reading): Answer | undefined {
  if (tokens.length > longestArticled || isSign(tokens.at(-1), '?')) return undefined;
  if (tokens.filter(({ kind }) => kind === 'digits').length !== 1) return undefined;
  if (hasPhrase(tokens, words.imagined) || hasPhrase(tokens, words.not) || hasPhrase(tokens, words.vague))
    return undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const number = skipPhrase(tokens, at, words.articles);
    const isGlued = at > 0 && tokens[at]?.gap === 'none';
    if (isGlued || number === at || tokens[number]?.kind !== 'digits') continue;
    const amount = readAmount(tokens, number, words);
    if (amount?.kind !== 'one') return undefined;
    if (!isOver(tokens, amount.end, words) && !isDetached(tokens, amount.end, words)) return undefined;
    return { kind: 'score', score: amount.score, reason: text.trim() };
  }
  return undefined;
}

type Tail =
  | { readonly kind: 'nothing' | 'anotherNumber' }
  /** It goes on about something that the number is part of. */
  | { readonly kind: 'attached' }
  /** It was not meant so: what is meant begins at `from`. */
  | { readonly kind: 'corrected'; readonly from: number }
  | { readonly kind: 'reason'; readonly reason: string };

function readTail({ text, tokens, cut, words }: Reading, amount: Amount): Tail {
  const at = amount.end;
  if (!cut && isOver(tokens, at, words)) return { kind: 'nothing' };
  const start = skipMarks(tokens, at);
  const correction = skipPhrase(tokens, start, words.correction);
  if (correction !== start && readLed(tokens, correction, words) !== undefined)
    return { kind: 'corrected', from: start };
  if (!cut && correction !== start && isOver(tokens, correction, words)) return { kind: 'nothing' };
  if (!isDetached(tokens, at, words)) return { kind: 'attached' };
  // "Is 10 good?" asks about the number.
  if (isSign(tokens.at(-1), '?') && tokens[at]?.kind === 'word' && tokens[at]?.gap === 'space')
    return { kind: 'attached' };
  const or = skipPhrase(tokens, start, words.either);
  if (or !== start && readAmount(tokens, or, words) !== undefined) return { kind: 'anotherNumber' };
  if (!cut) {
    // A wish to stop is no reason.
    if (isStop(tokens.slice(start), words)) return { kind: 'nothing' };
    const again = readLed(tokens, start, words);
    if (again !== undefined && isOver(tokens, again.end, words)) {
      return { kind: isSame(amount, again) ? 'nothing' : 'anotherNumber' };
    }
  }
  const said = skipMarks(tokens, skipPhrase(tokens, start, words.because));
  const reason = text.slice((tokens[said] ?? tokens[start])?.start).trim();
  return reason === '' ? { kind: 'nothing' } : { kind: 'reason', reason };
}

/** "8 (eight)" */
function isSame(a: Amount, b: Led): boolean {
  return a.kind === 'one' && b.kind === 'one' && a.score === b.score;
}
