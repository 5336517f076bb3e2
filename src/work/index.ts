import { withoutValues } from '../../db/failures.ts';
import { forgetQueues } from '../../db/jobs.ts';
import { retryFailed } from '../../db/postings.ts';
import { prune, sweep } from '../../db/sweep.ts';
import { every } from '../every.ts';
import type { Storage } from '../storage.ts';
import { composeDueDigests } from './digest.ts';
import { startQueue } from './queue.ts';
import { type ShowOptions, showLane } from './show.ts';
import { wakeInvitation } from './wake.ts';

/** Milliseconds between two looks at everything that is due, should a job have been lost. */
const sweepInterval = 60_000;
const digestInterval = 10_000;
const pruneInterval = 3_600_000;

/** Everything that happens without anybody asking for it. @returns stops it, and waits for what is in hand */
export async function startWork(options: ShowOptions, storage: Storage): Promise<() => Promise<void>> {
  const { db, clock, log, teams } = options;
  await retryFailed(db, teams);
  const queue = startQueue({
    url: storage.url,
    pool: db.$client,
    log,
    sweep: async () => void (await sweep(db, clock())),
    tasks: {
      show: (payload) => plainly(showLane(options, idOf(payload, 'lane'))),
      wake: (payload) => plainly(wakeInvitation(options, idOf(payload, 'invitation'))),
    },
  });
  const told = (error: unknown) => log.warn({ err: withoutValues(error) }, 'periodic work failed; it is tried again');
  await composeDueDigests(options).catch(told);
  const stops = [
    every(sweepInterval, async () => void (await sweep(db, clock())), told),
    every(pruneInterval, () => prune(db, clock()), told),
    every(pruneInterval, () => forgetQueues(db), told),
    every(digestInterval, () => composeDueDigests(options), told),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await queue.stop();
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
