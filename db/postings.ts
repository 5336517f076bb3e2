import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Message } from '../conversations/message.ts';
import { lane, type Place } from '../conversations/place.ts';
import type { Team } from '../conversations/team.ts';
import type { Session } from './client.ts';
import { nudge } from './jobs.ts';
import { invitations, pauses, postings, supportChats } from './schema.ts';

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
}

/**
 * Takes the lane's next posting in hand: notes, before anything is sent, that a creation was attempted, so that a process
 * that dies on the next line leaves the hint to look before creating again. That note is on disk when this resolves, even
 * where the session's commits are not waited for.
 *
 * @returns undefined when nothing is due in the lane, or the platform told us to leave it alone for now.
 */
export async function takeNextPosting(db: Session, lane: string): Promise<DuePosting | undefined> {
  const result = await db.execute<Row>(sql`
    with due as (
      select * from postings
      where lane = ${lane} and due_at <= now()
        and not exists (select from pauses where pauses.lane = ${lane} and pauses.until > now())
      order by due_at, id limit 1 for update
    ), taken as (
      update postings set attempts = postings.attempts + 1, uncertain = (due.ref is null and not due.edit_only) or due.uncertain
      from due where postings.id = due.id
    )
    select id, owner, slot, audience, place, lane, message, version, shown_version as "shownVersion", ref, attempts, uncertain,
      edit_only as "editOnly", case when ref is null then set_config('synchronous_commit', 'on', true) end as durable
    from due`);
  return result.rows[0];
}

type Row = DuePosting & Record<string, unknown>;

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
      dueAt: sql`case when ${postings.version} > ${posting.version} then now() end`,
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
  failedBecause: string | null = null,
): Promise<void> {
  await db
    .update(postings)
    .set({ dueAt: fromNow(delay), uncertain, failedBecause })
    .where(eq(postings.id, posting.id));
  await nudge(db, { task: 'show', lane: posting.lane, later: { posting: posting.id, delay } });
}

/** The whole lane is left alone for `delay` milliseconds. */
export async function pauseLane(db: Session, name: string, delay: number): Promise<void> {
  const until = fromNow(delay);
  await db
    .insert(pauses)
    .values({ lane: name, until })
    .onConflictDoUpdate({ target: pauses.lane, set: { until: sql`greatest(${pauses.until}, excluded.until)` } });
}

/** By the database's clock: hosts whose clocks differ must agree on what is due. */
function fromNow(delay: number) {
  return sql<Date>`now() + ${delay} * interval '1 millisecond'`;
}

/** What was edited is no longer there: to be created afresh. */
export async function forgetRef(db: Session, posting: DuePosting): Promise<void> {
  await db
    .update(postings)
    .set({ ref: null, shownVersion: 0, uncertain: false, dueAt: sql`now()` })
    .where(eq(postings.id, posting.id));
  await nudge(db, { task: 'show', lane: posting.lane });
}

/** Nothing is done about this version any more; a newer one is tried again. `because` null: there is nothing to show. */
export async function giveUp(db: Session, posting: DuePosting, because: string | null): Promise<void> {
  await db
    .update(postings)
    .set({
      failedBecause: because,
      uncertain: false,
      dueAt: sql`case when ${postings.version} > ${posting.version} then now() end`,
    })
    .where(eq(postings.id, posting.id));
}

/**
 * What waits for an operator to mend something is tried again now: a restart usually means that they did. What was never
 * shown goes to where the team has its alerts and digests by now.
 */
export async function retryFailed(db: Session, teams: readonly Team[]): Promise<void> {
  const waits = and(isNotNull(postings.dueAt), isNotNull(postings.failedBecause));
  for (const { id, alerts, digest } of teams) {
    const unseen = and(waits, eq(postings.audience, 'team'), isNull(postings.ref), eq(postings.uncertain, false));
    if (alerts !== undefined) {
      const ofTeam = sql`${postings.owner} in (select 'invitation:' || ${invitations.id} from ${invitations}
        join ${supportChats} on ${supportChats.id} = ${invitations.chatId} where ${supportChats.teamId} = ${id})`;
      await db
        .update(postings)
        .set({ place: alerts, lane: lane(alerts) })
        .where(and(unseen, eq(postings.slot, 'alert'), ofTeam));
    }
    if (digest !== undefined) {
      await db
        .update(postings)
        .set({ place: digest.to, lane: lane(digest.to) })
        .where(and(unseen, eq(postings.slot, 'digest'), sql`starts_with(${postings.owner}, ${`digest:${id}:`})`));
    }
  }
  await db.update(postings).set({ dueAt: sql`now()` }).where(waits);
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
): Promise<void> {
  const dueAt = sql`now()`;
  await db
    .insert(postings)
    .values({ ...wish, audience: 'team', lane: lane(wish.place), version: 1, dueAt })
    .onConflictDoUpdate({
      target: [postings.owner, postings.slot],
      set: { message: wish.message, version: sql`${postings.version} + 1`, dueAt, failedBecause: null },
    });
  await nudge(db, { task: 'show', lane: lane(wish.place) });
}

/** The key a posting is created under on its platform: 22 characters of [A-Za-z0-9_-]. */
export function postingKey(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}
