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
