import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Written to find out whether the database takes writes: one row. */
export const heartbeats = pgTable('heartbeats', {
  name: text('name').primaryKey(),
  at: instant('at').notNull(),
});
