import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Message } from '../conversations/message.ts';
import { lane, type Place } from '../conversations/place.ts';
import type { Team } from '../conversations/team.ts';
import type { Database, Session } from './client.ts';
import type { OwnerKind } from './schema/postings.ts';
import { lanes, postings } from './schema.ts';
import { run, sqlFile, statement } from './statement.ts';

/** How an adapter finds what it posted: its own record, stored as it is. */
export type Ref = Readonly<Record<string, string>>;

/** A posting that is to be made visible. */
export interface DuePosting {
  readonly id: string;
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  readonly teamId: string | null;
  readonly slot: string;
  readonly audience: 'respondent' | 'team';
  readonly place: Place;
  readonly lane: string;
  readonly message: Message;
  readonly version: number;
  readonly shownVersion: number;
  readonly ref: Ref | null;
  /** How often it was tried before. */
  readonly attempts: number;
  /** An earlier attempt to create it ended without an answer. */
  readonly uncertain: boolean;
  /** When it was first tried, in milliseconds since 1970 by the database's clock. */
  readonly triedAt: number;
  readonly editOnly: boolean;
  /** Names the lease of the lane under which it was taken. */
  readonly holder: string;
  /** Milliseconds since it became due. */
  readonly overdue: number;
}

const take = statement('take postings', sqlFile('take-postings'));

/** What is prepared once for each connection. */
export const statements = { take };

/**
 * Leases lanes to a worker for `lease` milliseconds and takes the next posting of each in hand. Lanes that rest, are paused
 * or are somebody else's are left out. The note that a creation is being tried is on disk when this resolves, even where the
 * session's commits are not waited for.
 */
export async function takePostings(
  db: Database,
  names: readonly string[],
  worker: string,
  lease: number,
): Promise<readonly DuePosting[]> {
  const rows = await run<DuePosting & { readonly overdue: string; readonly triedAt: string }>(db, take, [
    [...names],
    worker,
    lease,
  ]);
  return rows.map((row) => ({ ...row, overdue: Number(row.overdue), triedAt: Number(row.triedAt) }));
}

/** Goes on holding lanes for another `lease` milliseconds. @returns those that are still the worker's */
export async function renewLeases(
  db: Database,
  names: readonly string[],
  worker: string,
  lease: number,
): Promise<readonly string[]> {
  const rows = await db
    .update(lanes)
    .set({ leasedUntil: fromNow(lease) })
    .where(
      and(
        sql`split_part(${lanes.leasedBy}, '#', 1) = ${worker}`,
        sql`${lanes.name} = any(${sql.param([...names])}::text[])`,
      ),
    )
    .returning({ name: lanes.name });
  return rows.map(({ name }) => name);
}

/** Gives back everything that these workers hold: they are gone. */
export async function endLeases(db: Session, workers: readonly string[]): Promise<void> {
  await db
    .update(lanes)
    .set({ leasedUntil: sql`now()` })
    .where(
      and(
        sql`split_part(${lanes.leasedBy}, '#', 1) = any(${sql.param([...workers])}::text[])`,
        sql`${lanes.leasedUntil} > now()`,
      ),
    );
}

/** By the database's clock: hosts whose clocks differ must agree on what is due. */
function fromNow(delay: number) {
  return sql<Date>`now() + ${delay} * interval '1 millisecond'`;
}

/**
 * What waits for an operator to mend something is tried again now: a restart usually means that they did. What was never
 * shown goes to where the team has its alerts and digests by now.
 */
export async function retryFailed(db: Session, teams: readonly Team[]): Promise<void> {
  const waits = and(isNotNull(postings.dueAt), isNotNull(postings.failedBecause));
  const unseen = and(waits, eq(postings.audience, 'team'), isNull(postings.ref), eq(postings.uncertain, false));
  for (const { id, alerts, digest } of teams) {
    for (const [slot, place] of [
      ['alert', alerts],
      ['digest', digest?.to],
    ] as const) {
      if (place === undefined) continue;
      await db
        .update(postings)
        .set({ place, lane: lane(place) })
        .where(and(unseen, eq(postings.slot, slot), eq(postings.teamId, id)));
    }
  }
  await db.update(postings).set({ dueAt: sql`now()` }).where(waits);
}

/** Something to show that does not come from a step. */
export interface PostingWish {
  readonly id: string;
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  readonly teamId: string;
  readonly slot: string;
  readonly place: Place;
  readonly message: Message;
}

/** Makes a slot of an owner show the message: the way to post anything that does not come from a step. */
export async function wishPosting(db: Session, wish: PostingWish): Promise<void> {
  const dueAt = sql`now()`;
  await db
    .insert(postings)
    .values({ ...wish, audience: 'team', lane: lane(wish.place), version: 1, dueAt })
    .onConflictDoUpdate({
      target: [postings.ownerKind, postings.ownerId, postings.slot],
      set: { message: wish.message, version: sql`${postings.version} + 1`, dueAt, failedBecause: null },
    });
}

/** The key a posting is created under on its platform: 22 characters of [A-Za-z0-9_-]. */
export function postingKey(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}
