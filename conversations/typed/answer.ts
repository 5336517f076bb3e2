import type { Score } from '../numbers/score.ts';
import { type Amount, isSign, readAmount, skipScale } from './amount.ts';
import { isPleasantry, isStop } from './courtesy.ts';
import type { Token } from './tokens.ts';
import { skipPhrase, type Vocabulary } from './languages/vocabulary.ts';

export type Answer =
  | { readonly kind: 'score'; readonly score: Score; readonly reason?: string }
  | { readonly kind: 'ambiguous' }
  /** A wish never to be asked again, perhaps with a last score. */
  | { readonly kind: 'stop'; readonly score?: Score };

/** A message in pieces. `cut`: it goes on after the last token. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly cut: boolean;
  readonly words: Vocabulary;
}

/** How many words may come before the score. */
const longestLead = 12;

/** The score that the message begins or ends with; undefined when it is not an answer. */
export function readAnswer(reading: Reading): Answer | undefined {
  return readOpening(reading) ?? (reading.cut ? undefined : (readLastClause(reading) ?? readExplicitEnd(reading)));
}

/** "8", "I'd say 8", "8 because ...": what is said after the score is the reason. */
function readOpening(reading: Reading): Answer | undefined {
  const { tokens, words, cut } = reading;
  if (isNumberedList(tokens)) return undefined;
  const amount = readLed(tokens, 0, words);
  if (amount === undefined || (cut && amount.end >= tokens.length)) return undefined;
  const tail = readTail(reading, amount);
  if (tail.kind === 'attached') return amount.kind === 'one' && amount.explicit ? { kind: 'ambiguous' } : undefined;
  if (tail.kind === 'stop') return { kind: 'stop', ...(amount.kind === 'one' && { score: amount.score }) };
  if (amount.kind === 'notOne' || tail.kind === 'anotherNumber') return { kind: 'ambiguous' };
  return { kind: 'score', score: amount.score, ...(tail.kind === 'reason' && { reason: tail.reason }) };
}

/** "You were slow, so a 4": the whole message is the reason, for nobody can tell where in it the reason ends. */
function readLastClause({ text, tokens, words }: Reading): Answer | undefined {
  if (isSign(tokens.at(-1), '?')) return undefined;
  const starts = tokens.flatMap((_, at) => (at > 0 && beginsClause(tokens, at) ? [at] : []));
  for (const start of starts.slice(-3).reverse()) {
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
  for (let at = Math.max(1, tokens.length - longestLead); at < tokens.length; at += 1) {
    const amount = readAmount(tokens, at, words);
    if (amount?.kind !== 'one' || !amount.explicit || !isOver(tokens, amount.end, words)) continue;
    const belongs = skipPhrase(tokens, at - 1, words.belongs) === at;
    return belongs ? undefined : { kind: 'score', score: amount.score, reason: text.trim() };
  }
  return undefined;
}

/** The amount that follows from `start` on after nothing but words that may lead to one. */
function readLed(tokens: readonly Token[], start: number, words: Vocabulary): Amount | undefined {
  let vague = false;
  for (let at = start; at < tokens.length && at <= start + 2 * longestLead; ) {
    if (skipPhrase(tokens, at, words.idioms) !== at) return undefined;
    const amount = readAmount(tokens, at, words);
    if (amount !== undefined) return vague ? { kind: 'notOne', end: amount.end } : amount;
    const next = skipLead(tokens, at, words);
    if (next === at) return undefined;
    vague ||= skipPhrase(tokens, at, words.vague) === next || isMinus(tokens, at);
    at = next;
  }
  return undefined;
}

function skipLead(tokens: readonly Token[], at: number, words: Vocabulary): number {
  const token = tokens[at];
  if (token?.kind === 'emoji') return at + 1;
  if (token?.kind === 'sign') return /^[\p{P}~≈+=|*]/u.test(token.sign) && !/[#@&%/\\]/.test(token.sign) ? at + 1 : at;
  return Math.max(
    skipPhrase(tokens, at, words.before),
    skipPhrase(tokens, at, words.vague),
    skipScale(tokens, at, words),
  );
}

/** "-1" and ".5", but not the dash of "- 8". */
function isMinus(tokens: readonly Token[], at: number): boolean {
  const [sign, next] = [tokens[at], tokens[at + 1]];
  const joins = sign?.gap !== 'none' && next?.gap === 'none' && next.kind === 'digits';
  return joins && (isSign(sign, '-') || isSign(sign, '.') || isSign(sign, '½'));
}

type Tail =
  | { readonly kind: 'nothing' | 'stop' | 'anotherNumber' }
  /** It goes on about something that the number is part of. */
  | { readonly kind: 'attached' }
  | { readonly kind: 'reason'; readonly reason: string };

function readTail({ text, tokens, cut, words }: Reading, amount: Amount): Tail {
  const at = amount.end;
  if (!cut && isOver(tokens, at, words)) return { kind: 'nothing' };
  if (!isDetached(tokens, at, words)) return { kind: 'attached' };
  const start = skipMarks(tokens, at);
  const rest = tokens.slice(start);
  if (!cut) {
    if (isStop(rest, words)) return { kind: 'stop' };
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
function isSame(a: Amount, b: Amount): boolean {
  return a.kind === 'one' && b.kind === 'one' && a.score === b.score;
}

/** Nothing but marks and politeness from here on. */
function isOver(tokens: readonly Token[], at: number, words: Vocabulary): boolean {
  const start = isMark(tokens[at]) ? skipMarks(tokens, at) : at;
  return start >= tokens.length || isPleasantry(tokens.slice(start), words);
}

/** Whether what stands at `at` is something new, and not what the number before it counts or names. */
function isDetached(tokens: readonly Token[], at: number, words: Vocabulary): boolean {
  const token = tokens[at];
  if (token === undefined || token.gap === 'line' || token.kind === 'emoji') return true;
  if (token.kind === 'word') {
    const goesOn = skipPhrase(tokens, at, words.goesOn) !== at || skipPhrase(tokens, at, words.because) !== at;
    return token.gap !== 'none' && goesOn;
  }
  if (isSign(token, '-')) return token.gap !== 'none' || tokens[at + 1]?.gap !== 'none';
  return isMark(token) || (token.kind === 'sign' && /[(["'“„«‘]/.test(token.sign));
}

function beginsClause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (tokens[at]?.gap === 'line' || before?.kind === 'emoji') return true;
  if (tokens[at]?.gap === 'none') return false;
  return isSign(before, '-') || (before?.kind === 'sign' && /[.,;!?…)]/.test(before.sign));
}

function skipMarks(tokens: readonly Token[], at: number): number {
  let next = at;
  while (isMark(tokens[next])) next += 1;
  return next;
}

/** Signs between a score and its reason that belong to neither. */
function isMark(token: Token | undefined): boolean {
  return token?.kind === 'sign' && /^[,;:.!?…)\]"'”’»“*_~=>|&-]/.test(token.sign);
}

/** "1. first" and "2. second" on lines of their own, or "1) first 2) second". */
function isNumberedList(tokens: readonly Token[]): boolean {
  const items = tokens.filter(({ kind, gap }, at) => {
    const mark = tokens[at + 1];
    return kind === 'digits' && ((gap === 'line' && isSign(mark, '.')) || (gap !== 'none' && isSign(mark, ')')));
  });
  return items.length > 1;
}
