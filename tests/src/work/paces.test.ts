import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPaces } from '../../../src/work/paces.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTime(ms);
const inLane = (lane: string, audience: 'respondent' | 'team', platform = 'slack') => ({
  lane,
  audience,
  place: { platform, channel: lane },
});

/** A platform that takes a message of a channel each second, and one that takes as many as come. */
function open() {
  const ready: number[] = [];
  const began = performance.now();
  const paces = openPaces(
    (platform) => (platform === 'slack' ? 1_000 : 0),
    () => ready.push(performance.now() - began),
  );
  return { paces, ready };
}

test('after a question its lane waits for the pace of its platform, and is told to be ready then', () => {
  const { paces, ready } = open();
  expect(paces.isReady('one')).toBe(true);
  paces.created(inLane('one', 'respondent'));
  expect([paces.isReady('one'), paces.isReady('two')]).toEqual([false, true]);
  pass(999);
  expect(paces.isReady('one')).toBe(false);
  expect(ready).toEqual([]);
  pass(2);
  expect(paces.isReady('one')).toBe(true);
  expect(ready).toEqual([1_001]);
});

test('a platform without a pace keeps nobody waiting', () => {
  const { paces, ready } = open();
  paces.created(inLane('one', 'respondent', 'web'));
  expect(paces.isReady('one')).toBe(true);
  pass(5_000);
  expect(ready).toEqual([]);
});

test('what the team should see waits only for a minute after its platform said that it was too much', () => {
  const { paces } = open();
  paces.created(inLane('one', 'team'));
  expect(paces.isReady('one')).toBe(true);
  paces.limited('one');
  paces.created(inLane('one', 'team'));
  paces.created(inLane('two', 'team'));
  expect([paces.isReady('one'), paces.isReady('two')]).toEqual([false, true]);
  pass(59_999);
  paces.created(inLane('one', 'team'));
  expect(paces.isReady('one')).toBe(false);
  pass(1_001);
  paces.created(inLane('one', 'team'));
  expect(paces.isReady('one')).toBe(true);
});

test('a wait that a later one has overtaken does not end it', () => {
  const { paces } = open();
  paces.created(inLane('one', 'respondent'));
  pass(600);
  paces.created(inLane('one', 'respondent'));
  pass(600);
  expect(paces.isReady('one')).toBe(false);
  pass(400);
  expect(paces.isReady('one')).toBe(true);
});
