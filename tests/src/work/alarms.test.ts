import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openAlarms } from '../../../src/work/alarms.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Alarms and when each rang, in milliseconds from the beginning. @param wake what waking does */
function open(wake: (invitation: string) => Promise<void> = async () => {}) {
  const began = Date.now();
  const rang: [string, number][] = [];
  const failures: string[] = [];
  const alarms = openAlarms(
    (invitation) => {
      rang.push([invitation, Date.now() - began]);
      return wake(invitation);
    },
    { clock: () => new Date(), onFailure: (invitation) => failures.push(invitation) },
  );
  return { alarms, rang, failures, set: (invitation: string, ms: number) => alarms.set(invitation, began + ms) };
}

test('what time changes soon is woken on the moment, what is due already at once, and what is far ahead is left to a look', async () => {
  const { rang, set } = open();
  set('soon', 1_500);
  set('due', -5);
  set('far', 2_001);
  await pass(1_499);
  expect(rang).toEqual([['due', 0]]);
  await pass(10_000);
  expect(rang).toEqual([
    ['due', 0],
    ['soon', 1_500],
  ]);
});

test('an invitation is not woken twice at a time', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { alarms, rang } = open(() => promise);
  alarms.ring(['one', 'one', 'two']);
  alarms.ring(['one']);
  expect(rang.map(([invitation]) => invitation)).toEqual(['one', 'two']);
  resolve();
  await pass(0);
  alarms.ring(['one']);
  expect(rang.map(([invitation]) => invitation)).toEqual(['one', 'two', 'one']);
});

test('one that can not be woken rests for growing times, whoever rings, and keeps no other waiting', async () => {
  const { alarms, rang, failures } = open((invitation) =>
    invitation === 'bad' ? Promise.reject(new Error('a bug')) : Promise.resolve(),
  );
  const ring = async () => {
    for (let n = 0; n < 600; n += 1) {
      alarms.ring(['bad']);
      await pass(100);
    }
  };
  alarms.ring(['bad', 'good']);
  await ring();
  const times = rang.filter(([invitation]) => invitation === 'bad').map(([, at]) => at);
  const waits = times.slice(1).map((at, n) => at - (times[n] ?? 0));
  expect(waits.slice(0, 8)).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  expect(failures).toHaveLength(times.length);
  expect(rang).toContainEqual(['good', 0]);
});

test('one that was woken at last begins with short rests again', async () => {
  const outcomes = [false, false, true, false, true];
  const { alarms, rang } = open(() => (outcomes.shift() ? Promise.resolve() : Promise.reject(new Error('away'))));
  alarms.ring(['one']);
  await pass(1_000);
  alarms.ring(['one']);
  await pass(1_000);
  expect(rang.map(([, at]) => at)).toEqual([0, 250, 750, 1_000, 1_250]);
});

test('after a stop nothing rings any more', async () => {
  const { alarms, rang, set } = open(() => Promise.reject(new Error('away')));
  set('soon', 500);
  alarms.ring(['bad']);
  await pass(0);
  alarms.stop();
  alarms.ring(['another']);
  set('due', 0);
  await pass(60_000);
  expect(rang).toEqual([['bad', 0]]);
});
