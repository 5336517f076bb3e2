import { sql } from 'drizzle-orm';
import { bigint, check, date, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { invitations } from './chats.ts';
import { instant } from './columns.ts';

/** The answer to an invitation: exactly one row however often the respondent changes their mind. */
export const answers = pgTable(
  'answers',
  {
    invitationId: uuid('invitation_id')
      .primaryKey()
      .references(() => invitations.id),
    /** That of the chat, so that a team's scores are found without it. */
    teamId: text('team_id'),
    score: smallint('score').notNull(),
    scoredAt: instant('scored_at').notNull(),
    reason: text('reason'),
    reasonAt: instant('reason_at'),
  },
  (t) => [
    check('answers_score', sql`${t.score} between 0 and 10`),
    check('answers_reason', sql`(${t.reason} is null) = (${t.reasonAt} is null) and ${t.reason} <> ''`),
    index('answers_scored').on(t.scoredAt),
    // Holds all that counting a team's scores needs.
    index('answers_team_scored').on(t.teamId, t.scoredAt, t.score),
  ],
);

/** Everything a respondent answered, in the order it happened: the answer is the last word of it. */
export const answerHistory = pgTable(
  'answer_history',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    invitationId: uuid('invitation_id')
      .notNull()
      .references(() => invitations.id),
    at: instant('at').notNull(),
    score: smallint('score'),
    reason: text('reason'),
    /** The planned digest that told of it, by its local date; null while none has. */
    toldOn: date('told_on', { mode: 'string' }),
  },
  (t) => [
    check('answer_history_score', sql`${t.score} between 0 and 10`),
    check('answer_history_something', sql`(${t.score} is null) <> (${t.reason} is null)`),
    index('answer_history_invitation').on(t.invitationId, t.at),
    index('answer_history_at').on(t.at),
    index('answer_history_untold').on(t.invitationId).where(sql`${t.toldOn} is null`),
  ],
);
