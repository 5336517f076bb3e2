import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../log.ts';
import { takeOver } from './takeover.ts';

export interface QueueOptions {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly tasks: TaskList;
  readonly log: Log;
  /** Run whenever the queue begins, and begins again after the database was away: nudges all that is due. */
  readonly sweep: () => Promise<void>;
}

export interface Queue {
  /** Waits for the jobs in hand. */
  stop(): Promise<void>;
}

/** How many postings are sent at once by one process. */
const concurrency = 8;
/** Milliseconds between looks for jobs whose time has come; new jobs are announced by NOTIFY at once. */
const pollInterval = 1_000;
/** Milliseconds between looks for the work of dead processes. */
const watchInterval = 1_000;
/** Milliseconds that jobs in hand get to finish when the database was lost. */
const drainTime = 1_000;
/**
 * Milliseconds after which all that is due is nudged once more: a job that was in hand when the database went may fail only
 * after the first time, and would then rest for seconds.
 */
const sweepAgainAfter = 1_500;
/** Milliseconds before a lost database is tried again. */
const reconnectAfter = 250;

/**
 * Runs the jobs of the tables' queue, for as long as it takes. One connection stands guard: it holds an advisory lock
 * named after this process's worker pool, so that other processes see at once that it died. When that connection
 * breaks, because the database went away, the pool is replaced by a new one under a new name.
 */
export function startQueue(options: QueueOptions): Queue {
  let stopping = false;
  let wake: () => void = () => {};
  const running = (async () => {
    while (!stopping) {
      try {
        await generation(options, (stop) => {
          wake = stop;
          if (stopping) stop();
        });
      } catch (error) {
        options.log.warn({ err: error }, 'the queue lost the database; trying again');
      }
      if (!stopping) await new Promise((resolve) => setTimeout(resolve, reconnectAfter));
    }
  })();
  return {
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}

/** One life of the worker pool: from a connection made to that connection lost, or to `stop` being called. */
async function generation(options: QueueOptions, onStop: (stop: () => void) => void): Promise<void> {
  const guard = new pg.Client({ connectionString: options.url, application_name: 'afterword guard' });
  const over = Promise.withResolvers<void>();
  guard.on('error', () => over.resolve());
  guard.on('end', () => over.resolve());
  let isInOrder = false;
  onStop(() => {
    isInOrder = true;
    over.resolve();
  });
  let runner: Runner | undefined;
  let watch: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  try {
    await guard.connect();
    const events: WorkerEvents = new EventEmitter();
    const name = Promise.withResolvers<string>();
    events.on('pool:create', ({ workerPool }) => {
      name.resolve(workerPool.id);
      events.on(
        'job:complete',
        lookAgain(() => workerPool._active && workerPool.nudge(1)),
      );
    });
    runner = await run({
      pgPool: options.pool,
      taskList: options.tasks,
      parsedCronItems: [],
      concurrency,
      pollInterval,
      noHandleSignals: true,
      // Batched, finished jobs are reported by promises that are waited for. By default they are not, and one that fails
      // because the database went away would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      events,
      logger: queueLog(options.log),
    });
    runner.promise.then(over.resolve, over.resolve);
    const own = await name.promise;
    await guard.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, own]);
    const look = () =>
      takeOver(guard, own, lockClass)
        .then((dead) => dead.length > 0 && options.log.warn({ dead }, 'took over the work of processes that died'))
        .catch(() => over.resolve());
    await look();
    await options.sweep();
    later = setTimeout(() => void options.sweep().catch(() => {}), sweepAgainAfter);
    watch = setInterval(look, watchInterval);
    await over.promise;
  } finally {
    clearInterval(watch);
    clearTimeout(later);
    const stopped = runner?.stop().catch(() => {});
    // In order, every job in hand is waited for. When the database was lost the old pool may try for seconds to report its
    // jobs: it is left to that, since its name is given up and the next pool takes over what it held.
    await (isInOrder ? stopped : Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, drainTime))]));
    await guard.end().catch(() => {});
  }
}

/** Milliseconds after a job within which its report has reached the database, usually and on a bad day. */
const reported = [1, 5, 40];

/**
 * The next job of a lane can only be taken once the last one is reported as finished, which happens a moment after the
 * worker looked for its next job: it has to look again, or the lane would rest until the next poll.
 */
function lookAgain(look: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    for (const delay of reported) {
      setTimeout(() => {
        if (delay === reported[0]) isPlanned = false;
        look();
      }, delay).unref();
    }
  };
}

/** Sets our advisory locks apart from anybody else's in the same database; arbitrary but fixed. */
export const lockClass = 1_097_233_735;

function queueLog(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ meta }, message);
    else if (level === 'warning') log.warn({ meta }, message);
    else log.trace(message);
  });
}
