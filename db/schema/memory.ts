import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What adapters remember across restarts: how to reach somebody, what was registered. Never answers. */
export const adapterMemory = pgTable(
  'adapter_memory',
  {
    platform: text('platform').notNull(),
    key: text('key').notNull(),
    value: jsonb('value').$type<Readonly<Record<string, string>>>().notNull(),
    rememberedAt: instant('remembered_at').notNull(),
  },
  (t) => [primaryKey({ name: 'adapter_memory_pk', columns: [t.platform, t.key] })],
);
