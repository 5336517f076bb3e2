import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Message } from '../../conversations/message.ts';
import { instant } from './columns.ts';

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
