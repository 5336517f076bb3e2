import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { EndRefused } from '../conversations/inbound.ts';
import type { Session } from './client.ts';
import { refusedEnds } from './schema.ts';

/** Days for which it can be asked why a signal ended nothing: as long as the default quiet period. */
const keepDays = 90;

/** A signal that ended no chat, and why not. */
export type RefusedEnd = Awaited<ReturnType<typeof findRefusedEnds>>[number];

/** @returns whether it is heard of for the first time */
export async function recordRefusedEnd(db: Session, event: EndRefused): Promise<boolean> {
  const { id, at, source, chatId, by, because, detail } = event;
  const noted = await db
    .insert(refusedEnds)
    .values({ source, eventId: id, externalId: chatId, at, by: by ?? null, because, detail })
    .onConflictDoNothing()
    .returning({ eventId: refusedEnds.eventId });
  return noted.length === 1;
}

/** The signals for one chat that ended nothing, in the order they were given. */
export function findRefusedEnds(db: Session, source: string, externalId: string) {
  return db
    .select()
    .from(refusedEnds)
    .where(and(eq(refusedEnds.source, source), eq(refusedEnds.externalId, externalId)))
    .orderBy(asc(refusedEnds.at), asc(refusedEnds.eventId));
}

/** The latest signals in a channel that ended nothing, newest first: ids of chats begin with their channel, on every platform. */
export function findRefusedEndsIn(db: Session, source: string, channel: string, limit: number) {
  return db
    .select()
    .from(refusedEnds)
    .where(and(eq(refusedEnds.source, source), sql`starts_with(${refusedEnds.externalId}, ${`${channel}:`})`))
    .orderBy(desc(refusedEnds.at), desc(refusedEnds.eventId))
    .limit(limit);
}

/** Forgets what was refused long ago. */
export async function forgetRefusedEnds(db: Session, now: Date): Promise<void> {
  await db.delete(refusedEnds).where(lt(refusedEnds.at, new Date(now.getTime() - keepDays * 24 * 3_600_000)));
}
