import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { withoutValues } from '../../db/failures.ts';
import { retryFailed } from '../../db/postings.ts';
import { prune } from '../../db/prune.ts';
import { every } from '../every.ts';
import type { Nudges } from '../steps/nudges.ts';
import { composeDueDigests } from './digest.ts';
import type { LaneOptions } from './lanes.ts';
import { openWatch, type WorkPart } from './watch.ts';
import { startWorker, type Worker } from './worker.ts';

/** Milliseconds between two looks at everything that is due: what was lost meanwhile, was postponed, or is others'. */
const lookInterval = 1_000;
const renewInterval = 4_000;
const digestInterval = 10_000;
const pruneInterval = 3_600_000;
/** Milliseconds that what is in hand gets to finish: when stopping in order, and when a life of the worker is given up. */
const patience = { inOrder: 5_000, givenUp: 1_000 };

export interface WorkOptions extends Omit<LaneOptions, 'db' | 'nudges'> {
  /** Makes connections for one life of the worker. */
  readonly connect: () => Database;
  /** For digests and what else is only done now and then. */
  readonly reports: Database;
}

export interface Work {
  /** To be told what commits make due. */
  readonly nudges: Nudges;
  /** Looks at once: something outside has changed. */
  look(): void;
  part(): WorkPart;
  stop(): Promise<void>;
}

/** Everything that happens without anybody asking for it. */
export async function startWork(options: WorkOptions): Promise<Work> {
  const { connect, reports, clock, log, metrics, teams } = options;
  await retryFailed(reports, teams);
  const start = () => {
    const db = connect();
    return startWorker({ ...options, db }, db);
  };
  let worker: Worker = start();
  const watch = openWatch(clock);

  async function look(): Promise<void> {
    const due = await worker.look();
    watch.looked(due);
    metrics.due(due);
  }

  /** A life in which something is due and nothing comes to an end is replaced by a new one. */
  async function replace(): Promise<void> {
    if (watch.isBlind()) {
      // Either the database is away, or it is only this life that does not reach it.
      await reports.execute(sql`select 1`);
    } else if (!watch.isStuck(worker.quietFor())) return;
    log.error({ ...watch.part() }, 'something is due and nothing gets done: the worker begins a new life');
    const old = worker;
    worker = start();
    watch.began();
    await old.stop(patience.givenUp);
    await look();
  }

  let isTold = false;
  const told = (error: unknown) => {
    if (!isTold) log.warn({ err: withoutValues(error) }, 'periodic work failed; it is tried again');
    isTold = true;
  };
  const nowAndThen = async (task: () => Promise<void>) => {
    await task();
    isTold = false;
  };
  await composeDueDigests({ db: reports, teams, clock }).catch(told);
  await look().catch(told);
  const stops = [
    every(lookInterval, () => nowAndThen(look), told),
    every(
      renewInterval,
      () => worker.renew(),
      () => {},
    ),
    every(lookInterval * 5, replace, () => {}),
    every(pruneInterval, () => prune(reports, clock()), told),
    every(digestInterval, () => composeDueDigests({ db: reports, teams, clock }), told),
  ];
  return {
    nudges: {
      get worker() {
        return worker.nudges.worker;
      },
      get lease() {
        return worker.nudges.lease;
      },
      reserve: (lanes) => worker.nudges.reserve(lanes),
      took: (reserved, taken, due) => worker.nudges.took(reserved, taken, due),
      wake: (invitation, at) => worker.nudges.wake(invitation, at),
    },
    look: () => void look().catch(told),
    part: () => watch.part(),
    async stop() {
      isTold = true;
      const periodic = Promise.all(stops.map((stop) => stop()));
      await worker.stop(patience.inOrder);
      // What still looks or composes is not waited for long: another process does it.
      await Promise.race([periodic, setTimeout(patience.givenUp, undefined, { ref: false })]);
    },
  };
}
