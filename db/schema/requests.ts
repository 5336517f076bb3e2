import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Requests that came with a key by which they can be sent again, and what was answered. Forgotten after a day. */
export const apiRequests = pgTable('api_requests', {
  /** A digest of it. */
  key: text('key').primaryKey(),
  /** A digest of what was asked. */
  fingerprint: text('fingerprint').notNull(),
  receivedAt: instant('received_at').notNull(),
  /** Null until it is known; so it stays where the process ended in between. */
  answer: jsonb('answer').$type<Readonly<Record<string, string>>>(),
});
