import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, lt, lte, sql } from 'drizzle-orm';
import type { EndedChat } from '../conversations/inbound.ts';
import type { Admission, History } from '../conversations/invitation/admission.ts';
import { admitted } from '../conversations/invitation/transition.ts';
import type { Database, Session } from './client.ts';
import { handOnQuestion, wouldHandOn } from './handed-on.ts';
import { findHistory } from './history.ts';
import { inboundEvents, invitations, respondents, supportChats } from './schema.ts';
import type { EventKey } from './step.ts';

/** What came of the end of a support chat. */
export type Reported =
  /** `askAt`: when the question is to go out; absent in a repetition. */
  | { readonly kind: 'invited'; readonly invitation: string; readonly askAt?: Date; readonly repeated: boolean }
  | { readonly kind: 'suppressed'; readonly because: string; readonly detail: string; readonly repeated: boolean };

export interface Report {
  /** `sameFor`: milliseconds after which the same key is another event; absent: for as long as events are remembered. */
  readonly event: EventKey & { readonly sameFor?: number };
  readonly chat: EndedChat;
  readonly endedAt: Date;
  readonly teamId: string | undefined;
  /** One of the copy's languages. */
  readonly language: string;
  /** `episode`: how often the chat has ended, this time included. */
  readonly decide: (history: History, episode: number) => Admission;
}

/**
 * Stores the end of a support chat together with the decision whether to ask, in one transaction. The respondent's row
 * is locked first, so that two chats of one person that end at once are decided one after the other.
 * A chat that has not gone on since its last end gets the answer it got then; so does an end from before it went on.
 */
export async function recordEndedChat(db: Database, report: Report, now: Date): Promise<Reported> {
  return db.transaction(async (tx) => {
    const respondentId = await upsertRespondent(tx, report.chat);
    const fresh = await noteEvent(tx, report.event, now);
    const latest = await findLatestEpisode(tx, report.chat.source, report.chat.id);
    if (latest !== undefined && (!fresh || (await isRepeated(tx, latest, report.endedAt)))) {
      return outcomeOf(latest, true);
    }

    // A question of the end before is being taken back, even where that is not written yet; a last look comes before the next
    // one. One that is brought back in the message it had is no other question.
    const before = latest?.invitation ?? undefined;
    const isOpen = latest?.status === 'waiting' || latest?.status === 'asked';
    const isSame = before !== undefined && (isOpen || (await wouldHandOn(tx, before, report.chat, now)));
    const except = isSame ? before : undefined;
    const episode = (latest?.episode ?? 0) + 1;
    const admission = report.decide(await findHistory(tx, respondentId, now, except), episode);
    const chatId = randomUUID();
    await tx.insert(supportChats).values({
      id: chatId,
      source: report.chat.source,
      externalId: report.chat.id,
      episode,
      teamId: report.teamId ?? null,
      respondentId,
      endedAt: report.endedAt,
      reportedAt: now,
      snapshot: report.chat,
      ...(admission.kind === 'suppressed' && {
        suppressedBecause: admission.because,
        suppressedDetail: admission.detail,
      }),
    });
    if (admission.kind === 'suppressed') return { ...admission, repeated: false };

    const { state, wakeAt } = admitted(admission.askAt.getTime());
    const { respondent, ask } = report.chat;
    const invitation = randomUUID();
    await tx.insert(invitations).values({
      id: invitation,
      chatId,
      respondentId,
      state,
      status: state.kind,
      version: 1,
      locale: report.language,
      platform: ask?.platform ?? respondent.platform,
      channel: ask?.channel ?? null,
      thread: ask?.thread ?? null,
      person: respondent.id,
      wakeAt: wakeAt === null ? null : new Date(wakeAt),
    });
    if (before !== undefined) await handOnQuestion(tx, before, invitation, now);
    return { kind: 'invited', invitation, askAt: admission.askAt, repeated: false };
  });
}

/** @returns whether it is heard of for the first time, or for the first time in as long as it is the same event */
async function noteEvent(db: Session, { platform, id, sameFor }: Report['event'], now: Date): Promise<boolean> {
  const insert = db.insert(inboundEvents).values({ platform, id, receivedAt: now });
  const noted =
    sameFor === undefined
      ? insert.onConflictDoNothing()
      : insert.onConflictDoUpdate({
          target: [inboundEvents.platform, inboundEvents.id],
          set: { receivedAt: now },
          setWhere: lte(inboundEvents.receivedAt, new Date(now.getTime() - sameFor)),
        });
  return (await noted.returning({ id: inboundEvents.id })).length > 0;
}

/** The last time this episode was reported to have ended. `greatest` passes over nulls. */
const lastEnd = sql<Date>`greatest(${supportChats.endedAt}, ${supportChats.endedAgainAt})`.mapWith(
  supportChats.endedAt,
);

/** The latest end of a chat, if any was reported. */
export async function findLatestEpisode(db: Session, source: string, externalId: string) {
  const [row] = await db
    .select({
      id: supportChats.id,
      episode: supportChats.episode,
      lastEndedAt: lastEnd,
      reopenedAt: supportChats.reopenedAt,
      suppressedBecause: supportChats.suppressedBecause,
      suppressedDetail: supportChats.suppressedDetail,
      invitation: invitations.id,
      status: invitations.status,
    })
    .from(supportChats)
    .leftJoin(invitations, eq(invitations.chatId, supportChats.id))
    .where(and(eq(supportChats.source, source), eq(supportChats.externalId, externalId)))
    .orderBy(desc(supportChats.episode))
    .limit(1);
  return row;
}

/**
 * Notes that an ended chat goes on, so that its next end counts afresh.
 *
 * @returns false when it ended again since: the news comes late and the chat is over.
 */
export async function markReopened(db: Session, chatId: string, at: Date): Promise<boolean> {
  const reopened = await db
    .update(supportChats)
    .set({ reopenedAt: sql`greatest(${supportChats.reopenedAt}, ${at}::timestamptz)` })
    .where(and(eq(supportChats.id, chatId), lt(lastEnd, at)))
    .returning({ id: supportChats.id });
  return reopened.length === 1;
}

/** Whether an end is one of this episode, heard of again, or later than what came after it. */
async function isRepeated(db: Session, latest: Episode, endedAt: Date): Promise<boolean> {
  if (latest.reopenedAt !== null) return endedAt <= latest.reopenedAt;
  if (endedAt <= latest.lastEndedAt) return true;
  // Kept, because a reopening from before it may still be under way; where one was written just now, this end is a new one.
  const noted = await db
    .update(supportChats)
    .set({ endedAgainAt: endedAt })
    .where(and(eq(supportChats.id, latest.id), isNull(supportChats.reopenedAt)))
    .returning({ id: supportChats.id });
  return noted.length === 1;
}

type Episode = NonNullable<Awaited<ReturnType<typeof findLatestEpisode>>>;

function outcomeOf(episode: Episode, repeated: boolean): Reported {
  if (episode.suppressedBecause !== null || episode.invitation === null) {
    const because = episode.suppressedBecause ?? 'unknown';
    return { kind: 'suppressed', because, detail: episode.suppressedDetail ?? '', repeated };
  }
  return { kind: 'invited', invitation: episode.invitation, repeated };
}

/** Creates the respondent where they are new, and locks the row until the transaction ends. */
async function upsertRespondent(db: Session, chat: EndedChat): Promise<number> {
  const { platform, id } = chat.respondent;
  const [row] = await db
    .insert(respondents)
    .values({ platform, externalId: id, reports: 1 })
    // The update locks the row, and tells who decides at the same time without a lock.
    .onConflictDoUpdate({
      target: [respondents.platform, respondents.externalId],
      set: { reports: sql`${respondents.reports} + 1` },
    })
    .returning({ id: respondents.id });
  if (row === undefined) throw new Error('the respondent was not stored');
  return row.id;
}
