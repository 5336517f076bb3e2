import type { QuietHours } from '../survey.ts';
import type { Weekday } from '../team.ts';
import { addDays, afterQuietHours, type LocalDate, localDate, startOfDay, weekday } from '../time.ts';

/** When nobody is asked, by the clock and the calendar of one zone. */
export interface Quiet {
  readonly quietHours: QuietHours | null;
  /** Days of the week on which questions go out; absent: all. Never empty. */
  readonly days?: readonly Weekday[] | undefined;
  /** Days on which none does: `YYYY-MM-DD`, or `MM-DD` of every year. */
  readonly holidays?: readonly string[] | undefined;
}

/** Days looked at in search of one that is open: more than any list of holidays closes in a row. */
const mostDays = 400;

/** The instant itself when somebody may be asked then, else the first one after it. */
export function afterQuiet(instant: Date, quiet: Quiet, zone: string): Date {
  let at = afterQuietHours(instant, quiet.quietHours, zone);
  if (quiet.days === undefined && quiet.holidays === undefined) return at;
  for (let day = 0; day < mostDays && isClosed(localDate(at, zone), quiet); day += 1) {
    at = afterQuietHours(startOfDay(addDays(localDate(at, zone), 1), zone), quiet.quietHours, zone);
  }
  return at;
}

function isClosed(date: LocalDate, { days, holidays }: Quiet): boolean {
  if (days !== undefined && !days.includes(weekday(date))) return true;
  return holidays?.some((holiday) => date === holiday || date.slice(5) === holiday) === true;
}
