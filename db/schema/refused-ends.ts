import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Person } from '../../conversations/place.ts';
import { instant } from './columns.ts';

/**
 * Signals that a chat is over which ended nothing, with the reason: whoever gave one may not, or nobody can tell whom to ask.
 * No episodes: the next signal, from somebody who may, ends the chat as if these had never been. Pruned after 90 days.
 */
export const refusedEnds = pgTable(
  'refused_ends',
  {
    source: text('source').notNull(),
    /** The platform's id of the event that was the signal: a redelivery changes nothing. */
    eventId: text('event_id').notNull(),
    /** The chat's id there, as far as it is known: in a thread that could not be read, the message that carries the signal. */
    externalId: text('external_id').notNull(),
    at: instant('at').notNull(),
    /** Who gave the signal; null: nobody in particular, as when a meeting ends. */
    by: jsonb('by').$type<Person>(),
    because: text('because').notNull(),
    detail: text('detail').notNull(),
  },
  (t) => [
    primaryKey({ name: 'refused_ends_pk', columns: [t.source, t.eventId] }),
    index('refused_ends_chat').on(t.source, t.externalId, t.at),
    index('refused_ends_at').on(t.at),
  ],
);
