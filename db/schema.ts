import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { InvitationState } from '../conversations/engine/state.ts';
import type { EndedChat } from '../conversations/inbound.ts';
import type { Message } from '../conversations/message.ts';
import type { Place } from '../conversations/place.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const timeRange = customType<{ data: string }>({ dataType: () => 'tstzrange' });

/** Somebody who was helped. One row per person and platform. */
export const respondents = pgTable(
  'respondents',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    platform: text('platform').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name'),
    locale: text('locale'),
    timezone: text('timezone'),
    optedOutAt: instant('opted_out_at'),
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
    reopenedAt: instant('reopened_at'),
    snapshot: jsonb('snapshot').$type<EndedChat>().notNull(),
    /** Why nobody was asked; null where an invitation exists. */
    suppressedBecause: text('suppressed_because'),
    suppressedDetail: text('suppressed_detail'),
  },
  (t) => [
    unique('support_chats_episode').on(t.source, t.externalId, t.episode),
    index('support_chats_ended').on(t.endedAt),
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
     * migrations sees to it. Null where the question does not count: not asked yet, withdrawn, never delivered.
     */
    askedDuring: timeRange('asked_during'),
  },
  (t) => [
    unique('invitations_chat').on(t.chatId),
    index('invitations_wake').on(t.wakeAt).where(sql`${t.wakeAt} is not null`),
    index('invitations_respondent').on(t.respondentId, t.askedAt),
    index('invitations_open').on(t.platform, t.person).where(sql`${t.status} in ('waiting', 'asked', 'answered')`),
    check(
      'invitations_asked_during',
      sql`${t.askedDuring} = tstzrange(${t.askedAt}, ${t.askedAt} + interval '24 hours')`,
    ),
    check(
      'invitations_asked_counts',
      sql`${t.status} not in ('asked', 'answered', 'settled', 'declined', 'expired') or ${t.askedDuring} is not null`,
    ),
    check('invitations_closed', sql`(${t.closedAt} is null) = (${t.status} in ('waiting', 'asked', 'answered'))`),
  ],
);

/** The answer to an invitation: exactly one row however often the respondent changes their mind. */
export const answers = pgTable(
  'answers',
  {
    invitationId: uuid('invitation_id')
      .primaryKey()
      .references(() => invitations.id),
    score: smallint('score').notNull(),
    scoredAt: instant('scored_at').notNull(),
    reason: text('reason'),
    reasonAt: instant('reason_at'),
  },
  (t) => [
    check('answers_score', sql`${t.score} between 0 and 10`),
    check('answers_reason', sql`(${t.reason} is null) = (${t.reasonAt} is null) and ${t.reason} <> ''`),
    index('answers_scored').on(t.scoredAt),
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
  },
  (t) => [
    check('answer_history_score', sql`${t.score} between 0 and 10`),
    check('answer_history_something', sql`(${t.score} is null) <> (${t.reason} is null)`),
    index('answer_history_invitation').on(t.invitationId, t.at),
  ],
);

/** Inbound events that were handled, so that a redelivery changes nothing. Pruned after 30 days. */
export const inboundEvents = pgTable(
  'inbound_events',
  {
    platform: text('platform').notNull(),
    id: text('id').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'inbound_events_pk', columns: [t.platform, t.id] }),
    index('inbound_events_received').on(t.receivedAt),
  ],
);

/** What one slot of one place should show. A worker makes it so. */
export const postings = pgTable(
  'postings',
  {
    id: uuid('id').primaryKey(),
    /** What the posting belongs to: `invitation:<id>`, `digest:<team>:<local date>`. */
    owner: text('owner').notNull(),
    slot: text('slot').notNull(),
    audience: text('audience').$type<'respondent' | 'team'>().notNull(),
    place: jsonb('place').$type<Place>().notNull(),
    /** The channel whose order and rate limit it shares. */
    lane: text('lane').notNull(),
    message: jsonb('message').$type<Message>().notNull(),
    /** Grows with every change of `message`. */
    version: integer('version').notNull(),
    /** The version the platform shows; 0: none yet. */
    shownVersion: integer('shown_version').notNull().default(0),
    shownAt: instant('shown_at'),
    ref: jsonb('ref').$type<Readonly<Record<string, string>>>(),
    attempts: integer('attempts').notNull().default(0),
    /** The attempt to create it ended without an answer: it may exist. */
    uncertain: boolean('uncertain').notNull().default(false),
    /** When it is to be made visible next; null: nothing to do, or given up (`failedBecause`). */
    dueAt: instant('due_at'),
    failedBecause: text('failed_because'),
    /** Nothing is created for it: only what is visible already is changed. */
    editOnly: boolean('edit_only').notNull().default(false),
  },
  (t) => [
    unique('postings_slot').on(t.owner, t.slot),
    index('postings_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    check('postings_versions', sql`${t.version} >= 1 and ${t.shownVersion} between 0 and ${t.version}`),
  ],
);

/** Lanes a platform told us to leave alone for a while. */
export const pauses = pgTable('pauses', {
  lane: text('lane').primaryKey(),
  until: instant('until').notNull(),
});

/** Digests that were composed: claiming the row is what makes a digest go out once per team and local date. */
export const digests = pgTable(
  'digests',
  {
    teamId: text('team_id').notNull(),
    localDate: date('local_date', { mode: 'string' }).notNull(),
    /** The answers it lists: from here ... */
    since: instant('since').notNull(),
    /** ... up to but not including here. */
    until: instant('until').notNull(),
    composedAt: instant('composed_at').notNull(),
  },
  (t) => [primaryKey({ name: 'digests_pk', columns: [t.teamId, t.localDate] })],
);

/** Teams as first configured: no digest reports on the days before. */
export const teams = pgTable('teams', {
  id: text('id').primaryKey(),
  firstSeenAt: instant('first_seen_at').notNull(),
});

/** Support chats held in the browser playground. */
export const webChats = pgTable('web_chats', {
  id: text('id').primaryKey(),
  customerId: text('customer_id').notNull(),
  customerName: text('customer_name').notNull(),
  openedAt: instant('opened_at').notNull(),
  endedAt: instant('ended_at'),
});

/** What the playground's channels show: what people said, and what Afterword posted. */
export const webPosts = pgTable(
  'web_posts',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    channel: text('channel').notNull(),
    /** Set on Afterword's posts: a second creation with the same key finds the first. */
    key: text('key'),
    author: text('author').$type<'afterword' | 'customer' | 'agent'>().notNull(),
    said: text('said'),
    message: jsonb('message').$type<Message>(),
    at: instant('at').notNull(),
    editedAt: instant('edited_at'),
  },
  (t) => [
    uniqueIndex('web_posts_key').on(t.key),
    index('web_posts_channel').on(t.channel, t.id),
    check('web_posts_content', sql`(${t.said} is null) <> (${t.message} is null)`),
  ],
);
