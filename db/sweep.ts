import { lte, sql } from 'drizzle-orm';
import type { Session } from './client.ts';
import { nudge } from './jobs.ts';
import { forgetKeys } from './requests.ts';
import { invitations, pauses, postings } from './schema.ts';

/** Most rows nudged by one sweep; the rest by the next. */
const most = 5_000;

/**
 * Nudges everything the tables say is due, so that a job that was lost is a delay and nothing worse. One by one: many jobs
 * added in one transaction would wait for steps that add the same ones in another order.
 *
 * @returns how many lanes and invitations had something due.
 */
export async function sweep(db: Session, now: Date): Promise<number> {
  const dueLanes = await db
    .selectDistinct({ lane: postings.lane })
    .from(postings)
    .where(sql`${postings.dueAt} <= now() and not exists (
      select from ${pauses} where ${pauses.lane} = ${postings.lane} and ${pauses.until} > now())`)
    .limit(most);
  const dueInvitations = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(lte(invitations.wakeAt, now))
    .orderBy(invitations.wakeAt)
    .limit(most);
  for (const { lane } of dueLanes) await nudge(db, { task: 'show', lane });
  for (const { id } of dueInvitations) await nudge(db, { task: 'wake', invitation: id });
  return dueLanes.length + dueInvitations.length;
}

/** Days for which a redelivery of an inbound event is recognised: the longest any platform retries is two hours. */
const rememberDays = 30;

/** Forgets what is only kept to recognise redeliveries, and pauses that are over. */
export async function prune(db: Session, now: Date): Promise<void> {
  await db.execute(
    sql`delete from inbound_events where received_at < ${now}::timestamptz - ${rememberDays} * interval '1 day'`,
  );
  await db.execute(sql`delete from pauses where until < now()`);
  await forgetKeys(db, now);
}
