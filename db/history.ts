import { and, eq, gt, ne, sql } from 'drizzle-orm';
import type { History } from '../conversations/invitation/admission.ts';
import type { Database, Session } from './client.ts';
import { invitations, respondents } from './schema.ts';
import { run, sqlFile, statement } from './statement.ts';

const day = 24 * 3_600_000;

const byInvitation = statement('histories', sqlFile('histories'));

/** What is prepared once for each connection. */
export const statements = { byInvitation };

/** What was known of a person, as the statements give it. */
export interface HistoryRow {
  readonly optedOutAt: Date | null;
  readonly lastAskedAt: Date | null;
  readonly shownToday: number;
}

export function historyOf({ optedOutAt, lastAskedAt, shownToday }: HistoryRow): History {
  return {
    shownToday,
    ...(optedOutAt !== null && { optedOutAt }),
    ...(lastAskedAt !== null && { lastAskedAt }),
  };
}

/** A question whose message holds another one by now was edited, not asked again (handed-on.ts). */
const ownsMessage = sql`(select true from postings shown where shown.owner_kind = 'invitation'
  and shown.owner_id = ${invitations.id}::text and shown.slot = 'survey' limit 1)`;

/** 24 hours before. */
export function dayBefore(now: Date): Date {
  return new Date(now.getTime() - day);
}

/** What decides whether the respondents of invitations may be asked, by invitation, that one left out. */
export async function findHistories(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, History>> {
  if (ids.length === 0) return new Map();
  const rows = await run<HistoryRow & { readonly id: string }>(db, byInvitation, [[...ids], dayBefore(now)]);
  return new Map(rows.map((row) => [row.id, historyOf(row)]));
}

/** What decides whether this person may be asked; `except` leaves one invitation out, the one about to be asked. */
export async function findHistory(db: Session, respondentId: number, now: Date, except?: string): Promise<History> {
  const others = except === undefined ? sql`true` : ne(invitations.id, except);
  const dayAgo = dayBefore(now);
  const [asked] = await db
    .select({
      last: sql<string | null>`max(case when ${invitations.status} = 'waiting' then ${invitations.wakeAt}
        when ${invitations.askedDuring} is not null then ${invitations.askedAt} end)`,
      shownToday: sql<number>`count(*) filter (where ${gt(invitations.askedAt, dayAgo)} and ${ownsMessage})::int`,
    })
    .from(invitations)
    .where(and(eq(invitations.respondentId, respondentId), others));
  const [respondent] = await db
    .select({ optedOutAt: respondents.optedOutAt })
    .from(respondents)
    .where(eq(respondents.id, respondentId));
  return historyOf({
    optedOutAt: respondent?.optedOutAt ?? null,
    lastAskedAt: asked?.last == null ? null : new Date(asked.last),
    shownToday: asked?.shownToday ?? 0,
  });
}
