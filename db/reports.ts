import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { DigestAnswer, Window } from '../conversations/digest.ts';
import type { Counts } from '../conversations/nps.ts';
import { isScore } from '../conversations/score.ts';
import type { Session } from './client.ts';
import { answers, invitations, supportChats } from './schema.ts';

/** Which chats a report is about: all, or those of one team, within a span of time (from, inclusive; to, exclusive). */
export interface Span {
  readonly team?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Promoters, passives and detractors among the scores given in the span. */
export async function countScores(db: Session, span: Span): Promise<Counts> {
  const [row] = await db
    .select({
      promoters: sql<number>`count(*) filter (where ${answers.score} >= 9)::int`,
      passives: sql<number>`count(*) filter (where ${answers.score} between 7 and 8)::int`,
      detractors: sql<number>`count(*) filter (where ${answers.score} <= 6)::int`,
    })
    .from(answers)
    .innerJoin(invitations, eq(invitations.id, answers.invitationId))
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .where(and(ofTeam(span), within(answers.scoredAt, span)));
  return row ?? { promoters: 0, passives: 0, detractors: 0 };
}

/** Questions that reached somebody in the span, and how many of those were answered, whenever that was. */
export async function countDelivered(
  db: Session,
  span: Span,
): Promise<{ readonly delivered: number; readonly responses: number }> {
  const [row] = await db
    .select({
      delivered: sql<number>`count(*)::int`,
      responses: sql<number>`count(${answers.invitationId})::int`,
    })
    .from(invitations)
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .leftJoin(answers, eq(answers.invitationId, invitations.id))
    .where(
      and(
        ofTeam(span),
        within(invitations.deliveredAt, span),
        // Taken back before an answer: nobody was given the chance.
        sql`${invitations.status} <> 'withdrawn'`,
      ),
    );
  return row ?? { delivered: 0, responses: 0 };
}

export async function countWindow(db: Session, span: Span): Promise<Window> {
  const [counts, reached] = await Promise.all([countScores(db, span), countDelivered(db, span)]);
  return { ...counts, ...reached };
}

/** The answers given in the span, oldest first. */
export async function listAnswers(db: Session, span: Span): Promise<readonly DigestAnswer[]> {
  const rows = await db
    .select({ score: answers.score, reason: answers.reason, chat: supportChats.snapshot })
    .from(answers)
    .innerJoin(invitations, eq(invitations.id, answers.invitationId))
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .where(and(ofTeam(span), within(answers.scoredAt, span)))
    .orderBy(asc(answers.scoredAt));
  return rows.map(({ score, reason, chat }) => {
    if (!isScore(score)) throw new Error(`stored score ${score} is not a score`);
    return {
      score,
      agents: chat.agents.map((agent) => agent.name ?? agent.id),
      ...(reason !== null && { reason }),
      ...(chat.respondent.name !== undefined && { customer: chat.respondent.name }),
    };
  });
}

function ofTeam({ team }: Span): SQL | undefined {
  return team === undefined ? undefined : eq(supportChats.teamId, team);
}

function within(
  column: (Parameters<typeof gte>[0] & typeof answers.scoredAt) | typeof invitations.deliveredAt,
  span: Span,
) {
  return and(
    sql`${column} is not null`,
    span.from === undefined ? undefined : gte(column, span.from),
    span.to === undefined ? undefined : lt(column, span.to),
  );
}
