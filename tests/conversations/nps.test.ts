import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, compared, nps, reportedNps, scored, tally, z95 } from '../../conversations/numbers/nps.ts';
import { type Score, scores } from '../../conversations/numbers/score.ts';

function counts(promoters: number, passives: number, detractors: number): Counts {
  return { promoters, passives, detractors };
}

const many = fc.integer({ min: 0, max: 10_000 });
const anyCounts = fc.record({ promoters: many, passives: many, detractors: many });
const someCounts = anyCounts.filter((of) => scored(of) > 0);

function swapped({ promoters, passives, detractors }: Counts): Counts {
  return counts(detractors, passives, promoters);
}

describe('tally', () => {
  it('puts every score into its category, 0 included', () => {
    expect(tally([])).toEqual(counts(0, 0, 0));
    expect(tally([0])).toEqual(counts(0, 0, 1));
    expect(tally(scores)).toEqual(counts(2, 2, 7));
    expect(tally(new Set<Score>([6, 7, 8, 9]))).toEqual(counts(1, 2, 1));
  });

  it('counts everybody once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scores)), (all) => {
        expect(scored(tally(all))).toBe(all.length);
      }),
    );
  });
});

describe('the reported NPS', () => {
  it.each([
    ['nobody', counts(0, 0, 0), null],
    ['one promoter', counts(1, 0, 0), 100],
    ['one passive', counts(0, 1, 0), 0],
    ['one detractor', counts(0, 0, 1), -100],
    ['one of each end', counts(1, 0, 1), 0],
    ['a promoter and a passive', counts(1, 1, 0), 50],
    ['a third', counts(1, 2, 0), 33],
    ['two thirds', counts(2, 1, 0), 67],
    ['minus two thirds', counts(0, 1, 2), -67],
    ['12.5', counts(1, 7, 0), 13],
    ['-12.5', counts(0, 7, 1), -13],
    ['0.5', counts(1, 199, 0), 1],
    ['-0.5', counts(0, 199, 1), -1],
    ['-0.4', counts(0, 249, 1), 0],
    ['14.5', counts(29, 171, 0), 15],
    ['-14.5', counts(0, 171, 29), -15],
    ['millions', counts(6_000_000, 1_000_000, 3_000_000), 30],
  ])('of %s', (_, of, points) => {
    expect(reportedNps(of)).toBe(points);
  });

  it('is a whole number from -100 to 100 within half a point of the plain one', () => {
    fc.assert(
      fc.property(someCounts, (of) => {
        const points = reportedNps(of) ?? Number.NaN;
        expect(Number.isInteger(points)).toBe(true);
        expect(Math.abs(points)).toBeLessThanOrEqual(100);
        expect(Math.abs(points - (100 * (of.promoters - of.detractors)) / scored(of))).toBeLessThan(0.5 + 1e-9);
      }),
    );
  });

  it('turns its sign when promoters and detractors are swapped', () => {
    fc.assert(
      fc.property(someCounts, (of) => {
        expect((reportedNps(of) ?? Number.NaN) + (reportedNps(swapped(of)) ?? Number.NaN)).toBe(0);
      }),
    );
  });

  it('never falls when a detractor turns promoter', () => {
    fc.assert(
      fc.property(someCounts, ({ promoters, passives, detractors }) => {
        const before = reportedNps(counts(promoters, passives, detractors + 1)) ?? Number.NaN;
        expect(reportedNps(counts(promoters + 1, passives, detractors))).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('what may be shown', () => {
  it.each([
    [counts(0, 0, 0), { kind: 'none', scored: 0 }],
    [counts(1, 0, 0), { kind: 'few', scored: 1 }],
    [counts(1, 0, 1), { kind: 'few', scored: 2 }],
    [counts(9, 0, 0), { kind: 'few', scored: 9 }],
    [counts(10, 0, 0), { kind: 'early', scored: 10, nps: 100, low: 48, high: 100 }],
    [counts(0, 0, 10), { kind: 'early', scored: 10, nps: -100, low: -100, high: -48 }],
    [counts(50, 30, 20), { kind: 'sound', scored: 100, nps: 30, low: 14, high: 44 }],
  ] as const)('of %j', (of, shown) => {
    expect(nps(of)).toEqual(shown);
  });

  it('is early up to 29 scores', () => {
    expect(nps(counts(20, 5, 4)).kind).toBe('early');
    expect(nps(counts(20, 5, 5)).kind).toBe('sound');
  });

  it('agrees with the raw numbers, and the NPS lies in its interval', () => {
    fc.assert(
      fc.property(anyCounts, (of) => {
        const shown = nps(of);
        expect(shown.scored).toBe(scored(of));
        if (shown.kind === 'none' || shown.kind === 'few') return;
        expect(shown.nps).toBe(reportedNps(of));
        expect(shown.low).toBeGreaterThanOrEqual(-100);
        expect(shown.low).toBeLessThanOrEqual(shown.nps);
        expect(shown.high).toBeGreaterThanOrEqual(shown.nps);
        expect(shown.high).toBeLessThanOrEqual(100);
      }),
    );
  });
});

/** By more than chance would have it, at 95 % and looked at once. */
const differ = (a: Counts, b: Counts) => Math.abs(compared(a, b).z) > z95;

describe('differ', () => {
  // Sixty to twenty against forty to forty of a hundred, in smaller and larger groups; z worked by hand.
  it.each([
    ['10 each: z 0.95', counts(6, 2, 2), counts(4, 2, 4), false],
    ['30 each: z 1.76', counts(18, 6, 6), counts(12, 6, 12), false],
    ['40 each: z 2.05', counts(24, 8, 8), counts(16, 8, 16), true],
    ['100 each: z 3.29', counts(60, 20, 20), counts(40, 20, 40), true],
    ['one against one', counts(1, 0, 0), counts(0, 0, 1), false],
    ['somebody against nobody', counts(900, 0, 0), counts(0, 0, 0), false],
    ['nobody against nobody', counts(0, 0, 0), counts(0, 0, 0), false],
  ])('%s', (_, a, b, different) => {
    expect(differ(a, b)).toBe(different);
  });

  it('is symmetric, does not mind the sign, and never tells a group from itself', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (a, b) => {
        expect(differ(b, a)).toBe(differ(a, b));
        expect(differ(swapped(a), swapped(b))).toBe(differ(a, b));
        expect(differ(a, a)).toBe(false);
      }),
    );
  });
});
