import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Due } from '../../../db/due.ts';
import { openWatch } from '../../../src/work/watch.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const nothing: Due = {
  lanes: [],
  invitations: [],
  holders: [],
  postings: 0,
  postingsFor: null,
  lanesFor: null,
  invitationsFor: null,
};
const waiting = { ...nothing, postings: 3, postingsFor: 40_000, lanesFor: 40_000 };
const pass = (ms: number) => vi.advanceTimersByTime(ms);

test('a life in which something is due and nothing comes to an end is stuck', () => {
  const watch = openWatch(() => new Date());
  pass(40_000);
  watch.looked(waiting);
  expect(watch.isStuck(10_000)).toBe(false);
  expect(watch.isStuck(31_000)).toBe(true);
  watch.looked(nothing);
  expect(watch.isStuck(31_000)).toBe(false);
});

test('a life without its database is not stuck: no other would get anything done, and what it has sent would be forgotten', () => {
  const watch = openWatch(() => new Date());
  watch.looked(waiting);
  pass(60_000);
  expect(watch.isStuck(60_000)).toBe(false);
  expect(watch.isBlind()).toBe(true);
  expect(watch.part()).toMatchObject({ ok: false, detail: 'the database could not be asked what is due' });
  watch.began();
  expect(watch.isBlind()).toBe(false);
});

test('a life is stuck neither before it had its time, nor while something gets done', () => {
  const watch = openWatch(() => new Date());
  pass(29_000);
  watch.looked({ ...waiting, lanesFor: 500_000 });
  expect(watch.isStuck(500_000)).toBe(false);
  pass(2_000);
  expect(watch.isStuck(500_000)).toBe(true);
  watch.began();
  expect(watch.isStuck(500_000)).toBe(false);
  pass(10_000);
  watch.looked({ ...nothing, invitationsFor: 31_000 });
  pass(21_000);
  watch.looked({ ...nothing, invitationsFor: 31_000 });
  expect([watch.isStuck(31_000), watch.isStuck(0)]).toEqual([true, false]);
});

test('what waits only for a lane that rests is no reason for a new life', () => {
  const watch = openWatch(() => new Date());
  pass(60_000);
  watch.looked({ ...nothing, postings: 2, postingsFor: 50_000 });
  expect(watch.isStuck(500_000)).toBe(false);
});

test('readiness tells what is due for longer than a minute, how long and since when', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  const watch = openWatch(() => now);
  expect(watch.part()).toEqual({ name: 'work', ok: true, detail: '0 postings are due' });
  watch.looked({ ...nothing, postings: 3, postingsFor: 60_000 });
  expect(watch.part()).toEqual({ name: 'work', ok: true, detail: '3 postings are due' });
  watch.looked({ ...nothing, postings: 3, postingsFor: 61_900 });
  expect(watch.part()).toEqual({
    name: 'work',
    ok: false,
    detail: 'something is due for 61 s; 3 postings are due',
    since: new Date('2026-03-02T09:58:58.100Z'),
  });
  watch.looked({ ...nothing, invitationsFor: 90_000 });
  expect(watch.part()).toMatchObject({ ok: false, detail: 'something is due for 90 s; 0 postings are due' });
});

test('readiness tells that the database could not be asked, after 15 seconds', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  const watch = openWatch(() => now);
  watch.looked(nothing);
  pass(15_000);
  expect(watch.part().ok).toBe(true);
  pass(1_000);
  expect(watch.part()).toMatchObject({ ok: false, since: new Date('2026-03-02T09:59:44Z') });
  expect(watch.isBlind()).toBe(false);
});
