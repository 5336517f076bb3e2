import { sql } from 'drizzle-orm';
import type { Session } from './client.ts';
import { addJob } from './jobs.ts';

/** Most rows nudged by one sweep; the rest by the next. */
const most = 5_000;

/**
 * Nudges everything the tables say is due, so that a job that was lost is a delay and nothing worse.
 *
 * @returns how many rows were due.
 */
export async function sweep(db: Session, now: Date): Promise<number> {
  const { rows } = await db.execute<{ due: number }>(sql`
    with shows as (
      select id, lane from postings where due_at <= ${now}::timestamptz order by due_at limit ${most}
    ), wakes as (
      select id from invitations where wake_at <= ${now}::timestamptz order by wake_at limit ${most}
    )
    select (
      select count(${addJob('show', sql`json_build_object('posting', shows.id)`, { key: sql`'show:' || shows.id`, queue: sql`shows.lane` })}) from shows
    )::int + (
      select count(${addJob('wake', sql`json_build_object('invitation', wakes.id)`, { key: sql`'wake:' || wakes.id` })}) from wakes
    )::int as due`);
  return rows[0]?.due ?? 0;
}

/** Days for which a redelivery of an inbound event is recognised: the longest any platform retries is two hours. */
const rememberDays = 30;

/** Forgets what is only kept to recognise redeliveries, and pauses that are over. */
export async function prune(db: Session, now: Date): Promise<void> {
  await db.execute(
    sql`delete from inbound_events where received_at < ${now}::timestamptz - ${rememberDays} * interval '1 day'`,
  );
  await db.execute(sql`delete from pauses where until < ${now}::timestamptz`);
}
