import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openAlarms } from '../../../src/work/alarms.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Tries to wake one invitation for a minute. @returns after how many milliseconds each try came */
async function failing(error: Error): Promise<readonly number[]> {
  const began = Date.now();
  const tries: number[] = [];
  const alarms = openAlarms(
    async () => {
      tries.push(Date.now() - began);
      throw error;
    },
    { clock: () => new Date(), onFailure: () => {} },
  );
  alarms.ring(['one']);
  await vi.advanceTimersByTimeAsync(60_000);
  alarms.stop();
  return tries;
}

const gaps = (tries: readonly number[]) => tries.slice(1).map((at, n) => at - (tries[n] ?? 0));

describe('an invitation whose waking fails', () => {
  test('because the database does is tried again each second: it goes on as soon as the database is back', async () => {
    const tries = await failing(Object.assign(new Error('read-only'), { code: '25006' }));
    expect(Math.max(...gaps(tries))).toBe(1_000);
    expect(tries.length).toBeGreaterThan(50);
  });

  test('for a reason of its own rests longer and longer', async () => {
    const tries = await failing(new TypeError('a bug'));
    expect(gaps(tries).slice(0, 4)).toEqual([250, 500, 1_000, 2_000]);
    expect(Math.max(...gaps(tries))).toBe(15_000);
  });
});
