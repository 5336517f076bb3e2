import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, type Trial, type TrialOptions, tryFault } from '../support/service/faults/index.ts';
import { openServer, type Server } from '../support/service/faults/server.ts';
import { failingStatements, type Mishap } from '../support/service/faults/statements.ts';
import { isReady, openFaults } from '../support/service/faults/trials.ts';

let server: Server;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.stop());

const plan = { mishap: (): Mishap | undefined => undefined };
const between = failingStatements(() => plan.mishap());
let databases = 0;

/** Milliseconds from the end of a fault until everything that was promised is visible. */
const soon = 10_000;
/** Milliseconds in which another process has taken over what one had in hand. */
const takeover = 15_000;

/** Runs faults under load; afterwards nothing may be missing, double or in doubt. */
async function hold(options: Partial<TrialOptions>, fault: (trial: Trial) => Promise<void>): Promise<void> {
  plan.mishap = () => undefined;
  const database = await server.create(`faults_${databases++}`);
  const { problems, stderr, logged, ...counts } = await tryFault({ database, perSecond: 25, ...options }, fault);
  console.log(JSON.stringify(counts), JSON.stringify(logged));
  expect(problems).toEqual([]);
  expect(stderr.join('')).not.toContain('please report it');
}

async function drains(trial: Trial, within = soon): Promise<void> {
  const took = await trial.drained(within);
  console.log(`everything was visible after ${took} ms`);
  expect(took).toBeLessThan(within);
}

function pair({ hosts: [one, other] }: Trial): readonly [Host, Host] {
  if (one === undefined || other === undefined) throw new Error('two services are needed');
  return [one, other];
}

describe('the database', { timeout: 300_000 }, () => {
  test('refuses writes for ten seconds', () =>
    hold({ hosts: 2 }, async (trial) => {
      const faults = openFaults(server, plan);
      await sleep(2_000);
      expect(await faults.readOnly(trial, 10_000)).toBe(true);
      await drains(trial);
      expect(await isReady(trial.hosts[0])).toBe(true);
    }));

  test('fails statements of every kind, in bursts and at random, before and after they are written', () =>
    hold({ hosts: 2, between, perSecond: 15 }, async (trial) => {
      const { mishaps } = openFaults(server, plan);
      await sleep(1_000);
      for (const code of ['40P01', '57014', '53300']) {
        await mishaps(1_500, 1, { kind: 'fails', code });
        await drains(trial);
      }
      await mishaps(5_000, 0.03, { kind: 'fails', code: '40P01' }, { kind: 'fails', code: '57014' });
      await mishaps(5_000, 0.03, { kind: 'answerLost' });
      await drains(trial);
    }));

  test('ends every session each second, then cancels what runs, locks a table, and is locked by others', () =>
    hold({ hosts: 2, perSecond: 15 }, async (trial) => {
      const faults = openFaults(server, plan);
      for (const [fault, ms] of [
        [faults.terminate, 60_000],
        [faults.cancel, 5_000],
        [faults.lock, 8_000],
        [faults.entangle, 5_000],
      ] as const) {
        await fault(trial, ms);
        await drains(trial);
      }
    }));
});

describe('a backlog', { timeout: 120_000 }, () => {
  test('of hundreds who could not be asked for a while is gone within ten seconds', () =>
    hold({ most: 500, hosts: 2 }, async (trial) => {
      // Chats can be reported meanwhile, and nothing can be sent.
      await openFaults(server, plan).lock(trial, 21_000, 'lanes');
      const waiting = trial.crowd.customers.filter(({ reportedAt, askedAt }) => reportedAt && !askedAt);
      console.log(`${waiting.length} of ${trial.crowd.customers.length} waited`);
      await drains(trial);
    }));
});

describe('one of two processes', { timeout: 180_000 }, () => {
  test('is cut off from the database: the other takes over, and what comes through late does no harm', () =>
    hold({ hosts: 2, perSecond: 15 }, async (trial) => {
      const [cutOff, other] = pair(trial);
      await sleep(2_000);
      cutOff.toDatabase.swallow('there', 'back');
      trial.balancer.serve([other.service.url]);
      await drains(trial, takeover);
      await sleep(5_000);
      expect(await isReady(cutOff)).toBe(false);
      expect(await isReady(other)).toBe(true);
      cutOff.toDatabase.heal();
      trial.balancer.serve([cutOff.service.url, other.service.url]);
      await drains(trial, takeover);
      await expect.poll(() => isReady(cutOff), { timeout: 15_000 }).toBe(true);
    }));

  test('is frozen: the other takes over, and what wakes up sends nothing that is not its own any more', () =>
    hold({ hosts: 2, perSecond: 15 }, async (trial) => {
      const [frozen, other] = pair(trial);
      await sleep(2_000);
      process.kill(frozen.service.pid, 'SIGSTOP');
      const frozenFor = sleep(60_000);
      trial.balancer.serve([other.service.url]);
      await drains(trial, takeover);
      await frozenFor;
      process.kill(frozen.service.pid, 'SIGCONT');
      trial.balancer.serve([frozen.service.url, other.service.url]);
      await drains(trial);
    }));

  test('is restarted in order: the other goes on at once', () =>
    hold({ hosts: 2, perSecond: 15 }, async (trial) => {
      for (let restart = 0; restart < 3; restart += 1) {
        await sleep(1_500);
        const [leaving] = pair(trial);
        const leaves = trial.replace(leaving, 'stop');
        // The second until they are asked, and the one for the other to look.
        await drains(trial, 5_000);
        await leaves;
      }
    }));
});

describe('the only process', { timeout: 180_000 }, () => {
  test('is frozen for a while', () =>
    hold({ perSecond: 15 }, async (trial) => {
      await sleep(2_000);
      process.kill(trial.hosts[0]?.service.pid ?? 0, 'SIGSTOP');
      await sleep(60_000);
      process.kill(trial.hosts[0]?.service.pid ?? 0, 'SIGCONT');
      await drains(trial);
    }));

  test('is killed 15 times: what was promised is visible within five seconds of each start', () =>
    hold({ perSecond: 15 }, async (trial) => {
      for (let kill = 0; kill < 15; kill += 1) {
        await sleep(300 + Math.random() * 1_000);
        const [host] = trial.hosts;
        if (host !== undefined) await trial.replace(host, 'kill9');
        await drains(trial, 5_000);
      }
    }));
});

describe('Slack', { timeout: 180_000 }, () => {
  const everything = [
    'chat.postMessage',
    'chat.update',
    'conversations.open',
    'conversations.info',
    'conversations.history',
    'conversations.replies',
    'users.info',
    'auth.test',
  ];

  test.each([['before it has done', 'there'] as const, ['after it has done', 'back'] as const])(
    'says nothing for a while, %s what it was asked for',
    (_, direction) =>
      hold({ perSecond: 15 }, async (trial) => {
        const line = trial.hosts[0]?.toSlack;
        await sleep(2_000);
        line?.swallow(direction);
        await sleep(10_000);
        line?.heal();
        // What was asked for last is given up after ten seconds, and tried again after a few.
        await drains(trial, soon + 15_000);
      }),
  );

  test('refuses our token for a while: everything goes out afterwards, and nobody is given up', () =>
    hold({ perSecond: 8 }, async (trial) => {
      await sleep(2_000);
      for (const method of everything)
        trial.slack.fail.next(method, { kind: 'error', error: 'token_revoked' }, { times: Number.MAX_SAFE_INTEGER });
      await sleep(10_000);
      expect(await isReady(trial.hosts[0])).toBe(false);
      trial.slack.fail.clear();
      // It is tried again after growing waits, of which the last was 20 s at most.
      await drains(trial, soon + 25_000);
      expect(await isReady(trial.hosts[0])).toBe(true);
    }));

  test('limits one channel: no other waits for it', () =>
    hold({ perSecond: 8 }, async (trial) => {
      await sleep(1_000);
      trial.slack.fail.next('chat.postMessage', { kind: '429', retryAfter: 12 }, { channel: 'C0ALERTS0' });
      const isWaiting = () => trial.slack.log.some(({ status }) => status === 429);
      await expect.poll(isWaiting, { timeout: 20_000 }).toBe(true);
      const since = Date.now();
      await sleep(4_000);
      const others = trial.crowd.customers.filter(
        ({ team, answeredAt }) => team !== 0 && (answeredAt ?? since) < since,
      );
      expect(others.filter(({ score = 10, alertedAt }) => score <= 6 && alertedAt === undefined)).toEqual([]);
      await sleep(10_000);
      await drains(trial);
    }));
});
