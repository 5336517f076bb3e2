/** An answer to "how likely are you to recommend us": one of the eleven integers 0-10. 0 is a score. */
export type Score = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** The eleven scores, in the order they are shown. */
export const scores: readonly Score[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export type Category = 'promoter' | 'passive' | 'detractor';

export function isScore(value: unknown): value is Score {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
}

/**
 * Promoter 9-10, passive 7-8, detractor 0-6. Derived wherever it is needed, stored nowhere.
 * Source: Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003.
 */
export function category(score: Score): Category {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}
