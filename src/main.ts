import type { Adapter, Inbox } from '../adapters/adapter.ts';
import { createAdapters } from '../adapters/index.ts';
import type { Given } from '../adapters/platform.ts';
import { connect, type Database } from '../db/client.ts';
import { isOutage, withoutValues } from '../db/failures.ts';
import { forgetQueues } from '../db/jobs.ts';
import { createMemory } from '../db/memory.ts';
import { migrate } from '../db/migrate.ts';
import { retryFailed } from '../db/postings.ts';
import { prune, sweep } from '../db/sweep.ts';
import { createWebChats } from '../db/web.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import { openDatabase } from './database.ts';
import { every } from './every.ts';
import { explain, notStarted } from './explain.ts';
import { api } from './http/api.ts';
import { health } from './http/health.ts';
import { measureRequests, metrics as metricsRoute } from './http/metrics.ts';
import { nothingHere } from './http/nothing-here.ts';
import { createInbox } from './inbox/index.ts';
import { createLedger } from './ledger.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPressure, type Pressure } from './pressure.ts';
import { composeDueDigests, postDigestNow } from './work/digest.ts';
import { startQueue } from './work/queue.ts';
import { showLane } from './work/show.ts';
import { wakeInvitation } from './work/wake.ts';

export interface Surroundings {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
}

export type Started =
  | { readonly kind: 'started'; readonly url: string; readonly db: Database; stop(): Promise<void> }
  /** Something outside is wrong; the sentence says what to do. */
  | { readonly kind: 'failed'; readonly because: string };

/** Milliseconds between two looks at everything that is due, should a job have been lost. */
const sweepInterval = 60_000;
const digestInterval = 10_000;
const pruneInterval = 3_600_000;

/** The composition root: the only place that knows everyone. */
export async function start({ config, log, clock }: Surroundings): Promise<Started> {
  const undo: (() => Promise<unknown>)[] = [];
  let stopping = false;
  const stop = async () => {
    stopping = true;
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error) => log.error({ err: error }, 'stopping left something behind'));
    }
  };
  try {
    const database = await openDatabase(config.database, log);
    if (database.kind === 'unavailable') return { kind: 'failed', because: database.because };
    undo.push(() => database.close());
    await migrate(database.url);

    const onIdleError = (error: Error) => {
      // A pool says it has ended while its connections are still closing: the embedded server then ends them.
      if (!stopping) log.warn({ err: error }, 'the database closed a connection');
    };
    // What waits for a click is given up in time to tell the one who clicked.
    const db = connect(database.url, { max: 16, statementTimeout: 2_500, onIdleError });
    undo.push(() => db.$client.end());
    // What the work finds out is found out again after a power cut; what must not be lost waits for the disk by itself.
    const workDb = connect(database.url, { max: 12, durable: false, onIdleError });
    undo.push(() => workDb.$client.end());

    const listening = await listen(config.http);
    if (listening.kind === 'refused') return await fail(stop, listening.because);
    undo.push(() => listening.close());
    const { app, url } = listening;

    const metrics = createMetrics();
    app.use(measureRequests(metrics.registry));
    const up = new Set<string>();
    const broken = new Map<string, string>();
    const provide = providing({ config, log, clock }, db, url);
    const adapters = await createAdapters(config.platforms, (platform) =>
      provide(platform, (standing) => {
        if (standing.kind === 'works') return void broken.delete(platform);
        broken.set(platform, standing.because);
        log.error({ platform, because: standing.because }, 'a platform does not work');
      }),
    );
    const adapter = (platform: string) => adapters.find((known) => known.platform === platform);
    const pressure = createPressure();
    const work = { pressure, db: workDb, adapter, survey: config.survey, teams: config.teams, clock, log, metrics };
    const inbound = { ...work, db };

    const platforms = () =>
      adapters.map(({ platform }) => ({
        name: platform,
        ok: up.has(platform) && !broken.has(platform),
        detail: broken.get(platform) ?? (up.has(platform) ? 'started' : 'not started'),
      }));
    const ledger = createLedger({ ...inbound, reports: workDb, platforms });
    for (const { router } of adapters) if (router !== undefined) app.use(router);
    app.use(health(ledger));
    app.use(metricsRoute(metrics.registry));
    app.use(
      '/v1',
      api({
        ledger,
        token: config.api?.token,
        platforms: adapters.map(({ platform }) => platform),
        teams: config.teams.map(({ id }) => id),
        now: clock,
        onError: (error) => log.error({ err: withoutValues(error) }, 'a request failed'),
        isOutage,
      }),
    );
    app.use(nothingHere());

    await retryFailed(workDb, config.teams);
    const queue = startQueue({
      url: database.url,
      pool: workDb.$client,
      log,
      sweep: async () => void (await sweep(workDb, clock())),
      tasks: {
        show: (payload) => plainly(showLane(work, idOf(payload, 'lane'))),
        wake: (payload) => plainly(wakeInvitation(work, idOf(payload, 'invitation'))),
      },
    });
    undo.push(() => queue.stop());
    const told = (error: unknown) => log.warn({ err: withoutValues(error) }, 'periodic work failed; it is tried again');
    undo.push(every(sweepInterval, async () => void (await sweep(workDb, clock())), told));
    undo.push(every(pruneInterval, () => prune(workDb, clock()), told));
    undo.push(every(pruneInterval, () => forgetQueues(workDb), told));
    await composeDueDigests(work).catch(told);
    undo.push(every(digestInterval, () => composeDueDigests(work), told));

    const inbox = measured(createInbox(inbound), metrics, pressure);
    for (const each of adapters) {
      await each.start(inbox).catch(notStarted(each.platform));
      up.add(each.platform);
      undo.push(() => stopAdapter(each, up));
    }
    return { kind: 'started', url, db, stop };
  } catch (error) {
    log.debug({ err: error }, 'start failed');
    return fail(stop, explain(error, config.database));
  }
}

async function fail(stop: () => Promise<void>, because: string): Promise<Started> {
  await stop();
  return { kind: 'failed', because };
}

function stopAdapter(adapter: Adapter, up: Set<string>): Promise<void> {
  up.delete(adapter.platform);
  return adapter.stop();
}

/** What adapters work with, composed of the configuration and the storage. */
export function providing({ config, log, clock }: Surroundings, db: Database, url: string) {
  const { teams, survey } = config;
  const team = teams.find(({ digest }) => digest?.to.platform === 'web');
  return (platform: string, onStanding: Given['onStanding'] = () => {}): Given => ({
    teams,
    company: survey.company,
    baseUrl: url,
    now: clock,
    log: (level, fields, text) => log[level](fields, text),
    memory: createMemory(db, platform),
    onStanding,
    playground: {
      chats: createWebChats(db),
      postDigest: async () => {
        if (team !== undefined) await postDigestNow({ db, teams, clock }, team);
      },
    },
  });
}

function measured(inbox: Inbox, metrics: Metrics, pressure: Pressure): Inbox {
  return async (event) => {
    const began = performance.now();
    let outcome = 'failed';
    try {
      const receipt = await pressure.during(() => inbox(event));
      outcome = receipt.kind;
      return receipt;
    } catch (error) {
      throw withoutValues(error);
    } finally {
      metrics.received(event.kind, outcome, performance.now() - began);
    }
  };
}

/** The queue logs and stores why a job failed: never with a query's values. */
async function plainly(job: Promise<void>): Promise<void> {
  try {
    await job;
  } catch (error) {
    throw withoutValues(error);
  }
}

function idOf(payload: unknown, key: string): string {
  const id = typeof payload === 'object' && payload !== null ? Reflect.get(payload, key) : undefined;
  if (typeof id !== 'string') throw new Error(`a job without ${key}`);
  return id;
}
