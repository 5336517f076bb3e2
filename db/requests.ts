import { and, eq, lte } from 'drizzle-orm';
import type { Session } from './client.ts';
import { apiRequests } from './schema.ts';

/** Milliseconds for which a request that is sent again is the same request. */
export const sameFor = 24 * 3_600_000;

/** What is known of a key. */
export type Claim<Answer> =
  /** Nothing is answered yet. `since` is when the key was first used. */
  | { readonly kind: 'open'; readonly since: Date }
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** The key was used for something else. */
  | { readonly kind: 'taken' };

/** Binds a key to what is asked with it, unless it is bound. Of two at the same instant one binds it and both are told the same. */
export async function claimKey<Answer>(
  db: Session,
  key: string,
  fingerprint: string,
  now: Date,
): Promise<Claim<Answer>> {
  const forgotten = lte(apiRequests.receivedAt, new Date(now.getTime() - sameFor));
  const bound = await db
    .insert(apiRequests)
    .values({ key, fingerprint, receivedAt: now })
    .onConflictDoUpdate({
      target: apiRequests.key,
      set: { fingerprint, receivedAt: now, answer: null },
      setWhere: forgotten,
    })
    .returning({ since: apiRequests.receivedAt });
  if (bound[0] !== undefined) return { kind: 'open', since: bound[0].since };
  const [known] = await db.select().from(apiRequests).where(eq(apiRequests.key, key));
  // Forgotten in this instant: it is free again.
  if (known === undefined) return claimKey(db, key, fingerprint, now);
  if (known.fingerprint !== fingerprint) return { kind: 'taken' };
  return known.answer === null
    ? { kind: 'open', since: known.receivedAt }
    : { kind: 'answered', answer: known.answer as Answer };
}

/** Keeps what was answered to whoever sends the same again. */
export async function keepAnswer(
  db: Session,
  key: string,
  since: Date,
  answer: Readonly<Record<string, string>>,
): Promise<void> {
  await db
    .update(apiRequests)
    .set({ answer })
    .where(and(eq(apiRequests.key, key), eq(apiRequests.receivedAt, since)));
}

/** Forgets the keys that may be used anew. */
export async function forgetKeys(db: Session, now: Date): Promise<void> {
  await db.delete(apiRequests).where(lte(apiRequests.receivedAt, new Date(now.getTime() - sameFor)));
}
