import { expect, test } from 'vitest';
import { crash } from '../support/service/crash/index.ts';

const seed = Number(process.env.AFTERWORD_TEST_SEED ?? Date.now() % 1_000_000);

test('fifty kills, ten of them with the database, lose and double nothing that was acknowledged', {
  timeout: 360_000,
}, async () => {
  // Promised are five seconds, and most take a fraction of one; the rest is for a machine that stands still for seconds.
  const { problems, restarts, alerts, errors, ...counts } = await crash({
    seed,
    kills: 50,
    crowd: 8,
    alertWithin: 15_000,
  });
  const slowest = Math.max(...restarts);
  const late = alerts.filter(({ ms }) => ms > 5_000).map(({ victim, ms }) => `${ms} ms (${victim})`);
  console.log(`seed ${seed}: ${JSON.stringify(counts)}, the slowest restart took ${slowest} ms`);
  console.log(
    `alerts complete later than 5 s after ${late.length} of ${alerts.length} kills: ${late.join(', ') || 'none'}`,
  );
  expect(problems, `seed ${seed}\n${errors.join('\n')}`).toEqual([]);
  expect(counts.acknowledged).toBeGreaterThan(100);
});
