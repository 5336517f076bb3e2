import { and, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { DigestAnswer } from '../conversations/digest/data.ts';
import { isScore, type Score } from '../conversations/numbers/score.ts';
import { addDays, type LocalDate } from '../conversations/time.ts';
import type { Session } from './client.ts';
import { answerHistory, answers, invitations, supportChats } from './schema.ts';

/** Which of the words of a team's customers are news. */
export type News =
  /** What was given from `from` up to but not including `to`, whether a digest has told of it or not. */
  | { readonly kind: 'given'; readonly from: Date; readonly to: Date }
  /** What the planned digest of this date told of. */
  | { readonly kind: 'told'; readonly on: LocalDate };

/**
 * The answers that are new, or were changed or explained by what is new, as they stand with it. Those that were there
 * before say what was changed, and give a reason only where it is new. The earliest first.
 */
export async function listNews(db: Session, team: string, news: News): Promise<readonly DigestAnswer[]> {
  const isNews = sql<boolean>`(${condition(news)})`;
  const among = db
    .select({ id: answerHistory.invitationId })
    .from(answerHistory)
    .innerJoin(invitations, eq(invitations.id, answerHistory.invitationId))
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .where(and(eq(supportChats.teamId, team), condition(news)));
  const words = await db
    .select({
      invitation: answerHistory.invitationId,
      id: answerHistory.id,
      at: answerHistory.at,
      score: answerHistory.score,
      reason: answerHistory.reason,
      /** What is left of the words, where some of them were deleted: then the history has none. */
      left: sql<string | null>`case when not exists (select from ${answerHistory} any_word
        where any_word.invitation_id = ${answers.invitationId} and any_word.reason is not null) then ${answers.reason} end`,
      isNews,
      chat: supportChats.snapshot,
    })
    .from(answerHistory)
    .innerJoin(invitations, eq(invitations.id, answerHistory.invitationId))
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .leftJoin(answers, eq(answers.invitationId, answerHistory.invitationId))
    .where(and(sql`${answerHistory.invitationId} in ${among}`, sql`(${known(news)} or ${isNews})`))
    // Of two scores of one instant the higher one counts, as in a step.
    .orderBy(answerHistory.at, answerHistory.score, answerHistory.id);
  return [...Map.groupBy(words, ({ invitation }) => invitation).values()].flatMap(told);
}

/**
 * Notes that the planned digest of a date tells of all that was given before `until` and no digest has told of, however late
 * it arrived. What is older than `since`, the beginning of a team's first digest, counts as told of the day before.
 *
 * In one transaction with {@link listNews} and the digest's own row, so that every word is told of exactly once.
 */
export async function markTold(
  db: Session,
  team: string,
  { since, until }: { readonly since?: Date; readonly until: Date },
  on: LocalDate,
): Promise<void> {
  const ofTeam = db
    .select({ id: invitations.id })
    .from(invitations)
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .where(and(eq(supportChats.teamId, team), eq(invitations.id, answerHistory.invitationId)));
  const toldOn =
    since === undefined
      ? on
      : sql`case when ${answerHistory.at} < ${since} then ${addDays(on, -1)} else ${on} end::date`;
  await db
    .update(answerHistory)
    .set({ toldOn })
    .where(and(isNull(answerHistory.toldOn), lt(answerHistory.at, until), sql`exists ${ofTeam}`));
}

function condition(news: News): SQL | undefined {
  switch (news.kind) {
    case 'given':
      return and(gte(answerHistory.at, news.from), lt(answerHistory.at, news.to));
    case 'told':
      return eq(answerHistory.toldOn, news.on);
  }
}

/** What had been told of before, or would have been. */
function known(news: News): SQL {
  switch (news.kind) {
    case 'given':
      return sql`${answerHistory.at} < ${news.from}`;
    case 'told':
      return sql`${answerHistory.toldOn} < ${news.on}`;
  }
}

interface Word {
  readonly score: number | null;
  readonly reason: string | null;
  readonly left: string | null;
  readonly invitation: string;
  readonly isNews: boolean;
  readonly chat: typeof supportChats.$inferSelect.snapshot;
}

/** @param words all that is known of one answer, in the order in which it happened */
function told(words: readonly Word[]): DigestAnswer[] {
  const [first] = words;
  const [before, now] = [lastOf(words.filter(({ isNews }) => !isNews)), lastOf(words)];
  // A reason without a score is kept until the score comes.
  if (first === undefined || now.score === undefined) return [];
  const isChanged = before.score !== now.score;
  const reason = now.reason ?? (before.score === undefined ? (first.left ?? undefined) : undefined);
  const isExplained = reason !== undefined && reason !== before.reason;
  if (!isChanged && !isExplained) return [];
  const { agents, respondent } = first.chat;
  return [
    {
      score: now.score,
      agents: agents.map(({ name, id }) => name ?? id),
      ...(isExplained && { reason, invitation: first.invitation }),
      ...(respondent.name !== undefined && { customer: respondent.name }),
      ...(before.score !== undefined && { earlier: isChanged ? { changedFrom: before.score } : {} }),
    },
  ];
}

function lastOf(words: readonly Word[]): { readonly score?: Score | undefined; readonly reason?: string | undefined } {
  const score = words.findLast((word) => word.score !== null)?.score ?? undefined;
  const reason = words.findLast((word) => word.reason !== null)?.reason ?? undefined;
  if (score !== undefined && !isScore(score)) throw new Error(`stored score ${score} is not a score`);
  return { score, reason };
}
