import { describe, expect, test } from 'vitest';
import { type Change, changeBefore, daysNeeded } from '../../conversations/numbers/change.ts';
import { type DayCounts, seriesOf } from '../../conversations/numbers/series.ts';
import { addDays } from '../../conversations/time.ts';
import { type Random, seeded } from '../support/random.ts';

const first = '2025-01-01';
/** Shares of promoters and detractors. */
type Mood = readonly [promoters: number, detractors: number];
const content: Mood = [0.6, 0.1];
const worse: Mood = [0.5, 0.2];

/** How many answers a day brings: a Poisson draw, or its normal neighbour where it is large. */
function arrivals(mean: number, random: Random): number {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

function drawn(date: string, perDay: number, [promoting, detracting]: Mood, random: Random): DayCounts {
  let [promoters, passives, detractors] = [0, 0, 0];
  for (let left = arrivals(perDay, random); left > 0; left -= 1) {
    const draw = random.next();
    if (draw < promoting) promoters += 1;
    else if (draw < promoting + detracting) detractors += 1;
    else passives += 1;
  }
  return { date, promoters, passives, detractors };
}

/** What the digest of each day says, from the first that has 120 days behind it. */
function told(days: number, perDay: number, mood: (day: number) => Mood, random: Random): readonly Change[] {
  const before = 120;
  const counts = Array.from({ length: before + days }, (_, day) =>
    drawn(addDays(first, day), perDay, mood(day - before), random),
  );
  const series = seriesOf(counts, first, addDays(first, before + days));
  return Array.from({ length: days }, (_, day) => changeBefore(series, addDays(first, before + day + 1)));
}

const order = ['none', 'possible', 'clear'];
const isClear = ({ kind }: Change) => kind === 'clear';

describe('a change is told', () => {
  test.each([
    [1, 80],
    [5, 80],
    [30, 80],
    [100, 80],
  ])('to at most one stable team in ten within a year, at %i answers a day', (perDay, teams) => {
    const random = seeded(perDay);
    let misled = 0;
    for (let team = 0; team < teams; team += 1) if (told(365, perDay, () => content, random).some(isClear)) misled += 1;
    expect(misled / teams).toBeLessThanOrEqual(0.1);
  });

  test('within 45 days of a fall from +50 to +30 to nearly half of the teams with 5 answers a day, and to all with 30', () => {
    const random = seeded(7);
    const noticed = (perDay: number, teams: number) => {
      let count = 0;
      for (let team = 0; team < teams; team += 1) if (told(45, perDay, () => worse, random).some(isClear)) count += 1;
      // Nothing is noticed before it is there: the days before were drawn from the same mood.
      return count / teams;
    };
    expect(noticed(5, 60)).toBeLessThan(0.1);
    const fallen = (perDay: number, teams: number) => {
      let count = 0;
      for (let team = 0; team < teams; team += 1) {
        if (told(45, perDay, (day) => (day < 0 ? content : worse), random).some(isClear)) count += 1;
      }
      return count / teams;
    };
    expect(fallen(5, 120)).toBeGreaterThanOrEqual(0.45);
    expect(fallen(30, 50)).toBe(1);
  });

  test('with its direction, its size, the earlier figure and the day on which it was first clear', () => {
    const days = Array.from({ length: 150 }, (_, day) => ({
      date: addDays(first, day),
      ...(day < 130 ? { promoters: 6, passives: 3, detractors: 1 } : { promoters: 3, passives: 3, detractors: 4 }),
    }));
    const series = seriesOf(days, first, addDays(first, 150));
    const states = Array.from({ length: 21 }, (_, day) => changeBefore(series, addDays(first, 130 + day)));
    const kinds = states.map(({ kind }) => kind);
    expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(kinds)).toEqual(new Set(order));
    expect(states[0]).toEqual({ kind: 'none', detectable: 16 });
    const clearOn = states.findIndex(isClear);
    expect(states.at(-1)).toEqual({ kind: 'clear', by: -40, before: 50, since: addDays(first, 130 + clearOn - 1) });
  });

  test('not at all where one of the spans has fewer than 10 scores', () => {
    const few = Array.from({ length: 30 }, (_, day) => ({
      date: addDays(first, 100 + day),
      promoters: 5,
      passives: 0,
      detractors: 0,
    }));
    expect(changeBefore(seriesOf(few, first, addDays(first, 130)), addDays(first, 130))).toEqual({ kind: 'unknown' });
    expect(changeBefore(seriesOf([], first, first), first)).toEqual({ kind: 'unknown' });
    expect(daysNeeded).toBe(240);
  });
});
