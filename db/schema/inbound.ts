import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

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
