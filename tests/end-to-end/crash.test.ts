import { expect, test } from 'vitest';
import { crash } from '../support/service/crash/index.ts';

// Other tests run beside this one: how fast the service is again is the long test's question.
const seed = Number(process.env.AFTERWORD_TEST_SEED ?? 1);

test('three kills, the last one with the database, lose and double nothing that was acknowledged', {
  timeout: 120_000,
}, async () => {
  const report = await crash({ seed, kills: 3, crowd: 6, alertWithin: 15_000 });
  expect(
    report.problems,
    [`seed ${seed}, restarts ${report.restarts.join(' ')} ms`, ...report.problems, ...report.errors].join('\n'),
  ).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(5);
});
