import { parseDay, parseInstant } from './moments.ts';
import type { Period } from './ports.ts';
import type { FieldError } from './problem-details.ts';

const day = 86_400_000;
const right = 'Must be a date such as 2026-11-21, or ISO 8601 with an offset such as 2026-11-21T17:30:00Z.';

/** The parameters of a request's query, each at most once. */
export function queryOf(url: string): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams;
}

/** Complains of parameters that are not known or stand there twice. */
export function strayParameters(query: URLSearchParams, known: readonly string[]): FieldError[] {
  return [...new Set(query.keys())].flatMap((parameter): FieldError[] => {
    if (!known.includes(parameter)) {
      return [{ parameter, detail: `There is no such parameter. Known here: ${known.join(', ')}.` }];
    }
    return query.getAll(parameter).length > 1 ? [{ parameter, detail: 'Must be given once.' }] : [];
  });
}

/** Reads `from`, `to` and `team`. Dates are days in UTC, and `to` as a date includes that day. */
export function readPeriod(query: URLSearchParams, teams: readonly string[]): { period: Period; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const from = readMoment(query, 'from', 0, errors);
  const to = readMoment(query, 'to', day, errors);
  if (from !== undefined && to !== undefined && from > to) {
    errors.push({ parameter: 'from', detail: 'Must not be after to.' });
  }
  const team = query.get('team') ?? undefined;
  if (team !== undefined && !teams.includes(team)) {
    errors.push({ parameter: 'team', detail: `Unknown team. Known here: ${teams.join(', ')}.` });
  }
  return { period: { ...(from && { from }), ...(to && { to }), ...(team !== undefined && { team }) }, errors };
}

/** @param length what a date without a time spans, in milliseconds, up to the moment it stands for */
function readMoment(
  query: URLSearchParams,
  parameter: 'from' | 'to',
  length: number,
  errors: FieldError[],
): Date | undefined {
  const written = query.get(parameter);
  if (written === null) return undefined;
  const start = parseDay(written);
  if (start !== undefined) return new Date(start.getTime() + length);
  // A plus sign that was not percent-encoded arrives as a blank.
  const moment = parseInstant(written.replace(/ (\d\d:\d\d)$/, '+$1'));
  if (moment === undefined) errors.push({ parameter, detail: right });
  return moment;
}
