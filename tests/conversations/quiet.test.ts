import { describe, expect, test } from 'vitest';
import { elapse } from '../../conversations/invitation/elapse.ts';
import { afterQuiet, type Quiet } from '../../conversations/invitation/quiet.ts';
import { defaultSurvey } from '../../conversations/survey.ts';

const berlin = 'Europe/Berlin';
const night = { from: 20 * 60, to: 9 * 60 };
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const asked = (at: string, quiet: Partial<Quiet>, zone = berlin) =>
  afterQuiet(new Date(at), { quietHours: night, ...quiet }, zone).toISOString();

describe('after the quiet days', () => {
  test.each<[string, Partial<Quiet>, string, string?]>([
    // A Friday at 17:30, 20:30, and on the Saturday.
    ['2026-12-18T16:30:00Z', { days: workdays }, '2026-12-18T16:30:00.000Z'],
    ['2026-12-18T19:30:00Z', { days: workdays }, '2026-12-21T08:00:00.000Z'],
    ['2026-12-19T10:00:00Z', { days: workdays }, '2026-12-21T08:00:00.000Z'],
    // Christmas, and the weekend behind it.
    ['2026-12-25T10:00:00Z', { holidays: ['12-25'] }, '2026-12-26T08:00:00.000Z'],
    ['2026-12-25T10:00:00Z', { holidays: ['12-25', '12-26'], days: workdays }, '2026-12-28T08:00:00.000Z'],
    ['2027-12-25T10:00:00Z', { holidays: ['2026-12-25'] }, '2027-12-25T10:00:00.000Z'],
    // The day is the respondent's: still Christmas in New York.
    ['2026-12-26T04:00:00Z', { holidays: ['12-25'], quietHours: null }, '2026-12-26T05:00:00.000Z', 'America/New_York'],
    ['2026-12-26T04:00:00Z', { holidays: ['12-25'], quietHours: null }, '2026-12-26T04:00:00.000Z'],
    // Over the night in which the clocks go forward.
    ['2026-03-28T12:00:00Z', { days: ['mon'] }, '2026-03-30T07:00:00.000Z'],
    ['2026-12-25T10:00:00Z', {}, '2026-12-25T10:00:00.000Z'],
  ])('of %s with %j: %s', (at, quiet, expected, zone) => expect(asked(at, quiet, zone)).toBe(expected));

  test('holidays all year round hold nobody up for ever', () => {
    const holidays = Array.from({ length: 366 }, (_, n) =>
      new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(5, 10),
    );
    expect(Number.isNaN(Date.parse(asked('2026-12-25T10:00:00Z', { holidays })))).toBe(false);
  });
});

test('a question whose time comes on a day that was closed meanwhile waits, and so does the reminder', () => {
  const survey = { ...defaultSurvey, company: 'Acme', holidays: ['12-25'] };
  const respondent = { platform: 'slack', id: 'U1' };
  const chat = { source: 'slack', id: 'C1', respondent, agents: [], closeReason: 'resolved' as const, tags: [] };
  const team = { language: 'en', timezone: berlin, name: 'Support', reads: 'nothing' as const };
  const context = { invitation: 'i', survey, chat, endedAt: 0, locale: 'en', team };
  const christmas = Date.parse('2026-12-25T10:00:00Z');
  const open = Date.parse('2026-12-26T08:00:00Z');
  expect(elapse(context, { kind: 'waiting', askAt: christmas }, christmas)).toEqual({
    kind: 'next',
    state: { kind: 'waiting', askAt: open },
  });
  const before = Date.parse('2026-12-24T10:00:00Z');
  expect(elapse(context, { kind: 'waiting', askAt: before }, before)).toMatchObject({ state: { remindAt: open } });
});
