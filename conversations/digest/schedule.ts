import type { DigestPlan } from '../team.ts';
import type { LocalDate } from '../time.ts';
import { addDays, instantOf, localDate, startOfDay, weekday } from '../time.ts';

/** A digest to compose now. It lists the answers from `since` up to but not including `until`. */
export interface DueDigest {
  /** The day it is posted on; with the team, what makes it unique. */
  readonly localDate: LocalDate;
  readonly since: Date;
  readonly until: Date;
}

/** The last digest that was composed, as it is stored. */
export type LastDigest = Pick<DueDigest, 'localDate' | 'until'>;

const latestMs = 24 * 60 * 60_000;

/**
 * The digest that should be composed at `now`, if any: the one of the most recent planned day whose time has come,
 * unless that day has had its digest.
 *
 * It lists whole local days, from where the last one ended to the start of its own day: on Tuesday Monday's answers, on
 * Monday after a Monday-Friday plan those of Friday to Sunday. Because the stored end of the last one is what counts, a
 * team that moves to another zone loses no answer and sees none twice. The first digest begins with the planned day before
 * it, or with the day of `startedAt` if that is earlier.
 *
 * Missed digests are not posted one by one, and one that is more than 24 hours late not at all: yesterday's digest at a
 * random hour misleads more than it helps. What they would have listed is in the next.
 *
 * @param startedAt when this plan took effect; before the first digest, a day that had ended by then is not reported on.
 */
export function dueDigest(
  plan: DigestPlan,
  zone: string,
  now: Date,
  last: LastDigest | null,
  startedAt: Date,
): DueDigest | null {
  // The day after is tried because clocks put back around midnight can show yesterday's date once more.
  const day = plannedDay(plan, zone, addDays(localDate(now, zone), 1), -1, (at) => at <= now);
  if (day === null || now.getTime() - day.at.getTime() > latestMs) return null;
  const until = startOfDay(day.date, zone);
  const since = last === null ? firstSince(plan, zone, day.date, startedAt) : last.until;
  const done = last === null ? until <= startedAt : day.date <= last.localDate || until <= last.until;
  if (done) return null;
  return { localDate: day.date, since, until };
}

/** The digest that covers a local day by the plan: posted on the first planned day after it. `null` for a plan without days. */
export function digestCovering(plan: DigestPlan, zone: string, date: LocalDate): DueDigest | null {
  const day = plannedDay(plan, zone, addDays(date, 1), 1, () => true);
  const before = day === null ? null : plannedDay(plan, zone, addDays(day.date, -1), -1, () => true);
  if (day === null || before === null) return null;
  return { localDate: day.date, since: startOfDay(before.date, zone), until: startOfDay(day.date, zone) };
}

/** When the next planned digest is due, later than `now`; null for a plan without days. */
export function nextDigest(plan: DigestPlan, zone: string, now: Date): Date | null {
  return plannedDay(plan, zone, addDays(localDate(now, zone), -1), 1, (at) => at > now)?.at ?? null;
}

interface PlannedDay {
  readonly date: LocalDate;
  readonly at: Date;
}

/** The first planned day whose time fits, looking from `start` on in one direction. */
function plannedDay(
  plan: DigestPlan,
  zone: string,
  start: LocalDate,
  step: 1 | -1,
  fits: (at: Date) => boolean,
): PlannedDay | null {
  // Two weeks hold every weekday, even where a zone left one of the days out.
  for (let walked = 0; walked <= 16; walked += 1) {
    const date = addDays(start, walked * step);
    if (!plan.days.includes(weekday(date)) || !exists(date, zone)) continue;
    const at = instantOf(date, plan.at, zone);
    if (fits(at)) return { date, at };
  }
  return null;
}

function firstSince(plan: DigestPlan, zone: string, date: LocalDate, startedAt: Date): Date {
  const previous = plannedDay(plan, zone, addDays(date, -1), -1, () => true);
  const begun = startOfDay(localDate(startedAt, zone), zone);
  return previous === null ? begun : earlier(startOfDay(previous.date, zone), begun);
}

/** Whether the zone had that day at all: Apia went from 29 to 31 December 2011. */
function exists(date: LocalDate, zone: string): boolean {
  return localDate(startOfDay(date, zone), zone) === date;
}

function earlier(a: Date, b: Date): Date {
  return a <= b ? a : b;
}
