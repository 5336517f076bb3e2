import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHand } from '../../../adapters/teams/receive/answering.ts';
import type { Inbound } from '../../../conversations/inbound.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const by = { platform: 'teams', id: 'ada' };
const event: Inbound = { kind: 'answered', id: '1', at: new Date(0), by, invitation: 'i', score: 7 };

test('storing that takes longer than Teams waits is given up before Teams does, and logged without the answer', async () => {
  const logged: string[] = [];
  const hand = openHand(
    () => new Promise(() => {}),
    (level, fields, text) => logged.push(`${level} ${text} ${JSON.stringify(fields)}`),
  );
  const handed = hand(event);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await handed).toEqual({ kind: 'failed' });
  expect(logged).toEqual([expect.stringContaining('too long')]);
  expect(logged.join()).not.toContain('score');
});

test('a failure after that is logged, and is nobody’s unhandled rejection', async () => {
  const logged: string[] = [];
  let fail: (error: Error) => void = () => {};
  const hand = openHand(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
    (_, __, text) => logged.push(text),
  );
  const handed = hand(event);
  await vi.advanceTimersByTimeAsync(9_000);
  await handed;
  fail(new Error('away'));
  await vi.advanceTimersByTimeAsync(1);
  expect(logged).toEqual([expect.stringContaining('too long'), expect.stringContaining('could not be stored')]);
});
