import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { afterRunning } from './running.ts';

test('calls back after the time, and not when cancelled', async () => {
  const since = performance.now();
  const called = Promise.withResolvers<void>();
  const cancelled = afterRunning(20, () => called.reject(new Error('was cancelled')));
  cancelled.cancel();
  afterRunning(60, called.resolve);
  await called.promise;
  expect(performance.now() - since).toBeGreaterThanOrEqual(59);
});

test('does not count time in which nothing could be heard', async () => {
  let isOver = false;
  const { cancel } = afterRunning(400, () => {
    isOver = true;
  });
  const until = performance.now() + 600;
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isOver).toBe(false);
  cancel();
});
