import { and, desc, eq, gt, lte } from 'drizzle-orm';
import type { Session } from './client.ts';
import { digests, teams } from './schema.ts';

/** A team's last digest, if it ever had one. */
export async function findLastDigest(db: Session, teamId: string) {
  const [row] = await db
    .select({ localDate: digests.localDate, until: digests.until })
    .from(digests)
    .where(eq(digests.teamId, teamId))
    .orderBy(desc(digests.localDate))
    .limit(1);
  return row;
}

/** The digest that was composed for the days among which `at` is, if any was. */
export async function findDigestOf(db: Session, teamId: string, at: Date) {
  const [row] = await db
    .select({ localDate: digests.localDate, since: digests.since, until: digests.until })
    .from(digests)
    .where(and(eq(digests.teamId, teamId), lte(digests.since, at), gt(digests.until, at)))
    .orderBy(desc(digests.localDate))
    .limit(1);
  return row;
}

/** Claims a team's digest of a local date. @returns whether it was still to be had. */
export async function claimDigest(
  db: Session,
  digest: {
    readonly teamId: string;
    readonly localDate: string;
    readonly since: Date;
    readonly until: Date;
    readonly composedAt: Date;
  },
): Promise<boolean> {
  const claimed = await db.insert(digests).values(digest).onConflictDoNothing().returning({ teamId: digests.teamId });
  return claimed.length === 1;
}

/** Notes a team the first time it is configured. @returns when that was. */
export async function noteTeam(db: Session, id: string, now: Date): Promise<Date> {
  await db.insert(teams).values({ id, firstSeenAt: now }).onConflictDoNothing();
  const [row] = await db.select({ at: teams.firstSeenAt }).from(teams).where(eq(teams.id, id));
  return row?.at ?? now;
}
