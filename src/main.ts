import type { Adapter, Inbox } from '../adapters/adapter.ts';
import { createAdapters } from '../adapters/index.ts';
import { connect, type Database } from '../db/client.ts';
import { isOutage, withoutValues } from '../db/failures.ts';
import { migrate } from '../db/migrate.ts';
import { retryFailed } from '../db/postings.ts';
import { prune, sweep } from '../db/sweep.ts';
import { createWebChats } from '../db/web.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import { openDatabase } from './database.ts';
import { every } from './every.ts';
import { explain } from './explain.ts';
import { api } from './http/api.ts';
import { health } from './http/health.ts';
import { measureRequests, metrics as metricsRoute } from './http/metrics.ts';
import { createInbox } from './inbox.ts';
import { createLedger } from './ledger.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { composeDueDigests, postDigestNow } from './work/digest.ts';
import { startQueue } from './work/queue.ts';
import { showPosting } from './work/show.ts';
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
    const workDb = connect(database.url, { max: 12, onIdleError });
    undo.push(() => workDb.$client.end());

    const listening = await listen(config.http);
    if (listening.kind === 'refused') return await fail(stop, listening.because);
    undo.push(() => listening.close());
    const { app, url } = listening;

    const metrics = createMetrics();
    app.use(measureRequests(metrics.registry));
    const adapters = await createAdapters(platformSettings(config, log, clock, db, url));
    const adapter = (platform: string) => adapters.find((known) => known.platform === platform);
    const work = { db: workDb, adapter, survey: config.survey, teams: config.teams, clock, log, metrics };
    const inbound = { ...work, db };

    const up = new Set<string>();
    const platforms = () =>
      adapters.map(({ platform }) => ({
        name: platform,
        ok: up.has(platform),
        detail: up.has(platform) ? 'started' : 'not started',
      }));
    const ledger = createLedger({ ...inbound, platforms });
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

    await retryFailed(workDb, clock());
    const queue = startQueue({
      url: database.url,
      pool: workDb.$client,
      log,
      sweep: async () => void (await sweep(workDb, clock())),
      tasks: {
        show: (payload) => plainly(showPosting(work, idOf(payload, 'posting'))),
        wake: (payload) => plainly(wakeInvitation(work, idOf(payload, 'invitation'))),
      },
    });
    undo.push(() => queue.stop());
    const told = (error: unknown) => log.warn({ err: withoutValues(error) }, 'periodic work failed; it is tried again');
    undo.push(every(sweepInterval, async () => void (await sweep(workDb, clock())), told));
    undo.push(every(pruneInterval, () => prune(workDb, clock()), told));
    await composeDueDigests(work);
    undo.push(every(digestInterval, () => composeDueDigests(work), told));

    const inbox = measured(createInbox(inbound), metrics);
    for (const each of adapters) {
      await each.start(inbox);
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

/** What the adapters of the configured platforms are made from. */
export function platformSettings(config: Config, log: Log, clock: Clock, db: Database, url: string) {
  const { teams, survey, slack, playground } = config;
  const team = teams.find(({ digest }) => digest?.to.platform === 'web');
  return {
    ...(slack !== undefined && {
      slack: {
        ...slack,
        teams,
        log: (level: 'debug' | 'info' | 'warn' | 'error', fields: object, text: string) => log[level](fields, text),
      },
    }),
    ...(playground && {
      web: {
        chats: createWebChats(db),
        baseUrl: url,
        company: survey.company,
        now: clock,
        postDigest: async () => {
          if (team !== undefined) await postDigestNow({ db, teams, clock }, team);
        },
      },
    }),
  };
}

function measured(inbox: Inbox, metrics: Metrics): Inbox {
  return async (event) => {
    const began = performance.now();
    let outcome = 'failed';
    try {
      const receipt = await inbox(event);
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
