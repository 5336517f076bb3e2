import { and, desc, eq, gte, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { EndedChat } from '../conversations/inbound.ts';
import type { InvitationState } from '../conversations/invitation/state.ts';
import type { Person, Place } from '../conversations/place.ts';
import type { Database, Session } from './client.ts';
import { invitations, postings, respondents } from './schema.ts';
import { run, sqlFile, statement } from './statement.ts';

/** An invitation with all that a step needs to know. */
export interface Invitation {
  readonly id: string;
  readonly chatId: string;
  readonly respondentId: number;
  /** Counts the steps: a step is written only onto the version it was computed from. */
  readonly version: number;
  readonly state: InvitationState;
  readonly wakeAt: Date | null;
  readonly locale: string;
  readonly place: Place;
  readonly person: Person;
  readonly chat: EndedChat;
  readonly endedAt: Date;
  readonly teamId: string | null;
}

const byId = statement('invitations', sqlFile('invitations'));

/** What is prepared once for each connection. */
export const statements = { byId };

/** The invitation as last committed. */
export async function findInvitation(db: Database, id: string): Promise<Invitation | undefined> {
  return (await findInvitations(db, [id])).get(id);
}

/** Invitations as last committed, by id; those that do not exist are left out. */
export async function findInvitations(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Invitation>> {
  if (ids.length === 0) return new Map();
  const rows = await run<Row>(db, byId, [[...ids]]);
  return new Map(rows.map((row) => [row.id, invitationOf(row)]));
}

type Row = Omit<Invitation, 'place' | 'person'> & {
  readonly platform: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly person: string;
};

function invitationOf({ platform, channel, thread, person, respondentId, ...rest }: Row): Invitation {
  return {
    ...rest,
    // As pg gives a bigint: as text.
    respondentId: Number(respondentId),
    place: channel === null ? { platform, person } : { platform, channel, ...(thread !== null && { thread }) },
    person: { platform: rest.chat.respondent.platform, id: rest.chat.respondent.id },
  };
}

/**
 * The open invitations that words typed in a place may be about, newest first: the person's own, in that place or in
 * the thread below a question posted there.
 */
export async function findOpenInvitations(db: Session, person: Person, place: Place): Promise<readonly string[]> {
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.platform, place.platform),
        eq(invitations.person, person.id),
        // Written out, not as parameters: only so can the index be used, whose condition it is.
        sql`${invitations.status} in ('waiting', 'asked', 'answered', 'declined')`,
        isIn(place, person),
      ),
    )
    .orderBy(desc(invitations.askedAt))
    .limit(3);
  return rows.map((row) => row.id);
}

/** The questions that wait or stand in a thread, whosever they are. */
export async function findQuestionsIn(db: Session, { platform, channel, thread }: Place): Promise<readonly string[]> {
  if (channel === undefined || thread === undefined) return [];
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.platform, platform),
        eq(invitations.channel, channel),
        eq(invitations.thread, thread),
        // Written out, as above.
        sql`${invitations.channel} is not null and ${invitations.status} in ('waiting', 'asked')`,
      ),
    )
    .limit(3);
  return rows.map((row) => row.id);
}

/**
 * The person's last question in that place, when it is closed and was asked since then. Once the next one is out, nothing that
 * is typed belongs to it any more.
 */
export async function findClosedInvitation(
  db: Session,
  person: Person,
  place: Place,
  since: Date,
): Promise<string | undefined> {
  const [last] = await db
    .select({ id: invitations.id, status: invitations.status })
    .from(invitations)
    .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
    .where(
      and(
        eq(respondents.platform, place.platform),
        eq(respondents.externalId, person.id),
        gte(invitations.askedAt, since),
        eq(invitations.platform, place.platform),
        isIn(place, person),
      ),
    )
    .orderBy(desc(invitations.askedAt))
    .limit(1);
  return last !== undefined && closed.has(last.status) ? last.id : undefined;
}

const closed: ReadonlySet<string> = new Set(['withdrawn', 'expired', 'settled', 'undeliverable']);

/** Asked in that place, or shown there: in the thread below a question, or where a question ended up in direct messages. */
function isIn({ channel, thread }: Place, person: Person): SQL | undefined {
  // A reference names the message and its thread, or the person, where a question ended up in direct messages.
  const shownAt = (what: string | null) => sql`exists (
    select 1 from ${postings}, jsonb_each_text(${postings.ref}) as part
    where ${postings.ownerKind} = 'invitation' and ${postings.ownerId} = ${invitations.id}::text and part.value = ${what})`;
  return channel === undefined
    ? or(isNull(invitations.channel), shownAt(person.id))
    : and(
        eq(invitations.channel, channel),
        or(sql`${invitations.thread} is not distinct from ${thread ?? null}`, shownAt(thread ?? null)),
      );
}
