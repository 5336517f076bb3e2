import type { Answer, Asked, Instant, Words } from './state.ts';

/** Messages typed within this time of the first one still belong to the reason; later ones are ordinary conversation. */
export const typingSpan: Instant = 2 * 60_000;

type Explained = Pick<Asked, 'words'> & Pick<Answer, 'firstScoredAt'>;

/**
 * The words that count out of everything said: the last field sent, or, where there is none, what was typed in one go
 * after the first score. Independent of the order in which the words arrived.
 */
export function wordsThatCount({ words, firstScoredAt }: Explained): readonly Words[] {
  const inOrder = [...words].sort((a, b) => a.at - b.at);
  const field = inOrder.findLast((w) => w.whole);
  if (field !== undefined) return [field];
  const typed = inOrder.filter((w) => w.at >= firstScoredAt);
  const first = typed[0];
  return first === undefined ? [] : typed.filter((w) => w.at - first.at <= typingSpan);
}

/**
 * What has to be remembered of everything said: the words that count, and those typed before the first score, which
 * count after all when an earlier score is heard of later.
 */
export function wordsToKeep(explained: Explained): readonly Words[] {
  const counting = wordsThatCount(explained);
  return explained.words.filter((w) => counting.includes(w) || (!w.whole && w.at < explained.firstScoredAt));
}

/** The reason as one text; undefined while none was given. */
export function reasonOf(explained: Explained): string | undefined {
  const text = wordsThatCount(explained)
    .map((w) => w.text)
    .join('\n')
    .trim();
  return text === '' ? undefined : text;
}

/** When the reason last changed. */
export function reasonAt(explained: Explained): Instant | undefined {
  if (reasonOf(explained) === undefined) return undefined;
  return Math.max(...wordsThatCount(explained).map(({ at, revisedAt = at }) => revisedAt));
}
