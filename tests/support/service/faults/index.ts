import { setTimeout as sleep } from 'node:timers/promises';
import { execute } from '../../database/execute.ts';
import { seeded } from '../../random.ts';
import type { LocalSlack } from '../../slack/index.ts';
import { type Service, startService } from '../index.ts';
import { audit } from './audit.ts';
import { type Balancer, openBalancer } from './balancer.ts';
import { type Crowd, openCrowd } from './crowd.ts';
import { type Between, type Line, openLine } from './line.ts';
import { apiToken, configOf, openSlack, secrets } from './stage.ts';

/** A service that reaches its database and Slack over lines that can fail. */
export interface Host {
  readonly service: Service;
  readonly toDatabase: Line;
  readonly toSlack: Line;
}

export interface Trial {
  readonly slack: LocalSlack;
  readonly database: string;
  readonly hosts: readonly Host[];
  readonly balancer: Balancer;
  readonly crowd: Crowd;
  /** Ends a host's process and starts another. */
  replace(host: Host, how: 'kill9' | 'stop'): Promise<Host>;
  /** Milliseconds until everything that was promised by now is visible. */
  drained(within: number): Promise<number>;
}

export interface TrialOptions {
  readonly database: string;
  readonly hosts?: number;
  readonly perSecond?: number;
  /** Customers who wait for their question or for their click to be taken, at most; six seconds' worth when left out. */
  readonly most?: number;
  readonly seed?: number;
  /** Stands on every host's line to the database. */
  readonly between?: () => Between;
}

export interface Verdict {
  readonly problems: readonly string[];
  readonly customers: number;
  readonly asked: number;
  readonly alerted: number;
  readonly refusals: Readonly<Record<string, number>>;
  /** Milliseconds until everything was visible, once nobody came any more. */
  readonly settled: number;
  /** Lines of level warn and above, by their text. */
  readonly logged: Readonly<Record<string, number>>;
  readonly stderr: readonly string[];
}

/** Runs a fault under load, waits until all is quiet, and compares what was promised with what came. */
export async function tryFault(options: TrialOptions, fault: (trial: Trial) => Promise<void>): Promise<Verdict> {
  const { database, perSecond = 25, most = 6 * perSecond, seed = 7, between } = options;
  const slack = await openSlack();
  const balancer = await openBalancer();
  const everyService: Service[] = [];
  const lines: Line[] = [];
  const begin = async (): Promise<Host> => {
    const at = new URL(database);
    const toDatabase = await openLine({ host: at.hostname, port: Number(at.port) }, between);
    at.hostname = '127.0.0.1';
    at.port = String(toDatabase.port);
    const toSlack = await openLine({ host: '127.0.0.1', port: slack.port });
    lines.push(toDatabase, toSlack);
    const service = await startService({
      database: { url: at.href },
      slack: { ...secrets, apiUrl: `http://127.0.0.1:${toSlack.port}/api/` },
      config: configOf('1s'),
      env: { AFTERWORD_API_TOKEN: apiToken },
    });
    everyService.push(service);
    return { service, toDatabase, toSlack };
  };
  const hosts: Host[] = [];
  const serve = () =>
    balancer.serve(hosts.filter(({ service }) => !service.hasEnded()).map(({ service }) => service.url));
  let crowd: Crowd | undefined;
  try {
    for (let n = 0; n < (options.hosts ?? 1); n += 1) hosts.push(await begin());
    serve();
    slack.deliverTo(`${balancer.url}/slack/events`);
    crowd = openCrowd(slack, balancer.url, perSecond, most, seeded(seed));
    const trial: Trial = {
      slack,
      database,
      hosts,
      balancer,
      crowd,
      async replace(host, how) {
        hosts.splice(hosts.indexOf(host), 1);
        serve();
        await host.service[how]();
        const next = await begin();
        hosts.push(next);
        serve();
        return next;
      },
      drained: (within) => drained(trial.crowd, within),
    };
    await fault(trial);
    await Promise.race([crowd.close(), sleep(15_000)]);
    const settled = await quiet(crowd, database, 20_000);
    const problems = await audit(database, slack, crowd.customers);
    const { customers } = crowd;
    return {
      problems,
      customers: customers.length,
      asked: customers.filter(({ askedAt }) => askedAt !== undefined).length,
      alerted: customers.filter(({ alertedAt }) => alertedAt !== undefined).length,
      refusals: Object.fromEntries(crowd.refusals),
      settled,
      logged: count(everyService),
      stderr: everyService.map((service) => service.stderr()),
    };
  } finally {
    crowd?.stop();
    for (const service of everyService) {
      try {
        process.kill(service.pid, 'SIGCONT');
      } catch {}
      if (!service.hasEnded()) await service.kill9();
    }
    for (const line of lines) line.close();
    balancer.close();
    await slack.close();
  }
}

/** Everything that was acknowledged so far, with the time the question may take. */
async function drained({ customers }: Crowd, within: number): Promise<number> {
  const since = Date.now();
  const promised = [...customers].filter(({ reportedAt }) => reportedAt !== undefined);
  const answered = promised.filter(({ score }) => score !== undefined && score <= 6);
  while (Date.now() - since < within) {
    const isDone =
      promised.every(({ askedAt }) => askedAt !== undefined) && answered.every(({ alertedAt }) => alertedAt);
    if (isDone) break;
    await sleep(20);
  }
  return Date.now() - since;
}

async function quiet({ customers }: Crowd, database: string, within: number): Promise<number> {
  const since = Date.now();
  while (Date.now() - since < within) {
    const isAnswered = customers.every(
      ({ reportedAt, askedAt, score }) => reportedAt === undefined || (askedAt !== undefined && score !== undefined),
    );
    if (isAnswered) {
      const [row] = await execute(
        database,
        `select (select count(*) from postings where due_at is not null)::int
          + (select count(*) from invitations where wake_at <= now())::int
          + (select count(*) from lanes where leased_until > now())::int as n`,
      ).catch(() => [{ n: 1 }]);
      if (row?.n === 0) break;
    }
    await sleep(50);
  }
  return Date.now() - since;
}

function count(services: readonly Service[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const service of services) {
    for (const line of service.stderr().split('\n')) {
      if (line === '') continue;
      let text = line.slice(0, 120);
      try {
        const { level, msg, err } = JSON.parse(line) as { level: number; msg: string; err?: { message?: string } };
        if (level < 40) continue;
        text = `${level} ${msg}${err?.message === undefined ? '' : `: ${err.message}`}`;
      } catch {}
      counts[text] = (counts[text] ?? 0) + 1;
    }
  }
  return counts;
}
