import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { DigestAnswer, Window } from '../conversations/digest/message.ts';
import type { Counts } from '../conversations/numbers/nps.ts';
import { isScore, type Score } from '../conversations/numbers/score.ts';
import type { Session } from './client.ts';
import { answerHistory, answers, invitations, supportChats } from './schema.ts';

/** Which chats a report is about: all, or those of one team, within a span of time (from, inclusive; to, exclusive). */
export interface Span {
  readonly team?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Promoters, passives and detractors in SQL: `category` in conversations/numbers/score.ts, where the source is named. */
export const categories = {
  promoters: sql<number>`count(*) filter (where ${answers.score} >= 9)::int`,
  passives: sql<number>`count(*) filter (where ${answers.score} between 7 and 8)::int`,
  detractors: sql<number>`count(*) filter (where ${answers.score} <= 6)::int`,
};

/**
 * Questions that reached somebody. One that was taken back before an answer, or lost with its place, does not: nobody was given
 * the chance.
 */
export const reached = sql`(${invitations.deliveredAt} is not null and ${invitations.status} <> 'withdrawn'
  and (${invitations.status} <> 'undeliverable' or ${invitations.state}->'lost' is null))`;

/** Promoters, passives and detractors among the scores given in the span. */
export async function countScores(db: Session, span: Span): Promise<Counts> {
  const [row] = await db
    .select(categories)
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
    .where(and(ofTeam(span), within(invitations.deliveredAt, span), reached));
  return row ?? { delivered: 0, responses: 0 };
}

export async function countWindow(db: Session, span: Span): Promise<Window> {
  const [counts, reached] = await Promise.all([countScores(db, span), countDelivered(db, span)]);
  return { ...counts, ...reached };
}

/**
 * The answers given, changed or explained in the span, as they stood at its end: whatever comes later is in the next
 * span, so that nothing is in two and nothing in none. Those that stood at its beginning already say what was changed, and
 * give a reason only where it is new.
 */
export async function listAnswers(db: Session, span: Span): Promise<readonly DigestAnswer[]> {
  const from = span.from === undefined ? sql`'-infinity'::timestamptz` : sql`${span.from}::timestamptz`;
  const to = span.to === undefined ? sql`'infinity'::timestamptz` : sql`${span.to}::timestamptz`;
  const rows = await db
    .select({
      before: scoreAt(from),
      score: scoreAt(to),
      reasonBefore: reasonAt(from),
      reason: reasonAt(to),
      chat: supportChats.snapshot,
    })
    .from(answers)
    .innerJoin(invitations, eq(invitations.id, answers.invitationId))
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    // The latest word of whatever happened in the span, or after it, is no older than its beginning.
    .where(and(ofTeam(span), sql`(${answers.scoredAt} >= ${from} or ${answers.reasonAt} >= ${from})`))
    .orderBy(asc(answers.scoredAt));
  return rows.flatMap(({ before, score, reasonBefore, reason, chat }): DigestAnswer[] => {
    if (score === null) return [];
    const changed = before !== score;
    const explained = reason !== null && reason !== reasonBefore;
    if (!changed && !explained) return [];
    return [
      {
        score: asScore(score),
        agents: chat.agents.map((agent) => agent.name ?? agent.id),
        ...(explained && { reason }),
        ...(chat.respondent.name !== undefined && { customer: chat.respondent.name }),
        ...(before !== null && { earlier: changed ? { changedFrom: asScore(before) } : {} }),
      },
    ];
  });
}

/** The score that counted at a point in time; null before the first. */
function scoreAt(time: SQL) {
  return sql<number | null>`coalesce(
    (select past.score from ${answerHistory} past
      where past.invitation_id = ${answers.invitationId} and past.score is not null and past.at < ${time}
      order by past.at desc, past.score desc limit 1),
    case when ${answers.scoredAt} < ${time} then ${answers.score} end)`;
}

/** The reason as it was known at a point in time. */
function reasonAt(time: SQL) {
  return sql<string | null>`coalesce(
    (select past.reason from ${answerHistory} past
      where past.invitation_id = ${answers.invitationId} and past.reason is not null and past.at < ${time}
      order by past.at desc, past.id desc limit 1),
    case when ${answers.reasonAt} < ${time} then ${answers.reason} end)`;
}

function asScore(stored: number): Score {
  if (!isScore(stored)) throw new Error(`stored score ${stored} is not a score`);
  return stored;
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
