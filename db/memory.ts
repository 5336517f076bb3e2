import { and, asc, eq, like } from 'drizzle-orm';
import type { Database } from './client.ts';
import { adapterMemory } from './schema.ts';

const most = 10_000;

/** One platform's memory: what `adapters/memory.ts` asks for. */
export function createMemory(db: Database, platform: string) {
  const own = eq(adapterMemory.platform, platform);
  return {
    async recall(key: string) {
      const [row] = await db
        .select({ value: adapterMemory.value })
        .from(adapterMemory)
        .where(and(own, eq(adapterMemory.key, key)));
      return row?.value;
    },
    async remember(key: string, value: Readonly<Record<string, string>>) {
      const rememberedAt = new Date();
      await db
        .insert(adapterMemory)
        .values({ platform, key, value, rememberedAt })
        .onConflictDoUpdate({
          target: [adapterMemory.platform, adapterMemory.key],
          set: { value, rememberedAt },
        });
    },
    async forget(key: string) {
      await db.delete(adapterMemory).where(and(own, eq(adapterMemory.key, key)));
    },
    async list(prefix: string): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
      const rows = await db
        .select({ key: adapterMemory.key, value: adapterMemory.value })
        .from(adapterMemory)
        .where(and(own, like(adapterMemory.key, `${prefix.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)))
        .orderBy(asc(adapterMemory.key))
        .limit(most);
      return new Map(rows.map(({ key, value }) => [key, value]));
    },
  };
}
