import { expect, test } from 'vitest';
import { leaseMs, openLeases } from '../../../src/work/leases.ts';

test('a lease is relied on until shortly before its end', () => {
  const leases = openLeases();
  leases.hold('slack:C1', performance.now());
  expect(leases.mayStill('slack:C1')).toBe(true);
  leases.hold('slack:C1', performance.now() - leaseMs + 500);
  expect(leases.mayStill('slack:C1')).toBe(false);
  expect(leases.mayStill('slack:C2')).toBe(false);
});

test('a machine that slept has lost its leases, although its own clock stood still meanwhile', () => {
  let wall = Date.now();
  const leases = openLeases(() => wall);
  leases.hold('slack:C1', performance.now());
  wall += 60_000;
  expect(leases.mayStill('slack:C1')).toBe(false);
});

test('a clock that is set back extends no lease', () => {
  let wall = Date.now();
  const leases = openLeases(() => wall);
  leases.hold('slack:C1', performance.now() - leaseMs);
  wall -= 3_600_000;
  expect(leases.mayStill('slack:C1')).toBe(false);
});

test('what was not renewed is not relied on', () => {
  const leases = openLeases();
  const asked = performance.now();
  leases.hold('slack:C1', asked - 8_000);
  leases.hold('slack:C2', asked - 8_000);
  expect(leases.toRenew()).toEqual(['slack:C1', 'slack:C2']);
  leases.renewed(['slack:C1', 'slack:C2'], ['slack:C2'], asked);
  expect([leases.mayStill('slack:C1'), leases.mayStill('slack:C2')]).toEqual([false, true]);
});
