import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Coverage } from '../conversations/numbers/coverage.ts';
import type { Session } from './client.ts';
import { answered, reached } from './reports.ts';
import { invitations, supportChats } from './schema.ts';

/** What came of a team's chats that ended from `from` up to but not including `to`. The commonest reason first. */
export async function countCoverage(
  db: Session,
  { team, from, to }: { readonly team: string; readonly from: Date; readonly to: Date },
): Promise<Coverage> {
  const bucket = sql<string>`case
    when ${answered} then 'answered'
    when ${invitations.status} = 'suppressed' then 'not:' || (${invitations.state} ->> 'because')
    when ${invitations.id} is null then 'not:' || coalesce(${supportChats.suppressedBecause}, 'other')
    when ${reached} then 'unanswered'
    else 'not:' || ${invitations.status} end`;
  const rows = await db
    .select({ bucket, count: sql<number>`count(*)::int` })
    .from(supportChats)
    .leftJoin(invitations, eq(invitations.chatId, supportChats.id))
    .where(and(eq(supportChats.teamId, team), gte(supportChats.endedAt, from), lt(supportChats.endedAt, to)))
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`);
  const count = (wanted: string) => rows.find((row) => row.bucket === wanted)?.count ?? 0;
  return {
    answered: count('answered'),
    unanswered: count('unanswered'),
    notAsked: rows
      .filter((row) => row.bucket.startsWith('not:'))
      .map((row) => ({ because: row.bucket.slice('not:'.length), count: row.count })),
  };
}
