import { and, desc, eq, gte, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Detractor } from '../conversations/digest/data.ts';
import type { Counts } from '../conversations/numbers/nps.ts';
import { isScore } from '../conversations/numbers/score.ts';
import type { DayCounts } from '../conversations/numbers/series.ts';
import { localDate } from '../conversations/time.ts';
import type { Session } from './client.ts';
import { answers, invitations, supportChats } from './schema.ts';

/** Which chats a report is about: all, or those of some teams, within a span of time (from, inclusive; to, exclusive). */
export interface Span {
  readonly team?: string | readonly string[] | { readonly except: readonly string[] } | undefined;
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

/** Invitations that have a row in answers, told without looking there. */
export const answered = sql`${invitations.status} in ('answered', 'settled')`;

/** Promoters, passives and detractors among the scores given in the span. */
export async function countScores(db: Session, span: Span): Promise<Counts> {
  const [row] = await db
    .select(categories)
    .from(answers)
    .where(and(ofTeam(span, answers.teamId), within(answers.scoredAt, span)));
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
      responses: sql<number>`count(*) filter (where ${answered})::int`,
    })
    .from(invitations)
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .where(and(ofTeam(span), within(invitations.deliveredAt, span), reached));
  return row ?? { delivered: 0, responses: 0 };
}

/** The scores given in the span on each local day of a time zone; days without any are missing. */
export async function countDays(db: Session, span: Span, zone: string): Promise<readonly DayCounts[]> {
  const date = sql<string>`(${answers.scoredAt} at time zone ${zone})::date::text`;
  return db
    .select({ date, ...categories })
    .from(answers)
    .where(and(ofTeam(span, answers.teamId), within(answers.scoredAt, span)))
    .groupBy(sql`1`);
}

/** The latest of those who are detractors now and said so in the span. Days are those of the time zone. */
export async function findDetractors(
  db: Session,
  span: Span,
  zone: string,
  most: number,
): Promise<readonly Detractor[]> {
  const rows = await db
    .select({ score: answers.score, at: answers.scoredAt, chat: supportChats.snapshot })
    .from(answers)
    .innerJoin(invitations, eq(invitations.id, answers.invitationId))
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .where(and(ofTeam(span, answers.teamId), within(answers.scoredAt, span), lt(answers.score, 7)))
    .orderBy(desc(answers.scoredAt))
    .limit(most);
  return rows.flatMap(({ score, at, chat }): Detractor[] => {
    if (!isScore(score)) return [];
    const { respondent, url } = chat;
    const known = {
      ...(respondent.name !== undefined && { customer: respondent.name }),
      ...(url !== undefined && { url }),
    };
    return [{ score, on: localDate(at, zone), ...known }];
  });
}

/** @param column the team's, of the chat or of what has a copy of it */
export function ofTeam(
  { team }: Pick<Span, 'team'>,
  column: typeof supportChats.teamId | typeof answers.teamId = supportChats.teamId,
): SQL | undefined {
  if (team === undefined) return undefined;
  if (typeof team === 'string') return eq(column, team);
  if ('except' in team) return or(isNull(column), notInArray(column, [...team.except]));
  return inArray(column, [...team]);
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
