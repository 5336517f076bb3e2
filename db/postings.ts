import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Message } from '../conversations/message.ts';
import { lane, type Place } from '../conversations/place.ts';
import type { Session } from './client.ts';
import { nudge } from './jobs.ts';
import { pauses, postings } from './schema.ts';

/** A posting that is to be made visible. */
export interface DuePosting {
  readonly id: string;
  readonly owner: string;
  readonly slot: string;
  readonly audience: 'respondent' | 'team';
  readonly place: Place;
  readonly lane: string;
  readonly message: Message;
  readonly version: number;
  readonly shownVersion: number;
  readonly ref: Readonly<Record<string, string>> | null;
  readonly attempts: number;
  /** An earlier attempt to create it ended without an answer. */
  readonly uncertain: boolean;
  readonly editOnly: boolean;
  /** Until when the platform told us to leave the lane alone. */
  readonly pausedUntil: Date | null;
}

/**
 * Takes a posting in hand: notes, before anything is sent, that a creation was attempted, so that a process that dies
 * on the next line leaves the hint to look before creating again. Undefined when nothing is due.
 */
export async function takePosting(db: Session, id: string, now: Date): Promise<DuePosting | undefined> {
  const result = await db.execute<Omit<DuePosting, 'pausedUntil'> & { pausedUntil: string | null }>(sql`
    with due as (
      select p.*, l.until as paused_until from postings p left join pauses l on l.lane = p.lane and l.until > ${now}::timestamptz
      where p.id = ${id} and p.due_at is not null
      for update of p
    ), taken as (
      update postings set attempts = postings.attempts + 1, uncertain = (due.ref is null and not due.edit_only) or due.uncertain
      from due where postings.id = due.id and due.paused_until is null
    )
    select id, owner, slot, audience, place, lane, message, version, shown_version as "shownVersion", ref, attempts, uncertain,
      edit_only as "editOnly", paused_until as "pausedUntil"
    from due`);
  const row = result.rows[0];
  return row && { ...row, pausedUntil: row.pausedUntil === null ? null : new Date(row.pausedUntil) };
}

/** The platform shows version `version`. If a newer one was wished for meanwhile, it stays due. */
export async function markShown(
  db: Session,
  posting: DuePosting,
  ref: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  await db
    .update(postings)
    .set({
      ref,
      shownVersion: posting.version,
      shownAt: now,
      attempts: 0,
      uncertain: false,
      failedBecause: null,
      dueAt: sql`case when ${postings.version} > ${posting.version} then ${now}::timestamptz end`,
    })
    .where(eq(postings.id, posting.id));
}

/**
 * Tries again after `delay` milliseconds. `uncertain`: it may have been created all the same. `failedBecause`: what an
 * operator has to mend first.
 */
export async function postpone(
  db: Session,
  posting: DuePosting,
  delay: number,
  uncertain: boolean,
  now: Date,
  failedBecause: string | null = null,
): Promise<void> {
  const dueAt = new Date(now.getTime() + delay);
  await db.update(postings).set({ dueAt, uncertain, failedBecause }).where(eq(postings.id, posting.id));
  await nudge(db, { task: 'show', posting: posting.id, lane: posting.lane, delay });
}

/** The whole lane is left alone until `until`. */
export async function pauseLane(db: Session, name: string, until: Date): Promise<void> {
  await db
    .insert(pauses)
    .values({ lane: name, until })
    .onConflictDoUpdate({ target: pauses.lane, set: { until: sql`greatest(${pauses.until}, excluded.until)` } });
}

/** What was edited is no longer there: to be created afresh. */
export async function forgetRef(db: Session, posting: DuePosting, now: Date): Promise<void> {
  await db
    .update(postings)
    .set({ ref: null, shownVersion: 0, uncertain: false, dueAt: now })
    .where(eq(postings.id, posting.id));
  await nudge(db, { task: 'show', posting: posting.id, lane: posting.lane });
}

/** Nothing is done about this version any more; a newer one is tried again. `because` null: there is nothing to show. */
export async function giveUp(db: Session, posting: DuePosting, because: string | null, now: Date): Promise<void> {
  await db
    .update(postings)
    .set({
      failedBecause: because,
      uncertain: false,
      dueAt: sql`case when ${postings.version} > ${posting.version} then ${now}::timestamptz end`,
    })
    .where(eq(postings.id, posting.id));
}

/** What waits for an operator to mend something is tried again now: a restart usually means that they did. */
export async function retryFailed(db: Session, now: Date): Promise<void> {
  await db
    .update(postings)
    .set({ dueAt: now })
    .where(and(isNotNull(postings.dueAt), isNotNull(postings.failedBecause)));
}

/** Makes a slot of an owner show the message: the way to post anything that does not belong to an invitation. */
export async function wishPosting(
  db: Session,
  wish: {
    readonly id: string;
    readonly owner: string;
    readonly slot: string;
    readonly place: Place;
    readonly message: Message;
  },
  now: Date,
): Promise<void> {
  const [row] = await db
    .insert(postings)
    .values({ ...wish, audience: 'team', lane: lane(wish.place), version: 1, dueAt: now })
    .onConflictDoUpdate({
      target: [postings.owner, postings.slot],
      set: { message: wish.message, version: sql`${postings.version} + 1`, dueAt: now, failedBecause: null },
    })
    .returning({ id: postings.id });
  if (row !== undefined) await nudge(db, { task: 'show', posting: row.id, lane: lane(wish.place) });
}

/** The key a posting is created under on its platform: 22 characters of [A-Za-z0-9_-]. */
export function postingKey(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}
