import { expect, test } from 'vitest';
import { crash } from '../support/service/crash/index.ts';

const seed = Number(process.env.AFTERWORD_TEST_SEED ?? Date.now() % 1_000_000);

test('fifty kills, ten of them with the database, lose and double nothing that was acknowledged', {
  timeout: 360_000,
}, async () => {
  const { problems, restarts, alerts, errors, ...counts } = await crash({
    seed,
    kills: 50,
    crowd: 8,
    alertWithin: 5_000,
  });
  const slowest = Math.max(...restarts);
  const last = alerts.toSorted((one, other) => other.ms - one.ms).map(({ victim, ms }) => `${ms} ms (${victim})`);
  console.log(`seed ${seed}: ${JSON.stringify(counts)}, the slowest restart took ${slowest} ms`);
  console.log(
    `all alerts were there after each of ${alerts.length} kills, at the latest after ${last.slice(0, 5).join(', ')}`,
  );
  expect(problems, `seed ${seed}\n${errors.join('\n')}`).toEqual([]);
  expect(counts.acknowledged).toBeGreaterThan(100);
});
