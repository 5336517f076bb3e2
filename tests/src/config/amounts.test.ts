import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatQuietHours,
  parseDuration,
  parsePercent,
  parseQuietHours,
  parseTimeOfDay,
} from '../../../src/config/amounts.ts';

describe('durations', () => {
  it.each([
    ['0', 0],
    ['0s', 0],
    ['90s', 90_000],
    ['2m', 120_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['1.5h', 5_400_000],
    ['2 m', 120_000],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(['', '2', 'm', '-2m', '2min', '2M', '1h30m', '1e3s', 'off', '2  m', 'Infinitym'])('refuses %j', (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});

describe('shares', () => {
  it.each([
    ['100%', 1],
    ['12.5%', 0.125],
    ['0%', 0],
    ['50 %', 0.5],
  ])('reads %s', (text, share) => expect(parsePercent(text)).toBe(share));

  it.each(['101%', '1', '0.5', '-1%', '%', '100.1%'])('refuses %j', (text) =>
    expect(parsePercent(text)).toBeUndefined(),
  );
});

describe('times of day', () => {
  it.each([
    ['00:00', 0],
    ['09:00', 540],
    ['23:59', 1439],
  ])('reads %s', (text, minutes) => expect(parseTimeOfDay(text)).toBe(minutes));

  it.each(['24:00', '9:00', '09:60', '9am', '0900', ''])('refuses %j', (text) =>
    expect(parseTimeOfDay(text)).toBeUndefined(),
  );

  it('reads quiet hours, over midnight too', () => {
    expect(parseQuietHours('20:00-09:00')).toEqual({ from: 1200, to: 540 });
    expect(parseQuietHours('12:00 - 13:30')).toEqual({ from: 720, to: 810 });
  });

  it('writes quiet hours', () => {
    expect(formatQuietHours({ from: 1200, to: 545 })).toBe('20:00-09:05');
  });

  it.each(['20:00', '20:00-20:00', '20:00-25:00', '20-09'])('refuses the quiet hours %j', (text) =>
    expect(parseQuietHours(text)).toBeUndefined(),
  );
});
