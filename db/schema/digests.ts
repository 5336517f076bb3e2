import { date, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

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
