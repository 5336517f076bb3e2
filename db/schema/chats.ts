import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { EndedChat } from '../../conversations/inbound.ts';
import type { InvitationState } from '../../conversations/invitation/state.ts';
import { instant, timeRange } from './columns.ts';

/** Somebody who was helped. One row per person and platform; what is known of them is in the snapshots of their chats. */
export const respondents = pgTable(
  'respondents',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    platform: text('platform').notNull(),
    externalId: text('external_id').notNull(),
    optedOutAt: instant('opted_out_at'),
    /** Counts the ends of chats reported of them: what is decided about one insists that no other came in between. */
    reports: integer('reports').notNull().default(0),
  },
  (t) => [unique('respondents_person').on(t.platform, t.externalId)],
);

/**
 * Every end of a support chat that was reported, asked about or not. A chat that goes on and ends again is a new episode.
 * What is known about it is a snapshot taken when it ended.
 */
export const supportChats = pgTable(
  'support_chats',
  {
    id: uuid('id').primaryKey(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    episode: integer('episode').notNull(),
    teamId: text('team_id'),
    respondentId: bigint('respondent_id', { mode: 'number' })
      .notNull()
      .references(() => respondents.id),
    endedAt: instant('ended_at').notNull(),
    reportedAt: instant('reported_at').notNull(),
    /** The latest end that was reported of this episode, where it was reported again with a later time. */
    endedAgainAt: instant('ended_again_at'),
    /** When the chat went on after it, the last time that was heard of. */
    reopenedAt: instant('reopened_at'),
    snapshot: jsonb('snapshot').$type<EndedChat>().notNull(),
    /** Why nobody was asked; null where an invitation exists. */
    suppressedBecause: text('suppressed_because'),
    suppressedDetail: text('suppressed_detail'),
  },
  (t) => [
    unique('support_chats_episode').on(t.source, t.externalId, t.episode),
    // A page of the export begins anywhere in them and reads its own rows only.
    index('support_chats_ended').on(t.endedAt, t.id),
    index('support_chats_team_ended').on(t.teamId, t.endedAt, t.id),
    check('support_chats_episode_positive', sql`${t.episode} >= 1`),
  ],
);

/** One offer to one respondent about one support chat. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    chatId: uuid('chat_id')
      .notNull()
      .references(() => supportChats.id),
    respondentId: bigint('respondent_id', { mode: 'number' })
      .notNull()
      .references(() => respondents.id),
    /** The engine's state; the columns below are derived from it for queries and constraints. */
    state: jsonb('state').$type<InvitationState>().notNull(),
    status: text('status').$type<InvitationState['kind']>().notNull(),
    version: integer('version').notNull(),
    locale: text('locale').notNull(),
    platform: text('platform').notNull(),
    channel: text('channel'),
    thread: text('thread'),
    person: text('person').notNull(),
    /** When time alone changes something next. */
    wakeAt: instant('wake_at'),
    askedAt: instant('asked_at'),
    deliveredAt: instant('delivered_at'),
    closedAt: instant('closed_at'),
    /**
     * The 24 hours from the question on, in which the same person is never asked again: an exclusion constraint in the
     * migrations sees to it. Null where the question does not count: not asked yet, withdrawn, never delivered; or answered
     * after it was taken back, while the next question was out already.
     */
    askedDuring: timeRange('asked_during'),
  },
  (t) => [
    unique('invitations_chat').on(t.chatId),
    index('invitations_wake').on(t.wakeAt).where(sql`${t.wakeAt} is not null`),
    index('invitations_respondent').on(t.respondentId, t.askedAt),
    // A summary of blocks: costs updates nothing, and questions are delivered about in the order of their rows.
    index('invitations_delivered').using('brin', t.deliveredAt),
    index('invitations_open')
      .on(t.platform, t.person)
      .where(sql`${t.status} in ('waiting', 'asked', 'answered', 'declined')`),
    // Whose question stands in a thread in which somebody of the team writes.
    index('invitations_place')
      .on(t.platform, t.channel, t.thread)
      .where(sql`${t.channel} is not null and ${t.status} in ('waiting', 'asked')`),
    check(
      'invitations_asked_during',
      sql`${t.askedDuring} = tstzrange(${t.askedAt}, ${t.askedAt} + interval '24 hours')`,
    ),
    check(
      'invitations_asked_counts',
      // A decline that is heard of late counts even where the next question is out by then.
      sql`${t.status} not in ('asked', 'expired') or ${t.askedDuring} is not null`,
    ),
    check('invitations_closed', sql`(${t.closedAt} is null) = (${t.status} in ('waiting', 'asked', 'answered'))`),
  ],
);
