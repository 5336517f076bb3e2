import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Message } from '../../conversations/message.ts';
import type { Place } from '../../conversations/place.ts';
import { instant } from './columns.ts';

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
    /** When it is to be made visible next, by the database's clock; null: nothing to do, or given up (`failedBecause`). */
    dueAt: instant('due_at'),
    failedBecause: text('failed_because'),
    /** Nothing is created for it: only what is visible already is changed. */
    editOnly: boolean('edit_only').notNull().default(false),
  },
  (t) => [
    unique('postings_slot').on(t.owner, t.slot),
    index('postings_due').on(t.lane, t.dueAt).where(sql`${t.dueAt} is not null`),
    check('postings_versions', sql`${t.version} >= 1 and ${t.shownVersion} between 0 and ${t.version}`),
  ],
);

/** Lanes a platform told us to leave alone for a while. */
export const pauses = pgTable('pauses', {
  lane: text('lane').primaryKey(),
  until: instant('until').notNull(),
});
