import { and, eq, isNull, sql } from 'drizzle-orm';
import { lane, type Place } from '../conversations/place.ts';
import type { Session } from './client.ts';
import { postings } from './schema.ts';

/**
 * Makes the open questions of a place due again that are shown there. Those that are due already are shown anyway.
 * @returns the lanes in which something is due now
 */
export async function showAfresh(db: Session, place: Place): Promise<readonly string[]> {
  const { channel = null, thread = null } = place;
  const rows = await db
    .update(postings)
    .set({ dueAt: sql`now()` })
    .where(
      and(
        // The open questions of a platform are few and have an index; the postings of a lane have none.
        sql`(${postings.ownerKind}, ${postings.ownerId}) in (select 'invitation', id::text from invitations
          where platform = ${place.platform} and channel is not distinct from ${channel}
          and thread is not distinct from ${thread} and status = 'asked'
          and status in ('waiting', 'asked', 'answered', 'declined'))`,
        eq(postings.lane, lane(place)),
        eq(postings.audience, 'respondent'),
        eq(postings.editOnly, false),
        isNull(postings.dueAt),
        sql`${postings.shownVersion} > 0`,
      ),
    )
    .returning({ lane: postings.lane });
  return [...new Set(rows.map((row) => row.lane))];
}
