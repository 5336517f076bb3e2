import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { invitations } from './chats.ts';

/**
 * Which invitation a typed message counted for, as long as that is kept: few platforms tell more of a deleted message than
 * its name. What it said stands elsewhere.
 */
export const typedMessages = pgTable(
  'typed_messages',
  {
    platform: text('platform').notNull(),
    /** The id of the inbound event that told of it. */
    message: text('message').notNull(),
    invitationId: uuid('invitation_id')
      .notNull()
      .references(() => invitations.id),
  },
  (t) => [primaryKey({ name: 'typed_messages_pk', columns: [t.platform, t.message] })],
);
