import { sql } from 'drizzle-orm';
import type { Session } from './client.ts';
import { dayBefore } from './history.ts';

/**
 * A chat that went on and ended again: its next question is an edit of the message that held the one taken back, so that
 * nobody sees two in 24 hours. Only in the same place; later the message would be out of sight. Of the next question nothing
 * was shown so far: its first edit is its delivery.
 */
export async function handOnQuestion(db: Session, from: string, to: string, now: Date): Promise<void> {
  await db.execute(sql`update postings set owner_id = ${to}, shown_version = 0
    where owner_kind = 'invitation' and owner_id = ${from} and slot = 'survey' and exists (
      select from invitations old join invitations next on next.id = ${to}::uuid and next.platform = old.platform
        and next.person = old.person and next.channel is not distinct from old.channel
        and next.thread is not distinct from old.thread
      where old.id = ${from}::uuid and old.status in ('asked', 'withdrawn') and old.asked_at > ${dayBefore(now)}::timestamptz)`);
}
