import { expect, test } from 'vitest';
import { createPressure } from '../../src/pressure.ts';

/** So many events that end when told to. */
function rush(pressure: ReturnType<typeof createPressure>, count: number) {
  const events = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const all = events.map(({ promise }) => pressure.during(() => promise));
  return { end: (n: number) => events.slice(0, n).forEach(({ resolve }) => void resolve()), all };
}

async function isPending(promise: Promise<void>): Promise<boolean> {
  const late = Symbol('late');
  return (await Promise.race([promise, new Promise((resolve) => setTimeout(resolve, 20, late))])) === late;
}

test('few events hold nothing up', async () => {
  const pressure = createPressure();
  rush(pressure, 7);
  expect(await isPending(pressure.relieved())).toBe(false);
});

test('many do, until few are left', async () => {
  const pressure = createPressure();
  const { end, all } = rush(pressure, 9);
  const relieved = pressure.relieved();
  expect(await isPending(relieved)).toBe(true);
  end(2);
  await Promise.all(all.slice(0, 2));
  expect(await isPending(relieved)).toBe(false);
});

test('but never for long', async () => {
  const pressure = createPressure();
  rush(pressure, 20);
  await pressure.relieved();
});

test('an event that fails is not in hand any more', async () => {
  const pressure = createPressure();
  await Promise.allSettled(Array.from({ length: 20 }, () => pressure.during(() => Promise.reject(new Error('no')))));
  expect(await isPending(pressure.relieved())).toBe(false);
});
