import { type SQL, sql } from 'drizzle-orm';
import type { Session } from './client.ts';

/**
 * The queue's tasks. A job only says "look at this row": the tables decide what is due, so a job that comes twice or
 * late changes nothing, and one that is lost is replaced by the next sweep. `delay` is in milliseconds and counted by the
 * database's clock, so that hosts whose clocks differ agree on it.
 */
export type Nudge =
  | { readonly task: 'show'; readonly posting: string; readonly lane: string; readonly delay?: number }
  | { readonly task: 'wake'; readonly invitation: string; readonly delay?: number };

/** Adds the job, or moves the one already waiting for the same row. Commits with the surrounding transaction. */
export async function nudge(db: Session, what: Nudge): Promise<void> {
  await db.execute(sql`select ${addNudge(what)}`);
}

function addNudge(what: Nudge): SQL {
  switch (what.task) {
    case 'show':
      return addJob('show', sql`json_build_object('posting', ${what.posting}::text)`, {
        key: sql`${`show:${what.posting}`}`,
        queue: sql`${what.lane}`,
        delay: what.delay,
      });
    case 'wake':
      return addJob('wake', sql`json_build_object('invitation', ${what.invitation}::text)`, {
        key: sql`${`wake:${what.invitation}`}`,
        delay: what.delay,
      });
  }
}

/** A call of graphile-worker's add_job as an expression, for use inside a larger statement. */
export function addJob(
  task: string,
  payload: SQL,
  options: { readonly key: SQL; readonly queue?: SQL; readonly delay?: number | undefined },
): SQL {
  const queue = options.queue === undefined ? sql`` : sql`, queue_name => ${options.queue}`;
  const runAt =
    options.delay === undefined
      ? sql``
      : sql`, run_at => now() + ${Math.max(0, options.delay)} * interval '1 millisecond'`;
  return sql`graphile_worker.add_job(${sql.raw(`'${task}'`)}, ${payload}, job_key => ${options.key}${queue}${runAt})`;
}
