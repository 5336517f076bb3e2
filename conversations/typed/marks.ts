import { isPleasantry } from './courtesy.ts';
import { skipPhrase, type Vocabulary } from './languages/vocabulary.ts';
import { isSign, type Token } from './tokens.ts';

/** Nothing but marks and politeness from here on. */
export function isOver(tokens: readonly Token[], at: number, words: Vocabulary): boolean {
  const start = isMark(tokens[at]) ? skipMarks(tokens, at) : at;
  return start >= tokens.length || isPleasantry(tokens.slice(start), words);
}

/** Whether what stands at `at` is something new, and not what the number before it counts or names. */
export function isDetached(tokens: readonly Token[], at: number, words: Vocabulary): boolean {
  const token = tokens[at];
  if (token === undefined || token.gap === 'line' || token.kind === 'emoji' || token.kind === 'name') return true;
  if (token.kind === 'word') {
    const lists = [words.goesOn, words.because, words.feelings, words.thanks, words.stop];
    return token.gap !== 'none' && lists.some((list) => skipPhrase(tokens, at, list) !== at);
  }
  if (isSign(token, '-')) return token.gap !== 'none' || tokens[at + 1]?.gap !== 'none';
  return isMark(token) || (token.kind === 'sign' && /[(["'“„«‘]/.test(token.sign));
}

export function beginsClause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (tokens[at]?.gap === 'line' || before?.kind === 'emoji') return true;
  if (tokens[at]?.gap === 'none') return false;
  return isSign(before, '-') || (before?.kind === 'sign' && /[.,;!?…)]/.test(before.sign));
}

export function skipMarks(tokens: readonly Token[], at: number): number {
  let next = at;
  while (isMark(tokens[next])) next += 1;
  return next;
}

/** Signs between a score and its reason that belong to neither. */
export function isMark(token: Token | undefined): boolean {
  return token?.kind === 'sign' && /^[,;:.!?…)\]"'”’»“*_~=<>|&-]/.test(token.sign);
}

/** "1. first" and "2. second" on lines of their own or in a row, or "1) first 2) second". */
export function isNumberedList(tokens: readonly Token[]): boolean {
  const items = tokens.filter(({ kind, gap }, at) => {
    const [mark, next] = tokens.slice(at + 1, at + 3);
    if (kind !== 'digits' || mark?.gap !== 'none') return false;
    if (isSign(mark, ')')) return gap !== 'none';
    return isSign(mark, '.') && next?.kind === 'word' && next.gap !== 'none';
  });
  return items.length > 1;
}
