import { sql } from 'drizzle-orm';
import type { Session } from './client.ts';
import { forgetRefusedEnds } from './refused-ends.ts';
import { forgetKeys } from './requests.ts';

/** Days for which a redelivery of an inbound event is recognised: the longest any platform retries is two hours. */
const rememberDays = 30;

/** Forgets what is only kept to recognise redeliveries, signals refused long ago, and lanes in which nothing happened for an hour. */
export async function prune(db: Session, now: Date): Promise<void> {
  await db.execute(
    sql`delete from inbound_events where received_at < ${now}::timestamptz - ${rememberDays} * interval '1 day'`,
  );
  await db.execute(sql`delete from lanes where leased_until < now() - interval '1 hour'
    and (paused_until is null or paused_until < now())`);
  await forgetKeys(db, now);
  await forgetRefusedEnds(db, now);
}
