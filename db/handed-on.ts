import { sql } from 'drizzle-orm';
import type { Session } from './client.ts';
import { dayBefore } from './history.ts';

/**
 * A chat whose end was taken back and given again, as by a mark that is taken away and set: its next question is an edit of
 * the message that held the one taken back, so that nobody sees several. Only in the same place and within 24 hours, and not
 * where the customer wrote on: then people have talked since, and the message is out of sight. Of the next question nothing
 * was shown so far: its first edit is its delivery.
 */
export async function handOnQuestion(db: Session, from: string, to: string, now: Date): Promise<void> {
  await db.execute(sql`update postings set owner_id = ${to}, shown_version = 0
    where owner_kind = 'invitation' and owner_id = ${from} and slot = 'survey' and exists (
      select from invitations old join invitations next on next.id = ${to}::uuid and next.platform = old.platform
        and next.person = old.person and next.channel is not distinct from old.channel
        and next.thread is not distinct from old.thread
      where old.id = ${from}::uuid and old.status in ('asked', 'withdrawn') and old.asked_at > ${dayBefore(now)}::timestamptz
        and not jsonb_path_exists(old.state, '$.asked.words[*] ? (@.at == $.at)'))`);
}
