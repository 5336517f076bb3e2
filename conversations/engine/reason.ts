import type { Asked, Instant, Words } from './state.ts';

/** Messages typed within this time of the first one still belong to the reason; later ones are ordinary conversation. */
export const typingSpan: Instant = 2 * 60_000;

/**
 * The words that count out of everything said: the last field sent, or, where there is none, what was typed in one go.
 * Independent of the order in which the words arrived.
 */
export function wordsThatCount(firstScoredAt: Instant, words: readonly Words[]): readonly Words[] {
  const inOrder = [...words].sort((a, b) => a.at - b.at);
  const field = inOrder.findLast((w) => w.whole);
  if (field !== undefined) return [field];
  const typed = inOrder.filter((w) => w.at >= firstScoredAt);
  const first = typed[0];
  return first === undefined ? [] : typed.filter((w) => w.at - first.at <= typingSpan);
}

/** The reason as one text; undefined while none was given. */
export function reasonOf(asked: Pick<Asked, 'words'>): string | undefined {
  const text = asked.words
    .map((w) => w.text)
    .join('\n')
    .trim();
  return text === '' ? undefined : text;
}

/** When the reason last changed. */
export function reasonAt(asked: Pick<Asked, 'words'>): Instant | undefined {
  return reasonOf(asked) === undefined ? undefined : asked.words.at(-1)?.at;
}
