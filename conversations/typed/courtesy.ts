import type { Token } from './tokens.ts';
import { type Phrases, skipPhrase, type Vocabulary } from './languages/vocabulary.ts';

/** Longer messages say more than goodbye. */
const mostWords = 40;

/** A clause among others must be at least this long to count as a wish not to be asked: "stop it" may be about anything. */
const shortestStopClause = 3;

/** Whether these tokens say thank you, all right or goodbye, and nothing else. */
export function isPleasantry(tokens: readonly Token[], words: Vocabulary): boolean {
  if (tokens.length > mostWords) return false;
  let said = false;
  for (let at = 0; at < tokens.length; ) {
    const next = skipPolite(tokens, at, words);
    if (next === at) return false;
    said ||= tokens[at]?.kind === 'emoji' || skipPhrase(tokens, at, words.pleasantries) !== at;
    at = next;
  }
  return said;
}

/** The index after what is polite, or says nothing, at `at`; `at` itself when it is something else. */
function skipPolite(tokens: readonly Token[], at: number, words: Vocabulary): number {
  const token = tokens[at];
  if (token?.kind === 'emoji') return token.polite ? at + 1 : at;
  if (token?.kind === 'sign') return isMark(token.sign) ? at + 1 : at;
  const phrase = skipPhrase(tokens, at, words.pleasantries);
  return phrase === at ? skipPhrase(tokens, at, words.pleasantryFillers) : phrase;
}

/** Whether these tokens ask never to be asked again. */
export function isStop(tokens: readonly Token[], words: Vocabulary): boolean {
  if (tokens.length > mostWords) return false;
  const clauses = clausesOf(tokens);
  const spoken = clauses.filter((clause) => skipFillers(clause, 0, words.stopFillers) < clause.length);
  return spoken.some((clause) => {
    const length = stopLength(clause, words);
    return spoken.length === 1 ? length > 0 : length >= shortestStopClause;
  });
}

/** How many words of the clause are a stop phrase, when the rest is filler; 0 when it is none. */
function stopLength(clause: readonly Token[], words: Vocabulary): number {
  for (let start = 0; ; ) {
    const end = skipPhrase(clause, start, words.stop);
    if (end !== start && skipFillers(clause, end, words.stopFillers) === clause.length) return end - start;
    const next = skipPhrase(clause, start, words.stopFillers);
    if (next === start) return 0;
    start = next;
  }
}

function skipFillers(tokens: readonly Token[], at: number, fillers: Phrases): number {
  const next = skipPhrase(tokens, at, fillers);
  return next === at ? at : skipFillers(tokens, next, fillers);
}

/** The words between punctuation; a clause with a number in it is kept apart by that number, which no phrase contains. */
function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    const breaks = token.kind === 'sign' && /[.,;:!?…()-]/.test(token.sign);
    if (breaks || token.gap === 'line') clauses.push([]);
    if (token.kind === 'word' || token.kind === 'digits') clauses.at(-1)?.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** Punctuation that says nothing; a question mark does. */
function isMark(sign: string): boolean {
  return sign !== '?' && /^[\p{P}~+=|]/u.test(sign) && !/[%#@&/\\]/.test(sign);
}
