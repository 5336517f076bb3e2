import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findScratch } from '../../database/scratch.ts';
import { type Random, seeded } from '../../random.ts';
import type { LocalSlack } from '../../slack/index.ts';
import { waitUntil } from '../../wait.ts';
import { writeConfig } from '../config.ts';
import { databaseIn, killDatabase, stopDatabase } from '../embedded.ts';
import { type Service, startService } from '../index.ts';
import { alertsAbout, audit, countDue, detractors } from './audit.ts';
import { type Customer, visit } from './customer.ts';
import { alertChannel, apiToken, channels, openSlack, secrets } from './stage.ts';

export interface CrashPlan {
  readonly seed: number;
  readonly kills: number;
  /** Customers at once. */
  readonly crowd: number;
  /** Milliseconds from readiness in which every alert about an acknowledged click is visible. */
  readonly alertWithin: number;
}

export interface CrashReport {
  /** Everything that was not as promised. */
  readonly problems: readonly string[];
  readonly customers: number;
  readonly acknowledged: number;
  readonly unacknowledged: number;
  /** Milliseconds from each kill to the service being ready again. */
  readonly restarts: readonly number[];
  /** Milliseconds from readiness after each kill until every promised alert was visible. */
  readonly alerts: readonly { readonly victim: string; readonly ms: number }[];
  /** What the services logged as an error, for whoever looks into a problem. */
  readonly errors: readonly string[];
}

/** Milliseconds in which everything is visible once nobody does anything any more. */
const settleWithin = 10_000;

/**
 * Lets customers answer without a pause while the service is killed again and again, then compares what was
 * acknowledged with what is stored and shown.
 */
export async function crash({ seed, kills, crowd, alertWithin }: CrashPlan): Promise<CrashReport> {
  const dataDir = mkdtempSync(join(findScratch(), 'afterword-crash-'));
  const slack = await openSlack();
  const services: Service[] = [];
  const begin = async () => {
    const service = await startService({
      database: { dataDir },
      slack: { apiUrl: slack.apiUrl, ...secrets },
      config: writeConfig({ chats: channels, alerts: alertChannel }),
      env: { AFTERWORD_API_TOKEN: apiToken },
    });
    services.push(service);
    slack.deliverTo(`${service.url}/slack/events`);
    return service;
  };
  try {
    let current = await begin();
    const customers: Customer[] = [];
    const town = { slack, customers, url: () => current.url };
    let isOver = false;
    const actors = Array.from({ length: crowd }, async (_, index) => {
      const random = seeded(seed * 1_000 + index + 1);
      while (!isOver) await visit(town, random);
    });

    const random = seeded(seed);
    const problems: string[] = [];
    const restarts: number[] = [];
    const alerts: { readonly victim: Victim; readonly ms: number }[] = [];
    let isHasty = false;
    for (let kill = 1; kill <= kills; kill++) {
      // On a slow machine, too, every life does some of the work it is killed in; a hasty one dies as it comes.
      if (!isHasty)
        await waitUntil(
          grown(() => acknowledged(customers), 3),
          8_000,
        ).catch(() => {});
      await sleep(random.between(50, 1_200));
      const since = Date.now();
      const victim = victims[kill % victims.length] ?? 'service';
      await end(current, dataDir, victim, random);
      const promised = detractors(customers);
      let readyAt = await survived(current);
      if (readyAt === undefined) {
        if (victim === 'database') problems.push('the service ended itself because its database died');
        current = await begin();
        readyAt = current.readyAt;
      }
      restarts.push(readyAt - since);
      // Now and then the next kill comes before the dust has settled.
      isHasty = random.chance(0.2) && kill < kills;
      if (!isHasty) {
        problems.push(...(await awaitAlerts(slack, promised, readyAt, alertWithin)));
        alerts.push({ victim, ms: Date.now() - readyAt });
      }
    }
    isOver = true;
    await Promise.all(actors);
    problems.push(...(await settle(dataDir)), ...(await audit(databaseIn(dataDir), slack, customers)));
    await current.stop();
    const clicks = customers.flatMap((customer) => customer.clicks);
    const unacknowledged = clicks.length - acknowledged(customers);
    const errors = services.flatMap((service) => service.stderr().match(/^\{"level":[56]0.*$/gm) ?? []);
    return {
      problems,
      customers: customers.length,
      acknowledged: acknowledged(customers),
      unacknowledged,
      restarts,
      alerts,
      errors,
    };
  } finally {
    for (const service of services) if (!service.hasEnded()) await service.kill9();
    await stopDatabase(dataDir);
    await slack.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}

function acknowledged(customers: readonly Customer[]): number {
  return customers.flatMap(({ clicks }) => clicks).filter((click) => click.isAcknowledged).length;
}

/** Whether a number has grown by so much since now. */
function grown(count: () => number, by: number): () => boolean {
  const before = count();
  return () => count() >= before + by;
}

type Victim = 'service' | 'database' | 'both';

/** What dies with the first kill is the second of these, and so on round: so that a short run has both once. */
const victims: readonly Victim[] = [
  ...(['service', 'service', 'service', 'both', 'service'] as const),
  ...(['service', 'service', 'service', 'database', 'service'] as const),
];

/** Kills the service, its database, or both, of which either may go first. */
async function end(service: Service, dataDir: string, victim: Victim, random: Random): Promise<void> {
  const isDatabaseFirst = victim === 'database' || (victim === 'both' && random.chance(0.5));
  if (isDatabaseFirst) await killDatabase(dataDir);
  if (victim === 'database') return;
  if (isDatabaseFirst) await sleep(random.between(0, 100));
  await service.kill9();
  if (victim === 'both') await killDatabase(dataDir);
}

/** When a service whose database died was ready again, as `Date.now()`; undefined when the process is gone. */
async function survived(service: Service): Promise<number | undefined> {
  const giveUpAt = Date.now() + 15_000;
  while (!service.hasEnded()) {
    const answer = await fetch(`${service.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return Date.now();
    if (Date.now() > giveUpAt)
      throw new Error('the service lives, but was not ready within 15 s of losing its database');
    await sleep(50);
  }
  return undefined;
}

async function awaitAlerts(
  slack: LocalSlack,
  promised: readonly Customer[],
  readyAt: number,
  alertWithin: number,
): Promise<string[]> {
  for (;;) {
    const missing = promised.filter((customer) => alertsAbout(slack, customer).length === 0);
    if (missing.length === 0) return [];
    if (Date.now() > readyAt + alertWithin) {
      return missing.map(({ name }) => `${name}: no alert within ${alertWithin} ms of the restart`);
    }
    await sleep(50);
  }
}

async function settle(dataDir: string): Promise<string[]> {
  const giveUpAt = Date.now() + settleWithin;
  let due = await countDue(databaseIn(dataDir));
  while (due > 0 && Date.now() < giveUpAt) {
    await sleep(100);
    due = await countDue(databaseIn(dataDir));
  }
  return due === 0 ? [] : [`${due} postings are still due after ${settleWithin} ms of peace`];
}
