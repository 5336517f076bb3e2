import { sql } from 'drizzle-orm';
import type { EndedChat } from '../conversations/inbound.ts';
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
      where old.id = ${from}::uuid and ${isInSight(now)})`);
}

/** Whether the next question of this chat would be an edit of the message of this one: then it is no other message. */
export async function wouldHandOn(
  db: Session,
  from: string,
  { respondent, ask }: EndedChat,
  now: Date,
): Promise<boolean> {
  const { rows } = await db.execute(sql`select from invitations old
    where old.id = ${from}::uuid and ${isInSight(now)} and old.platform = ${ask?.platform ?? respondent.platform}
      and old.person = ${respondent.id} and old.channel is not distinct from ${ask?.channel ?? null}
      and old.thread is not distinct from ${ask?.thread ?? null}
      and exists (select from postings where owner_kind = 'invitation' and owner_id = ${from} and slot = 'survey')`);
  return rows.length > 0;
}

/** Of a question, `old`: it was taken back, or is being, and nobody has talked since. */
function isInSight(now: Date) {
  return sql`old.status in ('asked', 'withdrawn') and old.asked_at > ${dayBefore(now)}::timestamptz
    and not jsonb_path_exists(old.state, '$.asked.words[*] ? (@.at == $.at)')`;
}
