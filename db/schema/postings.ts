import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Message } from '../../conversations/message.ts';
import type { Place } from '../../conversations/place.ts';
import { instant, moment } from './columns.ts';

/** What a posting can belong to. */
export type OwnerKind = 'invitation' | 'digest';

/** What one slot of one place should show. A worker makes it so. */
export const postings = pgTable(
  'postings',
  {
    id: uuid('id').primaryKey(),
    /** What it belongs to: a kind of thing, and which one of them (an invitation's id, a digest's team and date). */
    ownerKind: text('owner_kind').$type<OwnerKind>().notNull(),
    ownerId: text('owner_id').notNull(),
    /** The team whose it is, by its id in the configuration. */
    teamId: text('team_id'),
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
    /** When it was first tried, by the database's clock: a message that an attempt left behind is no older. */
    triedAt: moment('tried_at'),
    /** When it is to be made visible next, by the database's clock; null: nothing to do, or given up (`failedBecause`). */
    dueAt: moment('due_at'),
    failedBecause: text('failed_because'),
    /** Nothing is created for it: only what is visible already is changed. */
    editOnly: boolean('edit_only').notNull().default(false),
  },
  (t) => [
    unique('postings_slot').on(t.ownerKind, t.ownerId, t.slot),
    index('postings_due')
      .on(t.lane, sql`(${t.ref} is null and ${t.audience} = 'respondent')`, t.dueAt, t.id)
      .where(sql`${t.dueAt} is not null`),
    check('postings_versions', sql`${t.version} >= 1 and ${t.shownVersion} between 0 and ${t.version}`),
  ],
);

/**
 * Who shows what is due in a lane, and for how long nobody does. A lease ends by itself: a process that died, froze or was
 * cut off holds up nothing for longer. Lanes that rest have no row.
 */
export const lanes = pgTable('lanes', {
  name: text('name').primaryKey(),
  /** The worker that had the last lease. What it found out is only written while nobody else has had one since. */
  leasedBy: text('leased_by').notNull(),
  leasedUntil: moment('leased_until').notNull(),
  /** The platform told us to leave the lane alone. */
  pausedUntil: moment('paused_until'),
});
