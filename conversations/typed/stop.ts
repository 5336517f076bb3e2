import { hasPhrase, type Phrases, skipPhrase, type Vocabulary } from './languages/vocabulary.ts';
import { isSign, type Token } from './tokens.ts';

/** Longer messages say more than that they want no more questions. */
const mostTokens = 80;

/** A whole phrase in one clause among others must be at least this long to count: "stop it" may be about anything. */
const shortestPhrase = 3;

/**
 * Whether these tokens ask never to be asked again.
 *
 * One clause of them has to say that and nothing else: a known phrase, or an ending and what is to end ("no more
 * surveys"), and every other word of it a word that such wishes are made of. "Stop the export" is about something else.
 */
export function isStop(tokens: readonly Token[], words: Vocabulary): boolean {
  if (tokens.length > mostTokens) return false;
  const clauses = clausesOf(tokens, words).filter(
    (clause) =>
      skipAll(clause, 0, [words.stopFillers]) < clause.length ||
      phraseLength(clause, words) > 0 ||
      isComposed(clause, words),
  );
  if (wholePhrase(tokens, words)) return true;
  // What joins clauses in one language may be a word of the wish in another: the French and the Portuguese mais.
  if (clausesOf(tokens, words, false).some((clause) => isComposed(clause, words))) return true;
  return clauses.some((clause) => {
    const length = phraseLength(clause, words);
    if (clauses.length === 1 ? length > 0 : length >= shortestPhrase) return true;
    return isComposed(clause, words);
  });
}

/** "Stop!" twice, or with thanks. */
function wholePhrase(tokens: readonly Token[], words: Vocabulary): boolean {
  const spoken = tokens.filter(({ kind }) => kind === 'word');
  if (spoken.length === 0 || tokens.some((token) => token.kind === 'digits' || isSign(token, '?'))) return false;
  let said = false;
  for (let at = 0; at < spoken.length; ) {
    const end = skipPhrase(spoken, at, words.stop);
    said ||= end !== at;
    const next = end === at ? skipAll(spoken, at, [words.stopFillers, words.thanks]) : end;
    if (next === at) return false;
    at = next;
  }
  return said;
}

/** How many words of the clause are a stop phrase, when the rest is filler; 0 when it is none. */
function phraseLength(clause: readonly Token[], words: Vocabulary): number {
  for (let start = 0; ; ) {
    const end = skipPhrase(clause, start, words.stop);
    if (end !== start && skipAll(clause, end, [words.stopFillers]) === clause.length) return end - start;
    const next = skipPhrase(clause, start, words.stopFillers);
    if (next === start) return 0;
    start = next;
  }
}

function isComposed(clause: readonly Token[], words: Vocabulary): boolean {
  if (
    skipAll(clause, 0, [
      words.endings,
      words.topics,
      words.sending,
      words.lasting,
      words.weakTopics,
      words.wishes,
      words.stopFillers,
    ]) < clause.length
  )
    return false;
  if (!hasPhrase(clause, words.endings)) return false;
  if (clause.length < 2) return false;
  if (hasPhrase(clause, words.topics)) return isAddressed(clause, words);
  if (hasPhrase(clause, words.sending)) return hasPhrase(clause, words.lasting);
  return hasPhrase(clause, words.weakTopics) && hasPhrase(clause, words.wishes);
}

/** "Don't ask" alone is a way to talk; "don't ask me" and "no surveys" are not. */
function isAddressed(clause: readonly Token[], words: Vocabulary): boolean {
  return clause.length > 2 || !/^(?:dont|not|nicht|nie)$/.test(wordOf(clause[0])) || hasPhrase(clause, words.wishes);
}

function wordOf(token: Token | undefined): string {
  return token?.kind === 'word' ? token.word : '';
}

function skipAll(tokens: readonly Token[], at: number, lists: readonly Phrases[]): number {
  for (let next = at; ; ) {
    const end = Math.max(...lists.map((list) => skipPhrase(tokens, next, list)));
    if (end === next) return next;
    next = end;
  }
}

/** The words between punctuation, conjunctions and numbers: a wish may stand beside a score. */
function clausesOf(tokens: readonly Token[], words: Vocabulary, splits = true): Token[][] {
  const clauses: Token[][] = [[]];
  tokens.forEach((token, at) => {
    const joined = token.gap === 'none' && tokens[at + 1]?.gap === 'none';
    const breaks = token.kind === 'sign' && /[.,;:!?…()/&-]/.test(token.sign) && !(token.sign === '-' && joined);
    const begins = breaks || token.gap === 'line' || token.kind !== 'word';
    const isConjunction = splits && skipPhrase(tokens, at, words.conjunctions) !== at;
    if ((begins && !(token.kind === 'sign' && joined)) || isConjunction) clauses.push([]);
    if (token.kind === 'word' && !isConjunction) clauses.at(-1)?.push(token);
  });
  return clauses.filter((clause) => clause.length > 0);
}
