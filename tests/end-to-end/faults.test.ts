import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryFault } from '../support/service/faults/index.ts';
import { openServer, type Server } from '../support/service/faults/server.ts';
import { failingStatements, type Mishap } from '../support/service/faults/statements.ts';
import { isReady, openFaults } from '../support/service/faults/trials.ts';

let server: Server;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.stop());

/** Milliseconds in which what was promised must be visible: 10 s, and the rest for a machine that is busy with other tests. */
const patience = 20_000;

test('a read-only database, failing statements, ended sessions and a frozen process lose and double nothing', {
  timeout: 120_000,
}, async () => {
  const plan = { mishap: (): Mishap | undefined => undefined };
  const faults = openFaults(server, plan);
  const between = failingStatements(() => plan.mishap());
  const database = await server.create('short');
  const { problems, customers, logged } = await tryFault(
    { database, hosts: 2, perSecond: 8, between },
    async (trial) => {
      const drains = async () => expect(await trial.drained(patience)).toBeLessThan(patience);
      await sleep(1_000);
      expect(await faults.readOnly(trial, 3_000)).toBe(true);
      await drains();
      await faults.mishaps(6_000, 0.03, { kind: 'fails', code: '40P01' }, { kind: 'fails', code: '57014' });
      await faults.terminate(trial, 6_000);
      await drains();
      expect(await isReady(trial.hosts[0])).toBe(true);
      const [frozen, other] = trial.hosts;
      if (frozen === undefined || other === undefined) throw new Error('two services are needed');
      process.kill(frozen.service.pid, 'SIGSTOP');
      trial.balancer.serve([other.service.url]);
      expect(await trial.drained(15_000 + patience)).toBeLessThan(15_000 + patience);
      process.kill(frozen.service.pid, 'SIGCONT');
      trial.balancer.serve([frozen.service.url, other.service.url]);
      await drains();
    },
  );
  expect(problems).toEqual([]);
  expect(customers).toBeGreaterThan(50);
  // What happens to hundreds of statements is said a few times.
  const work = Object.entries(logged).filter(([text]) => !text.includes('slack:'));
  expect(Math.max(0, ...work.map(([, times]) => times))).toBeLessThan(60);
});
