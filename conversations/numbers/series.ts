import { addDays, type LocalDate } from '../time.ts';
import { type Counts, plus } from './nps.ts';

/** The scores given on one local day of a team. */
export interface DayCounts extends Counts {
  readonly date: LocalDate;
}

/** Counts of any span of days at the cost of two look-ups, however long it is. */
export interface Series {
  /** The scores given on the `days` days before `end`: up to but not including it. Days it does not know count nothing. */
  before(end: LocalDate, days: number): Counts;
}

/** @param days in any order, each once; those without scores may be missing */
export function seriesOf(days: Iterable<DayCounts>, first: LocalDate, end: LocalDate): Series {
  const byDate = new Map([...days].map((day) => [day.date, day]));
  const sums = new Map<LocalDate, Counts>([[first, none]]);
  let sum: Counts = none;
  let date = first;
  while (date < end) {
    sum = plus(sum, byDate.get(date) ?? none);
    date = addDays(date, 1);
    sums.set(date, sum);
  }
  const upTo = (day: LocalDate) => (day <= first ? none : (sums.get(day) ?? sum));
  return { before: (day, count) => minus(upTo(day), upTo(addDays(day, -count))) };
}

const none: Counts = { promoters: 0, passives: 0, detractors: 0 };

function minus(a: Counts, b: Counts): Counts {
  return {
    promoters: a.promoters - b.promoters,
    passives: a.passives - b.passives,
    detractors: a.detractors - b.detractors,
  };
}
