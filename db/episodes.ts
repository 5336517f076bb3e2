import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { InvitationState } from '../conversations/invitation/state.ts';
import type { Session } from './client.ts';
import { ofTeam, type Span } from './reports.ts';
import { answers, invitations, respondents, supportChats } from './schema.ts';

/** Where a page of episodes begins: after this one. */
export interface EpisodePosition {
  readonly endedAt: Date;
  readonly id: string;
}

/** One end of a support chat with all that came of it. */
export type EpisodeRow = Awaited<ReturnType<typeof listEpisodes>>[number];

/** Every end of the chats in the span (by the time they ended), in the order (endedAt, id). */
export function listEpisodes(db: Session, span: Span, after: EpisodePosition | undefined, limit: number) {
  return selectEpisodes(db)
    .where(
      and(
        endedWithin(span),
        // Compared as a row, which an index can begin at; with `or` it would read all the pages before.
        after &&
          sql`(${supportChats.endedAt}, ${supportChats.id}) > (${after.endedAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(supportChats.endedAt), asc(supportChats.id))
    .limit(limit);
}

/** Every end of one chat, in the order they happened. */
export function findEpisodes(db: Session, source: string, externalId: string) {
  return selectEpisodes(db)
    .where(and(eq(supportChats.source, source), eq(supportChats.externalId, externalId)))
    .orderBy(asc(supportChats.episode));
}

/** How many rows `listEpisodes` gives for the span. */
export async function countEnded(db: Session, span: Span): Promise<number> {
  const [row] = await db.select({ ended: sql<number>`count(*)::int` }).from(supportChats).where(endedWithin(span));
  return row?.ended ?? 0;
}

function endedWithin({ team, from, to }: Span) {
  return and(
    ofTeam({ team }),
    from === undefined ? undefined : gte(supportChats.endedAt, from),
    to === undefined ? undefined : lt(supportChats.endedAt, to),
  );
}

function selectEpisodes(db: Session) {
  return db
    .select({
      id: supportChats.id,
      episode: supportChats.episode,
      team: supportChats.teamId,
      endedAt: supportChats.endedAt,
      chat: supportChats.snapshot,
      suppressedBecause: supportChats.suppressedBecause,
      suppressedDetail: supportChats.suppressedDetail,
      invitation: invitations.id,
      state: sql<InvitationState | null>`${invitations.state}`,
      askedAt: invitations.askedAt,
      deliveredAt: invitations.deliveredAt,
      wakeAt: invitations.wakeAt,
      score: answers.score,
      scoredAt: answers.scoredAt,
      reason: answers.reason,
      /** When the respondent asked not to be asked again, about whatever chat that was. */
      optedOutAt: respondents.optedOutAt,
    })
    .from(supportChats)
    .innerJoin(respondents, eq(respondents.id, supportChats.respondentId))
    .leftJoin(invitations, eq(invitations.chatId, supportChats.id))
    .leftJoin(answers, eq(answers.invitationId, invitations.id));
}
