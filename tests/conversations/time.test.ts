import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  afterQuietHours,
  instantOf,
  isZone,
  localDate,
  localMinutes,
  startOfDay,
  weekday,
} from '../../conversations/time.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Africa/Casablanca',
  'UTC',
];
const minute = 60_000;
const aZone = fc.constantFrom(...zones);
/** Years in which these zones changed their clocks in every way they know. */
const anInstant = fc.date({
  min: new Date('2009-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const aMinute = fc.integer({ min: 0, max: 1439 });
const nightly = { from: 20 * 60, to: 9 * 60 };

function at(text: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes that the clocks are ahead of UTC, from what they show. */
function offset(instant: Date, zone: string): number {
  const shown = Date.parse(`${localDate(instant, zone)}T00:00:00Z`) + localMinutes(instant, zone) * minute;
  return (shown - Math.floor(instant.getTime() / minute) * minute) / minute;
}

describe('what the clocks show', () => {
  it.each([
    ['2026-03-29T00:59:59.999Z', 'Europe/Berlin', '2026-03-29', '01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', '03:00'],
    ['2026-10-25T01:00:00Z', 'Europe/Berlin', '2026-10-25', '02:00'],
    ['2026-12-31T23:00:00Z', 'Europe/Berlin', '2027-01-01', '00:00'],
    ['2026-11-01T04:59:00Z', 'America/New_York', '2026-11-01', '00:59'],
    ['2026-06-30T18:29:59Z', 'Asia/Kolkata', '2026-06-30', '23:59'],
    ['2026-06-30T18:30:00Z', 'Asia/Kolkata', '2026-07-01', '00:00'],
    ['2026-10-03T15:29:00Z', 'Australia/Lord_Howe', '2026-10-04', '01:59'],
    ['2026-10-03T15:30:00Z', 'Australia/Lord_Howe', '2026-10-04', '02:30'],
    ['2011-12-30T09:59:00Z', 'Pacific/Apia', '2011-12-29', '23:59'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', '00:00'],
    ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-04', '01:00'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31', '23:59'],
  ])('at %s in %s', (instant, zone, date, time) => {
    expect(localDate(new Date(instant), zone)).toBe(date);
    expect(localMinutes(new Date(instant), zone)).toBe(at(time));
  });

  it('refuses what is no zone', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('')).toBe(false);
    expect(() => localDate(new Date(0), 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-21', 'sat'],
    ['2026-11-22', 'sun'],
    ['2026-11-23', 'mon'],
    ['2000-02-29', 'tue'],
  ])('%s is a %s', (date, day) => {
    expect(weekday(date)).toBe(day);
  });

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('%s and %i days', (date, days, sum) => {
    expect(addDays(date, days)).toBe(sum);
  });

  it.each(['2026-13-01', '2026-02-30', '26-01-01', '2026-1-1', 'today', ''])('refuses %j', (date) => {
    expect(() => addDays(date, 1)).toThrow(RangeError);
    expect(() => instantOf(date, 0, 'UTC')).toThrow(RangeError);
  });
});

describe('instantOf', () => {
  it.each([
    ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '02:10', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '01:59', 'Europe/Berlin', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2026-07-01', '09:00', 'Asia/Kolkata', '2026-07-01T03:30:00.000Z'],
    ['2011-12-29', '20:00', 'Pacific/Apia', '2011-12-30T06:00:00.000Z'],
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', '06:00', 'Pacific/Apia', '2011-12-30T16:00:00.000Z'],
  ])('%s %s in %s', (date, time, zone, instant) => {
    expect(instantOf(date, at(time), zone).toISOString()).toBe(instant);
  });

  it.each([
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ])('%s begins in %s', (date, zone, instant) => {
    expect(startOfDay(date, zone).toISOString()).toBe(instant);
  });

  it('is the first instant that shows the time, or the first after the gap that hides it', () => {
    fc.assert(
      fc.property(anInstant, aMinute, aZone, (near, minutes, zone) => {
        const date = localDate(near, zone);
        const found = instantOf(date, minutes, zone);
        const shows = localDate(found, zone) === date && localMinutes(found, zone) === minutes;
        const before = new Date(found.getTime() - 1);
        const jumped = offset(found, zone) - offset(before, zone);
        const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * minute;
        const shown = found.getTime() + offset(found, zone) * minute;
        if (!shows) expect(wanted < shown && wanted >= shown - jumped * minute).toBe(true);
        // No clock is put back by more than an hour here: an earlier instant showing the same would be in that hour.
        const twin = new Date(found.getTime() - 60 * minute);
        if (shows) expect(localDate(twin, zone) === date && localMinutes(twin, zone) === minutes).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leads back from what the clocks show to the instant, or to the same time before', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const whole = Math.floor(instant.getTime() / minute) * minute;
        const found = instantOf(localDate(instant, zone), localMinutes(instant, zone), zone).getTime();
        const apart = whole - found;
        expect([0, 30 * minute, 60 * minute]).toContain(apart);
        if (apart > 0) expect(offset(new Date(found), zone)).toBeGreaterThan(offset(new Date(whole), zone));
      }),
      { numRuns: 1_000 },
    );
  });

  it('divides time into days without overlap or hole', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const date = localDate(instant, zone);
        expect(startOfDay(date, zone) <= instant).toBe(true);
        expect(startOfDay(addDays(date, 2), zone) > instant).toBe(true);
        expect(startOfDay(date, zone) <= startOfDay(addDays(date, 1), zone)).toBe(true);
      }),
    );
  });
});

describe('afterQuietHours', () => {
  it.each([
    ['in the day', '2026-06-10T10:00:00Z', 'Europe/Berlin', '2026-06-10T10:00:00.000Z'],
    ['just before', '2026-06-10T17:59:59.999Z', 'Europe/Berlin', '2026-06-10T17:59:59.999Z'],
    ['as they begin', '2026-06-10T18:00:00Z', 'Europe/Berlin', '2026-06-11T07:00:00.000Z'],
    ['after midnight', '2026-06-10T22:30:00Z', 'Europe/Berlin', '2026-06-11T07:00:00.000Z'],
    ['as they end', '2026-06-11T07:00:00Z', 'Europe/Berlin', '2026-06-11T07:00:00.000Z'],
    ['the night before summer time', '2026-03-28T21:00:00Z', 'Europe/Berlin', '2026-03-29T07:00:00.000Z'],
    ['the night before winter time', '2026-10-24T21:00:00Z', 'Europe/Berlin', '2026-10-25T08:00:00.000Z'],
    ['before a day that never was', '2011-12-30T08:00:00Z', 'Pacific/Apia', '2011-12-30T19:00:00.000Z'],
  ])('%s', (_, instant, zone, allowed) => {
    expect(afterQuietHours(new Date(instant), nightly, zone).toISOString()).toBe(allowed);
  });

  it.each([
    ['lunch', '2026-06-10T10:30:00Z', { from: at('12:00'), to: at('14:00') }, '2026-06-10T12:00:00.000Z'],
    ['until midnight', '2026-06-10T20:30:00Z', { from: at('22:00'), to: 0 }, '2026-06-10T22:00:00.000Z'],
    ['an end in the gap', '2026-03-29T00:30:00Z', { from: 0, to: at('02:30') }, '2026-03-29T01:00:00.000Z'],
    [
      'an end that comes twice, before the first',
      '2026-10-25T00:10:00Z',
      { from: 0, to: at('02:30') },
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'an end that comes twice, before the second',
      '2026-10-25T01:10:00Z',
      { from: 0, to: at('02:30') },
      '2026-10-25T01:30:00.000Z',
    ],
    [
      'all allowed time in the gap',
      '2026-03-28T23:30:00Z',
      { from: at('02:45'), to: at('02:15') },
      '2026-03-30T00:15:00.000Z',
    ],
  ])('%s', (_, instant, quiet, allowed) => {
    expect(afterQuietHours(new Date(instant), quiet, 'Europe/Berlin').toISOString()).toBe(allowed);
  });

  it('changes nothing without quiet hours', () => {
    const instant = new Date('2026-06-10T02:00:00Z');
    expect(afterQuietHours(instant, null, 'Europe/Berlin')).toBe(instant);
    expect(afterQuietHours(instant, { from: 540, to: 540 }, 'Europe/Berlin')).toBe(instant);
  });

  it('waits exactly until the clocks show an allowed minute', () => {
    fc.assert(
      fc.property(anInstant, aMinute, aMinute, aZone, (instant, from, to, zone) => {
        const isQuiet = (time: Date) => {
          const shown = localMinutes(time, zone);
          if (from <= to) return shown >= from && shown < to;
          return shown >= from || shown < to;
        };
        const allowed = afterQuietHours(instant, { from, to }, zone);
        expect(isQuiet(allowed)).toBe(false);
        if (!isQuiet(instant)) expect(allowed).toBe(instant);
        // Where the clocks are put back on the way, an allowed minute may come back before the quiet hours are over.
        if (offset(allowed, zone) < offset(instant, zone)) return;
        for (let passed = instant.getTime(); passed < allowed.getTime(); passed += 7 * minute) {
          expect(isQuiet(new Date(passed))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
