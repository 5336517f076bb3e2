import type { Score } from '../numbers/score.ts';
import { readAmount } from './amount.ts';
import { skipPhrase } from './languages/vocabulary.ts';
import { readLed } from './lead.ts';
import { isDetached, isMark, isOver, skipMarks } from './marks.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** A new score after one was given. */
export interface Correction {
  readonly score: Score;
  readonly reason?: string;
}

/**
 * The score in a message typed when one is stored already: only a number that stands alone, or words of correction with a
 * number. In everything else numbers belong to the reason: "3 weeks", "maybe 5", "10 out of 10 for the agent".
 */
export function readCorrection({ text, tokens, words, cut }: Reading): Correction | undefined {
  if (cut) return undefined;
  const led = readLed(tokens, 0, words);
  if (led?.kind !== 'one') return undefined;
  const after = skipCorrection(tokens, led.end, words);
  const corrects = led.corrects || after !== led.end || wasReplaced(tokens, led.end, words);
  if (!corrects) return isBare({ tokens, words }, led.end) ? { score: led.score } : undefined;
  if (isOver(tokens, after, words)) return { score: led.score };
  if (!led.corrects || !isDetached(tokens, led.end, words)) return undefined;
  const start = skipMarks(tokens, led.end);
  // One more number may be the one that is meant.
  if (readLed(tokens, start, words) !== undefined) return undefined;
  const said = skipMarks(tokens, skipPhrase(tokens, start, words.because));
  return { score: led.score, reason: text.slice(tokens[said]?.start ?? text.length).trim() };
}

/** "9 actually", "9, I meant". */
function skipCorrection(tokens: readonly Token[], at: number, words: Reading['words']): number {
  const end = skipPhrase(tokens, skipMarks(tokens, at), words.correction);
  return end === skipMarks(tokens, at) ? at : end;
}

/** "9 instead of 6" says the same; both numbers are before `end`. */
function wasReplaced(tokens: readonly Token[], end: number, words: Reading['words']): boolean {
  return tokens.slice(0, end).some((_, at) => at > 0 && skipPhrase(tokens, at, words.instead) !== at);
}

/** Nothing but the number, its scale and marks; politeness may follow. */
function isBare({ tokens, words }: Pick<Reading, 'tokens' | 'words'>, end: number): boolean {
  const start = tokens.findIndex((token) => !isMark(token) && token.kind !== 'emoji' && !isOpening(token));
  const amount = readAmount(tokens, start, words);
  const onlyMarks = tokens.slice(0, start).every((token) => token.kind !== 'sign' || !/[+~≈]/.test(token.sign));
  if (amount?.end !== end || !onlyMarks) return false;
  return isOver(tokens, end, words) || tokens.slice(end).every((token) => isMark(token) || token.kind === 'emoji');
}

function isOpening(token: Token): boolean {
  return token.kind === 'sign' && /^[("'“„«‘*_#]/.test(token.sign);
}
