import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { makeWorkerUtils } from 'graphile-worker';
import type { Database, Session } from './client.ts';

/**
 * The queue's tasks. A job only says "look here": the tables decide what is due, so a job that comes twice or late
 * changes nothing, and one that is lost is replaced by the next sweep. Delays are in milliseconds and counted by the
 * database's clock, so that hosts whose clocks differ agree on them.
 */
export type Nudge =
  /** Look for due postings in this lane: now, or when one that was postponed is due again. */
  | {
      readonly task: 'show';
      readonly lane: string;
      readonly later?: { readonly posting: string; readonly delay: number };
    }
  | { readonly task: 'wake'; readonly invitation: string; readonly delay?: number };

/** Adds the job, or moves the one already waiting for the same thing. Commits with the surrounding transaction. */
export async function nudge(db: Session, what: Nudge): Promise<void> {
  const { payload, key, queue, delay } = jobOf(what);
  await db.execute(sql`select graphile_worker.add_job(${what.task}, ${JSON.stringify(payload)}::json,
    job_key => ${key}, queue_name => ${queue}, run_at => now() + ${Math.max(0, delay)} * interval '1 millisecond')`);
}

function jobOf(what: Nudge) {
  switch (what.task) {
    case 'show': {
      const { lane, later } = what;
      const key = later === undefined ? `show:${lane}` : `later:${later.posting}`;
      return { payload: { lane }, key, queue: queueOf(lane), delay: later?.delay ?? 0 };
    }
    case 'wake': {
      const { invitation, delay = 0 } = what;
      return { payload: { invitation }, key: `wake:${invitation}`, queue: null, delay };
    }
  }
}

/**
 * The queue in which a lane's jobs run one after the other. A channel has one of its own; people's direct messages share
 * a few, because graphile-worker looks at every queue there is and never forgets one.
 */
export function queueOf(lane: string): string {
  const person = /^([^:]+):@(.*)$/.exec(lane);
  if (person === null) return lane.length <= longestQueue ? lane : createHash('sha256').update(lane).digest('hex');
  let hash = 0;
  for (const letter of person[2] ?? '') hash = (hash * 31 + letter.charCodeAt(0)) % directQueues;
  return `${person[1]}:@${hash}`;
}

/** Removes the queues of lanes that have no job: graphile-worker keeps every queue it ever saw, and looks at all of them. */
export async function forgetQueues(db: Database): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: db.$client });
  try {
    await utils.cleanup({ tasks: ['GC_JOB_QUEUES'] });
  } finally {
    await utils.release();
  }
}

const directQueues = 64;
/** Characters that graphile-worker allows in a queue's name. */
const longestQueue = 128;
