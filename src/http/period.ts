import { parseDay, parseInstant } from './moments.ts';
import type { AnswerPeriod, Bound, Period } from './ports.ts';
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
  const [from, to] = [readBound(query, 'from', errors), readBound(query, 'to', errors)];
  const [start, end] = [from && momentOf(from, 0), to && momentOf(to, day)];
  const team = readTeam(query, teams, errors);
  if (isAfter(start, end)) errors.push(turned);
  return {
    period: { ...(start && { from: start }), ...(end && { to: end }), ...(team !== undefined && { team }) },
    errors,
  };
}

/** Reads `from`, `to` and `team`. Dates are local days of the teams. */
export function readAnswerPeriod(
  query: URLSearchParams,
  teams: readonly string[],
): { period: AnswerPeriod; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const [from, to] = [readBound(query, 'from', errors), readBound(query, 'to', errors)];
  const team = readTeam(query, teams, errors);
  // As if in UTC: what is turned round by more than a day is so everywhere, and what is not gives nothing.
  if (isAfter(from && momentOf(from, 0), to && momentOf(to, day))) errors.push(turned);
  return { period: { ...(from && { from }), ...(to && { to }), ...(team !== undefined && { team }) }, errors };
}

const turned: FieldError = { parameter: 'from', detail: 'Must not be after to.' };

function isAfter(from: Date | undefined, to: Date | undefined): boolean {
  return from !== undefined && to !== undefined && from > to;
}

function readTeam(query: URLSearchParams, teams: readonly string[], errors: FieldError[]): string | undefined {
  const team = query.get('team') ?? undefined;
  if (team !== undefined && !teams.includes(team)) {
    errors.push({ parameter: 'team', detail: `Unknown team. Known here: ${teams.join(', ')}.` });
  }
  return team;
}

/** @param length what a day spans, in milliseconds, up to the moment it stands for in UTC */
function momentOf(bound: Bound, length: number): Date {
  if (bound.kind === 'moment') return bound.at;
  return new Date(Date.parse(`${bound.date}T00:00:00Z`) + length);
}

function readBound(query: URLSearchParams, parameter: 'from' | 'to', errors: FieldError[]): Bound | undefined {
  const written = query.get(parameter);
  if (written === null) return undefined;
  if (parseDay(written) !== undefined) return { kind: 'day', date: written };
  // A plus sign that was not percent-encoded arrives as a blank.
  const at = parseInstant(written.replace(/ (\d\d:\d\d)$/, '+$1'));
  if (at !== undefined) return { kind: 'moment', at };
  errors.push({ parameter, detail: right });
  return undefined;
}
