import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDigest, type LastDigest, nextDigest } from '../../conversations/digest/schedule.ts';
import { type DigestPlan, type Weekday, weekdays } from '../../conversations/team.ts';
import { instantOf, localDate, startOfDay } from '../../conversations/time.ts';

const berlin = 'Europe/Berlin';
const longAgo = new Date('2000-01-01T00:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

function planned(at: string, days: readonly Weekday[] = weekdays): DigestPlan {
  const [hours = Number.NaN, minutes = Number.NaN] = at.split(':').map(Number);
  return { to: { platform: 'web', channel: 'team' }, at: hours * 60 + minutes, days };
}

/** The digest of that day, as it is stored. */
function composed(date: string, zone = berlin): LastDigest {
  return { localDate: date, until: startOfDay(date, zone) };
}

/** Local times in the zone, as `2026-06-10 09:00`. */
function when(text: string, zone = berlin): Date {
  const [date = '', time = ''] = text.split(' ');
  return instantOf(date, planned(time).at, zone);
}

function due(plan: DigestPlan, now: string | Date, last: string | null, startedAt: Date = longAgo) {
  const digest = dueDigest(
    plan,
    berlin,
    typeof now === 'string' ? when(now) : now,
    last === null ? null : composed(last),
    startedAt,
  );
  if (digest === null) return null;
  const { localDate: on, since, until } = digest;
  return { on, from: localDate(since, berlin), to: localDate(new Date(until.getTime() - 1), berlin) };
}

// 2026-06-08 is a Monday.
describe('a daily plan', () => {
  const daily = planned('09:00');

  it('is due from its very minute on, once', () => {
    expect(due(daily, new Date(when('2026-06-09 09:00').getTime() - 1), '2026-06-08')).toBeNull();
    expect(due(daily, '2026-06-09 09:00', '2026-06-08')).toEqual({
      on: '2026-06-09',
      from: '2026-06-08',
      to: '2026-06-08',
    });
    expect(due(daily, '2026-06-09 23:59', '2026-06-08')?.on).toBe('2026-06-09');
    expect(due(daily, '2026-06-09 09:00', '2026-06-09')).toBeNull();
  });

  it('covers whole local days', () => {
    expect(dueDigest(daily, berlin, when('2026-06-09 09:00'), composed('2026-06-08'), longAgo)).toEqual({
      localDate: '2026-06-09',
      since: new Date('2026-06-07T22:00:00Z'),
      until: new Date('2026-06-08T22:00:00Z'),
    });
  });

  it('catches up the latest of those it missed, with all their answers', () => {
    expect(due(daily, '2026-06-12 11:00', '2026-06-08')).toEqual({
      on: '2026-06-12',
      from: '2026-06-08',
      to: '2026-06-11',
    });
    expect(due(daily, '2026-06-12 08:00', '2026-06-08')).toEqual({
      on: '2026-06-11',
      from: '2026-06-08',
      to: '2026-06-10',
    });
  });

  it('reaches back to the last one, however long ago that was', () => {
    expect(due(daily, '2026-12-23 09:00', '2026-06-08')).toEqual({
      on: '2026-12-23',
      from: '2026-06-08',
      to: '2026-12-22',
    });
  });
});

describe('a plan for some days', () => {
  const plan = planned('09:00', workdays);

  it('covers the weekend on Monday and is silent on it', () => {
    expect(due(plan, '2026-06-13 10:00', '2026-06-12')).toBeNull();
    expect(due(plan, '2026-06-14 10:00', '2026-06-12')).toBeNull();
    expect(due(plan, '2026-06-15 09:00', '2026-06-12')).toEqual({
      on: '2026-06-15',
      from: '2026-06-12',
      to: '2026-06-14',
    });
    expect(due(plan, '2026-06-16 09:00', '2026-06-15')).toEqual({
      on: '2026-06-16',
      from: '2026-06-15',
      to: '2026-06-15',
    });
  });

  it('leaves out a digest that is more than 24 hours late, and its answers come with the next', () => {
    expect(due(plan, '2026-06-13 09:00', '2026-06-10')?.on).toBe('2026-06-12');
    expect(due(plan, new Date(when('2026-06-13 09:00').getTime() + 1), '2026-06-10')).toBeNull();
    expect(due(plan, '2026-06-15 09:00', '2026-06-10')).toEqual({
      on: '2026-06-15',
      from: '2026-06-10',
      to: '2026-06-14',
    });
  });

  it('covers two weeks when a weekly one was missed', () => {
    const weekly = planned('09:00', ['mon']);
    expect(due(weekly, '2026-06-17 09:00', '2026-06-08')).toBeNull();
    expect(due(weekly, '2026-06-22 09:00', '2026-06-08')).toEqual({
      on: '2026-06-22',
      from: '2026-06-08',
      to: '2026-06-21',
    });
  });

  it('is never due without days', () => {
    expect(due(planned('09:00', []), '2026-06-09 09:00', '2026-06-01')).toBeNull();
    expect(nextDigest(planned('09:00', []), berlin, when('2026-06-09 09:00'))).toBeNull();
  });
});

describe('the first digest', () => {
  it('is not about a time before the start', () => {
    const startedAt = when('2026-06-09 08:00');
    expect(due(planned('09:00'), '2026-06-09 09:00', null, startedAt)).toBeNull();
    expect(due(planned('09:00'), '2026-06-09 07:00', null, startedAt)).toBeNull();
    expect(due(planned('09:00'), '2026-06-09 09:00', null, when('2026-06-09 00:00'))).toBeNull();
    expect(due(planned('09:00'), '2026-06-10 09:00', null, startedAt)).toEqual({
      on: '2026-06-10',
      from: '2026-06-09',
      to: '2026-06-09',
    });
  });

  it('does not catch up one that was due before the start', () => {
    expect(due(planned('09:00'), '2026-06-09 10:00', null, when('2026-06-09 09:30'))).toBeNull();
    expect(due(planned('00:00'), '2026-06-09 00:10', null, when('2026-06-09 00:05'))).toBeNull();
  });

  it('begins with the planned day before it', () => {
    expect(due(planned('09:00', workdays), '2026-06-15 09:00', null, when('2026-06-13 12:00'))).toEqual({
      on: '2026-06-15',
      from: '2026-06-12',
      to: '2026-06-14',
    });
    expect(due(planned('09:00', ['mon']), '2026-06-15 09:00', null, when('2026-06-10 12:00'))?.from).toBe('2026-06-08');
  });

  it('begins with the day of the start when digests were missed since', () => {
    expect(due(planned('09:00'), '2026-06-12 09:00', null, when('2026-06-09 12:00'))?.from).toBe('2026-06-09');
    expect(due(planned('09:00'), '2026-06-30 09:00', null, when('2026-06-09 12:00'))?.from).toBe('2026-06-09');
  });
});

describe('when the clocks change', () => {
  const night = planned('02:30');

  it('comes after the gap where its time does not exist', () => {
    expect(due(night, new Date('2026-03-29T00:59:59Z'), '2026-03-28')).toBeNull();
    expect(due(night, new Date('2026-03-29T01:00:00Z'), '2026-03-28')?.on).toBe('2026-03-29');
    expect(nextDigest(night, berlin, new Date('2026-03-29T00:30:00Z'))?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  it('comes once where its time exists twice', () => {
    expect(due(night, new Date('2026-10-25T00:29:00Z'), '2026-10-24')).toBeNull();
    expect(due(night, new Date('2026-10-25T00:30:00Z'), '2026-10-24')?.on).toBe('2026-10-25');
    expect(due(night, new Date('2026-10-25T01:30:00Z'), '2026-10-25')).toBeNull();
    expect(nextDigest(night, berlin, new Date('2026-10-25T00:30:00Z'))?.toISOString()).toBe('2026-10-26T01:30:00.000Z');
  });

  it('covers 23 and 25 hours', () => {
    const length = (now: string, last: string) => {
      const digest = dueDigest(planned('09:00'), berlin, when(now), composed(last), longAgo);
      return digest === null ? null : (digest.until.getTime() - digest.since.getTime()) / hour;
    };
    expect(length('2026-03-30 09:00', '2026-03-29')).toBe(23);
    expect(length('2026-10-26 09:00', '2026-10-25')).toBe(25);
    expect(length('2026-10-27 09:00', '2026-10-26')).toBe(24);
  });

  it('has no digest on a day that the zone left out', () => {
    const apia = 'Pacific/Apia';
    const friday = planned('09:00', ['fri']);
    expect(nextDigest(friday, apia, when('2011-12-29 12:00', apia))).toEqual(when('2012-01-06 09:00', apia));
    expect(
      dueDigest(planned('09:00'), apia, when('2011-12-31 09:00', apia), composed('2011-12-29', apia), longAgo),
    ).toEqual({
      localDate: '2011-12-31',
      since: startOfDay('2011-12-29', apia),
      until: startOfDay('2011-12-31', apia),
    });
  });
});

describe('when a team moves', () => {
  const daily = planned('09:00');

  it.each([
    ['west', 'America/New_York'],
    ['east', 'Asia/Tokyo'],
    ['far east', 'Pacific/Auckland'],
    ['far west', 'Pacific/Honolulu'],
  ])('%s, no answer is left out or listed twice, and no date comes twice', (_, zone) => {
    const seen = [composed('2026-06-09')];
    for (let now = when('2026-06-09 09:01').getTime(); seen.length < 4; now += 30 * minute) {
      const last = seen.at(-1) ?? null;
      const digest = dueDigest(daily, zone, new Date(now), last, longAgo);
      if (digest === null) continue;
      expect(digest.since).toEqual(last?.until);
      expect(digest.localDate > (last?.localDate ?? '')).toBe(true);
      seen.push(digest);
      expect(now).toBeLessThan(when('2026-06-14 00:00').getTime());
    }
  });
});

describe('laws', () => {
  const aPlan = fc
    .record({ at: fc.integer({ min: 0, max: 1439 }), days: fc.subarray([...weekdays], { minLength: 1 }) })
    .map(({ at, days }): DigestPlan => ({ to: { platform: 'web', channel: 'team' }, at, days }));
  const aZone = fc.constantFrom(
    berlin,
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'America/St_Johns',
    'America/Havana',
  );
  const anInstant = fc.date({
    min: new Date('2009-01-01T00:00:00Z'),
    max: new Date('2029-12-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('is due when the sleep until the next one is over, and not a millisecond before', () => {
    fc.assert(
      fc.property(aPlan, aZone, anInstant, (plan, zone, now) => {
        const next = nextDigest(plan, zone, now);
        if (next === null) throw new Error('a plan with days has a next digest');
        expect(next > now).toBe(true);
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(7 * day + 2 * hour);
        const digest = dueDigest(plan, zone, next, null, longAgo);
        expect(digest).not.toBeNull();
        const before = new Date(next.getTime() - 1);
        expect(dueDigest(plan, zone, before, null, longAgo)?.localDate).not.toBe(digest?.localDate);
        expect(nextDigest(plan, zone, before)).toEqual(next);
      }),
      { numRuns: 300 },
    );
  });

  it('lists every moment exactly once, however irregularly it is looked at', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 60 * 60 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(aPlan, aZone, anInstant, pauses, (plan, zone, startedAt, minutes) => {
        let now = startedAt;
        let last: LastDigest | null = null;
        for (const pause of minutes) {
          now = new Date(now.getTime() + pause * minute);
          const digest = dueDigest(plan, zone, now, last, startedAt);
          if (digest === null) continue;
          expect(digest.until <= now && digest.since < digest.until).toBe(true);
          if (last === null) expect(digest.since <= startedAt).toBe(true);
          else expect(digest.since).toEqual(last.until);
          expect(dueDigest(plan, zone, now, digest, startedAt)).toBeNull();
          last = digest;
        }
      }),
      { numRuns: 200 },
    );
  });
});
