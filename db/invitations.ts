import { and, desc, eq, gt, ne, or, sql } from 'drizzle-orm';
import type { EndedChat } from '../conversations/inbound.ts';
import type { History } from '../conversations/invitation/admission.ts';
import type { InvitationState } from '../conversations/invitation/state.ts';
import type { Person, Place } from '../conversations/place.ts';
import type { Session } from './client.ts';
import { invitations, postings, respondents, supportChats } from './schema.ts';

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

/** The invitation as last committed. */
export async function findInvitation(db: Session, id: string): Promise<Invitation | undefined> {
  return (await findInvitations(db, [id])).get(id);
}

/** Invitations as last committed, by id; those that do not exist are left out. */
export async function findInvitations(db: Session, ids: readonly string[]): Promise<ReadonlyMap<string, Invitation>> {
  const rows = await db
    .select({
      id: invitations.id,
      chatId: invitations.chatId,
      respondentId: invitations.respondentId,
      version: invitations.version,
      state: invitations.state,
      wakeAt: invitations.wakeAt,
      locale: invitations.locale,
      platform: invitations.platform,
      channel: invitations.channel,
      thread: invitations.thread,
      person: invitations.person,
      chat: supportChats.snapshot,
      endedAt: supportChats.endedAt,
      teamId: supportChats.teamId,
    })
    .from(invitations)
    .innerJoin(supportChats, eq(supportChats.id, invitations.chatId))
    .where(sql`${invitations.id} = any(${sql.param([...ids])}::uuid[])`);
  return new Map(rows.map((row) => [row.id, invitationOf(row)]));
}

type Row = Omit<Invitation, 'place' | 'person'> & {
  readonly platform: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly person: string;
};

function invitationOf({ platform, channel, thread, person, ...rest }: Row): Invitation {
  return {
    ...rest,
    place: channel === null ? { platform, person } : { platform, channel, ...(thread !== null && { thread }) },
    person: { platform: rest.chat.respondent.platform, id: rest.chat.respondent.id },
  };
}

/**
 * The open invitations that words typed in a place may be about, newest first: the person's own, in that place or in
 * the thread below a question posted there.
 */
export async function findOpenInvitations(db: Session, person: Person, place: Place): Promise<readonly string[]> {
  const { channel, thread } = place;
  // A reference names the message and its thread, or the person, where a question ended up in direct messages.
  const shownAt = (what: string | null) => sql`exists (
    select 1 from ${postings}, jsonb_each_text(${postings.ref}) as part
    where ${postings.owner} = 'invitation:' || ${invitations.id} and part.value = ${what})`;
  const inPlace =
    channel === undefined
      ? or(sql`${invitations.channel} is null`, shownAt(person.id))
      : and(
          eq(invitations.channel, channel),
          or(sql`${invitations.thread} is not distinct from ${thread ?? null}`, shownAt(thread ?? null)),
        );
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.platform, place.platform),
        eq(invitations.person, person.id),
        // Written out, not as parameters: only so can the index be used, whose condition it is.
        sql`${invitations.status} in ('waiting', 'asked', 'answered', 'declined')`,
        inPlace,
      ),
    )
    .orderBy(desc(invitations.askedAt))
    .limit(3);
  return rows.map((row) => row.id);
}

/** What decides whether this person may be asked; `except` leaves one invitation out, the one about to be asked. */
export async function findHistory(db: Session, respondentId: number, now: Date, except?: string): Promise<History> {
  const others = except === undefined ? sql`true` : ne(invitations.id, except);
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  const [asked] = await db
    .select({
      last: sql<string | null>`max(case when ${invitations.status} = 'waiting' then ${invitations.wakeAt}
        when ${invitations.askedDuring} is not null then ${invitations.askedAt} end)`,
      shownToday: sql<number>`count(*) filter (where ${gt(invitations.askedAt, dayAgo)})::int`,
    })
    .from(invitations)
    .where(and(eq(invitations.respondentId, respondentId), others));
  const [respondent] = await db
    .select({ optedOutAt: respondents.optedOutAt })
    .from(respondents)
    .where(eq(respondents.id, respondentId));
  return {
    shownToday: asked?.shownToday ?? 0,
    ...(respondent?.optedOutAt != null && { optedOutAt: respondent.optedOutAt }),
    ...(asked?.last != null && { lastAskedAt: new Date(asked.last) }),
  };
}
