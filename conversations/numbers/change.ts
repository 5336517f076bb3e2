import { addDays, type LocalDate } from '../time.ts';
import { type Counts, compared, nps, z95 } from './nps.ts';
import type { Series } from './series.ts';

/** What can be said of the last 30 days beside the 90 before them. */
export type Change =
  /** One of the two spans has too few scores for a number. */
  | { readonly kind: 'unknown' }
  /** Nothing that could be told from chance; a change of fewer than about `detectable` points would not show. */
  | { readonly kind: 'none'; readonly detectable: number }
  /** One in twenty such differences is chance. */
  | ({ readonly kind: 'possible' } & Difference)
  /** So rare by chance that a stable team is told of one about once in fifteen years. */
  | ({ readonly kind: 'clear' } & Difference);

export interface Difference {
  /** Whole points from `before`: below 0 for a fall. Never 0. */
  readonly by: number;
  /** The NPS of the 90 days before. */
  readonly before: number;
  /** The first of the days on end on which it was as clear and in this direction. */
  readonly since: LocalDate;
}

/** Days that are compared, and days that they are compared with. */
export const compare = { days: 30, with: 90 } as const;

/** Days on end that are looked back at for the beginning of a change: by then the days before have caught up with it. */
const longest = 120;

/** Days before the one on which a digest is posted that have to be known. */
export const daysNeeded = compare.days + compare.with + longest;

/**
 * How many standard errors make a change clear. The same question is asked on each day of the year: at 1.96 nine of ten
 * stable teams would be told of a change within a year. At 3.4 it is one in fifteen, and a fall from +50 to +30 is noticed
 * within 45 days by every second team with 5 answers a day (tests/conversations/change.test.ts simulates both).
 */
const clear = 3.4;

/** @param end the day after the last one that counts */
export function changeBefore(series: Series, end: LocalDate): Change {
  const now = at(series, end);
  if (now === undefined) return { kind: 'unknown' };
  const kind = strength(now.z);
  const by = now.nps - now.before;
  if (kind === 'none' || by === 0) return { kind: 'none', detectable: Math.ceil(100 * clear * now.error) };
  return { kind, by, before: now.before, since: beginning(series, end, kind, Math.sign(now.z)) };
}

function beginning(series: Series, end: LocalDate, kind: 'possible' | 'clear', direction: number): LocalDate {
  let since = end;
  for (let day = 1; day <= longest; day += 1) {
    const earlier = at(series, addDays(end, -day));
    if (earlier === undefined || Math.sign(earlier.z) !== direction) break;
    const then = strength(earlier.z);
    if (then === 'none' || (kind === 'clear' && then === 'possible')) break;
    since = addDays(end, -day);
  }
  // What was seen before the beginning of a day is of the day before.
  return addDays(since, -1);
}

function strength(z: number): 'none' | 'possible' | 'clear' {
  if (Math.abs(z) > clear) return 'clear';
  return Math.abs(z) > z95 ? 'possible' : 'none';
}

function at(series: Series, end: LocalDate) {
  const last = series.before(end, compare.days);
  const earlier = series.before(addDays(end, -compare.days), compare.with);
  const [shown, before] = [shownNps(last), shownNps(earlier)];
  if (shown === undefined || before === undefined) return undefined;
  return { ...compared(last, earlier), nps: shown, before };
}

/** The NPS where there are enough scores for one. */
function shownNps(counts: Counts): number | undefined {
  const shown = nps(counts);
  return 'nps' in shown ? shown.nps : undefined;
}
