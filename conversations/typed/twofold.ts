import { readAmount } from './amount.ts';
import { skipPhrase, type Vocabulary } from './languages/vocabulary.ts';
import { readLed } from './lead.ts';
import type { Token } from './tokens.ts';

/** What is rated is named in at most so many words. */
const longestThing = 5;

/** Whether several things are rated, each with a number of its own: "10 for Sam, 2 for the product". */
export function isTwofold(tokens: readonly Token[], words: Vocabulary): boolean {
  const rated = clausesOf(tokens, words).map((clause) => ratingOf(clause, words));
  const given = rated.filter((each) => each !== undefined);
  return given.length > 1 && new Set(given).size > 1 && given.length === rated.length;
}

/** The number that a clause gives to a thing that it names; undefined when it gives none. */
function ratingOf(clause: readonly Token[], words: Vocabulary): number | undefined {
  if (skipPhrase(clause, 0, words.correction) !== 0) return undefined;
  const opening = readLed(clause, 0, words);
  if (opening?.kind === 'one' && isFor(clause, opening.end, words)) return opening.score;
  const at = clause.findIndex((_, here) => readAmount(clause, here, words) !== undefined);
  const amount = at < 0 ? undefined : readAmount(clause, at, words);
  const isLast = amount !== undefined && amount.end >= clause.length;
  const isNamed = at > 0 && at <= longestThing;
  return amount?.kind === 'one' && isLast && isNamed ? amount.score : undefined;
}

function isFor(clause: readonly Token[], at: number, words: Vocabulary): boolean {
  const thing = skipPhrase(clause, at, words.forWhat);
  const what = clause[thing];
  return thing !== at && (what?.kind === 'word' || what?.kind === 'name');
}

function clausesOf(tokens: readonly Token[], words: Vocabulary): Token[][] {
  const clauses: Token[][] = [[]];
  tokens.forEach((token, at) => {
    const breaks = token.kind === 'sign' && /[,;.!]/.test(token.sign);
    const joins = skipPhrase(tokens, at, words.conjunctions) !== at;
    if (breaks || joins || token.gap === 'line') clauses.push([]);
    if (!breaks && !joins) clauses.at(-1)?.push(token);
  });
  return clauses.filter((clause) => clause.length > 0);
}
