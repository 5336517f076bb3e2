import type { Score } from './score.ts';
import { category } from './score.ts';

/** How many scores fell into each category; whole numbers, none negative. */
export interface Counts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** What may be shown of some counts. `scored` is how many scores they hold. */
export type Nps =
  /** Nobody scored: there is no NPS. */
  | { readonly kind: 'none'; readonly scored: 0 }
  /** Fewer than 10 scores: too few for a number. */
  | { readonly kind: 'few'; readonly scored: number }
  /** 10-29 scores: a number, marked as early. */
  | ({ readonly kind: 'early' } & Estimate)
  | ({ readonly kind: 'sound' } & Estimate);

/** Whole points, -100..100, never a percentage. */
export interface Estimate {
  readonly scored: number;
  /** Promoters % minus detractors %, plain. */
  readonly nps: number;
  /** The 95 % interval itself. Around the adjusted estimate, so `nps` is in it but not always its middle. */
  readonly low: number;
  readonly high: number;
}

const fewest = 10;
const soundFrom = 30;

/** Two-sided 95 % of the normal distribution. */
export const z95 = 1.96;

/**
 * The pseudo-observations of the adjusted Wald interval: 3 more answers, of which 3/4 promoters and 3/4 detractors.
 * Sources: Rocks, "Interval Estimation for the 'Net Promoter Score'", The American Statistician 70 (4), 2016;
 * https://measuringu.com/nps-three-confidence-intervals/
 */
const added = { answers: 3, promoters: 0.75, detractors: 0.75 };

export function tally(scores: Iterable<Score>): Counts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const score of scores) counts[`${category(score)}s`] += 1;
  return counts;
}

export function plus(a: Counts, b: Counts): Counts {
  return {
    promoters: a.promoters + b.promoters,
    passives: a.passives + b.passives,
    detractors: a.detractors + b.detractors,
  };
}

/** How many people scored. */
export function scored({ promoters, passives, detractors }: Counts): number {
  return promoters + passives + detractors;
}

/**
 * The categories in whole percent that add up to 100: the largest remainders are rounded up. All 0 when nobody scored.
 * Source: the method of Hamilton, as for seats in a parliament.
 */
export function shares(counts: Counts): Counts {
  const n = scored(counts);
  if (n === 0) return { promoters: 0, passives: 0, detractors: 0 };
  const exact = (['promoters', 'passives', 'detractors'] as const).map((of) => ({ of, share: (100 * counts[of]) / n }));
  const rounded = { promoters: 0, passives: 0, detractors: 0 };
  for (const { of, share } of exact) rounded[of] = Math.floor(share);
  const byRemainder = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1));
  for (const { of } of byRemainder.slice(0, 100 - scored(rounded))) rounded[of] += 1;
  return rounded;
}

/** What may be shown: nothing below 10 scores, an early number below 30. */
export function nps(counts: Counts): Nps {
  const n = scored(counts);
  const points = reportedNps(counts);
  if (points === null) return { kind: 'none', scored: 0 };
  if (n < fewest) return { kind: 'few', scored: n };
  const { centre, error } = adjusted(counts);
  return {
    kind: n < soundFrom ? 'early' : 'sound',
    scored: n,
    nps: points,
    low: roundAwayFromZero(Math.max(-100, 100 * (centre - z95 * error))),
    high: roundAwayFromZero(Math.min(100, 100 * (centre + z95 * error))),
  };
}

/**
 * The plain NPS whatever the number of scores, for those who read the count beside it: promoters % minus
 * detractors %, -100..100, rounded half away from zero; null when nobody scored.
 */
export function reportedNps(counts: Counts): number | null {
  const n = scored(counts);
  if (n === 0) return null;
  const net = counts.promoters - counts.detractors;
  // In whole numbers throughout, so that a half is a half.
  const size = Math.floor((200 * Math.abs(net) + n) / (2 * n));
  return net < 0 && size > 0 ? -size : size;
}

/**
 * How far two independent groups lie apart: the difference of the adjusted estimates as a share, its standard error (the root
 * of the summed squares of theirs), and how many of those it is. Below 0 where `a` is the lower; 0 when one of them is empty.
 * Source: https://measuringu.com/nps-significance-test/
 */
export function compared(a: Counts, b: Counts): { readonly error: number; readonly z: number } {
  if (scored(a) === 0 || scored(b) === 0) return { error: Number.POSITIVE_INFINITY, z: 0 };
  const [one, other] = [adjusted(a), adjusted(b)];
  const error = Math.hypot(one.error, other.error);
  return { error, z: (one.centre - other.centre) / error };
}

/** The adjusted estimate and its standard error, both as shares: -1..1. */
function adjusted(counts: Counts): { readonly centre: number; readonly error: number } {
  const n = scored(counts) + added.answers;
  const promoters = (counts.promoters + added.promoters) / n;
  const detractors = (counts.detractors + added.detractors) / n;
  const centre = promoters - detractors;
  return { centre, error: Math.sqrt((promoters + detractors - centre ** 2) / n) };
}

function roundAwayFromZero(value: number): number {
  const size = Math.round(Math.abs(value));
  return value < 0 && size > 0 ? -size : size;
}
