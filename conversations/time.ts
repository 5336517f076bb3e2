import type { QuietHours } from './survey.ts';
import type { Weekday } from './team.ts';
import { weekdays } from './team.ts';

/**
 * Local time in an IANA zone, on `Intl` alone. Every function here throws a RangeError for a zone that
 * {@link isZone} refuses and for a date that is none: both are checked where they come in.
 */

/** A calendar day without a zone, `YYYY-MM-DD`: sorts as text. */
export type LocalDate = string;

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;

/** Zones and their spellings are few in practice; the bound is for the day when they are not. */
const formatsKept = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether `Intl` knows this zone, e.g. `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The calendar day in `zone` at this instant. */
export function localDate(instant: Date, zone: string): LocalDate {
  return dateOf(wallClock(instant.getTime(), zone));
}

/** Whole minutes that the clocks in `zone` show after midnight, 0-1439. */
export function localMinutes(instant: Date, zone: string): number {
  const wall = wallClock(instant.getTime(), zone);
  return Math.floor((wall - Math.floor(wall / dayMs) * dayMs) / minuteMs);
}

export function weekday(date: LocalDate): Weekday {
  const sundayFirst = new Date(midnightUtc(date)).getUTCDay();
  const day = weekdays[(sundayFirst + 6) % 7];
  if (day === undefined) throw new RangeError(`no weekday for ${date}`);
  return day;
}

/** The calendar day `days` later; earlier when negative. Days that a zone left out count like any other. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(midnightUtc(date) + days * dayMs);
}

/**
 * When the clocks in `zone` show `minutes` (0-1439) after midnight of `date`. A time that occurs twice, because the
 * clocks were put back, is the first of the two; one that never occurs is the first instant after the gap.
 */
export function instantOf(date: LocalDate, minutes: number, zone: string): Date {
  const wall = midnightUtc(date) + minutes * minuteMs;
  // No zone is further from UTC than 14 hours, so a day to either side lies before and after the instant sought.
  const before = wall - offsetAt(wall - dayMs, zone);
  const after = wall - offsetAt(wall + dayMs, zone);
  const found = [Math.min(before, after), Math.max(before, after)].find((at) => wallClock(at, zone) === wall);
  return new Date(found ?? endOfGap(after, before, wall, zone));
}

/** The first instant of `date` in `zone`: not always midnight. For a day the zone left out, the first instant of the next. */
export function startOfDay(date: LocalDate, zone: string): Date {
  return instantOf(date, 0, zone);
}

/**
 * The instant itself when it is outside the quiet hours (or there are none), else the first one outside them.
 * `from` is still quiet-free before it, `to` is the first minute allowed again; equal ends mean no quiet hours.
 */
export function afterQuietHours(instant: Date, quietHours: QuietHours | null, zone: string): Date {
  if (quietHours === null) return instant;
  let at = instant;
  // More than one round only where the allowed hours of a whole day fell into a gap.
  for (let round = 0; round < 7 && isQuiet(localMinutes(at, zone), quietHours); round += 1) {
    at = endOfQuiet(at, quietHours, zone);
  }
  return at;
}

function isQuiet(minutes: number, { from, to }: QuietHours): boolean {
  return from <= to ? from <= minutes && minutes < to : from <= minutes || minutes < to;
}

function endOfQuiet(instant: Date, { to }: QuietHours, zone: string): Date {
  const today = localDate(instant, zone);
  const minutes = localMinutes(instant, zone);
  const end = instantOf(minutes < to ? today : addDays(today, 1), to, zone);
  if (end > instant) return end;
  // The clocks were put back after the first time they showed `to`: wait for the second.
  return new Date(Math.floor(instant.getTime() / minuteMs) * minuteMs + (to - minutes) * minuteMs);
}

/** What the clocks in `zone` show, as if they were in UTC: milliseconds since 1970, whole seconds. */
function wallClock(at: number, zone: string): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) shown[type] = Number(value);
  const { year = Number.NaN, month = Number.NaN, day, hour, minute, second } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetAt(at: number, zone: string): number {
  return wallClock(at, zone) - Math.floor(at / secondMs) * secondMs;
}

/** The first instant in (`low`, `high`] at which the clocks show more than `wall`, to the second. */
function endOfGap(low: number, high: number, wall: number, zone: string): number {
  let notYet = low;
  let past = high;
  while (past - notYet > secondMs) {
    const middle = notYet + Math.floor((past - notYet) / 2 / secondMs) * secondMs;
    if (wallClock(middle, zone) > wall) past = middle;
    else notYet = middle;
  }
  return past;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= formatsKept) formats.clear();
  formats.set(zone, made);
  return made;
}

function midnightUtc(date: LocalDate): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at) || dateOf(at) !== date) throw new RangeError(`not a calendar day: ${date}`);
  return at;
}

function dateOf(utc: number): LocalDate {
  return new Date(utc).toISOString().slice(0, 10);
}
