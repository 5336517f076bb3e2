import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Admission, History } from '../conversations/admission.ts';
import { admitted } from '../conversations/engine/transition.ts';
import type { EndedChat } from '../conversations/inbound.ts';
import type { Database, Session } from './client.ts';
import { findHistory } from './invitations.ts';
import { nudge } from './jobs.ts';
import { inboundEvents, invitations, respondents, supportChats } from './schema.ts';
import type { EventKey } from './step.ts';

/** What came of the end of a support chat. */
export type Reported =
  /** `askAt`: when the question is to go out; absent in a repetition. */
  | { readonly kind: 'invited'; readonly invitation: string; readonly askAt?: Date; readonly repeated: boolean }
  | { readonly kind: 'suppressed'; readonly because: string; readonly detail: string; readonly repeated: boolean };

export interface Report {
  readonly event: EventKey;
  readonly chat: EndedChat;
  readonly endedAt: Date;
  readonly teamId: string | undefined;
  /** One of the copy's languages. */
  readonly language: string;
  readonly decide: (history: History) => Admission;
}

/**
 * Stores the end of a support chat together with the decision whether to ask, in one transaction. The respondent's row
 * is locked first, so that two chats of one person that end at once are decided one after the other.
 * A chat that has not gone on since its last end gets the answer it got then.
 */
export async function recordEndedChat(db: Database, report: Report, now: Date): Promise<Reported> {
  return db.transaction(async (tx) => {
    const respondentId = await upsertRespondent(tx, report.chat);
    const fresh = await tx
      .insert(inboundEvents)
      .values({ ...report.event, receivedAt: now })
      .onConflictDoNothing()
      .returning({ id: inboundEvents.id });
    const latest = await findLatestEpisode(tx, report.chat.source, report.chat.id);
    if (latest !== undefined && (latest.reopenedAt === null || fresh.length === 0)) return outcomeOf(latest, true);

    const admission = report.decide(await findHistory(tx, respondentId, now));
    const chatId = randomUUID();
    await tx.insert(supportChats).values({
      id: chatId,
      source: report.chat.source,
      externalId: report.chat.id,
      episode: (latest?.episode ?? 0) + 1,
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
    if (wakeAt !== null) await nudge(tx, { task: 'wake', invitation, delay: wakeAt - now.getTime() });
    return { kind: 'invited', invitation, askAt: admission.askAt, repeated: false };
  });
}

/** The latest end of a chat, if any was reported. */
export async function findLatestEpisode(db: Session, source: string, externalId: string) {
  const [row] = await db
    .select({
      id: supportChats.id,
      episode: supportChats.episode,
      endedAt: supportChats.endedAt,
      reopenedAt: supportChats.reopenedAt,
      suppressedBecause: supportChats.suppressedBecause,
      suppressedDetail: supportChats.suppressedDetail,
      invitation: invitations.id,
    })
    .from(supportChats)
    .leftJoin(invitations, eq(invitations.chatId, supportChats.id))
    .where(and(eq(supportChats.source, source), eq(supportChats.externalId, externalId)))
    .orderBy(desc(supportChats.episode))
    .limit(1);
  return row;
}

/** Notes that an ended chat goes on, so that its next end counts afresh. */
export async function markReopened(db: Session, chatId: string, at: Date): Promise<void> {
  await db
    .update(supportChats)
    .set({ reopenedAt: at })
    .where(and(eq(supportChats.id, chatId), isNull(supportChats.reopenedAt)));
}

type Episode = NonNullable<Awaited<ReturnType<typeof findLatestEpisode>>>;

function outcomeOf(episode: Episode, repeated: boolean): Reported {
  if (episode.suppressedBecause !== null || episode.invitation === null) {
    const because = episode.suppressedBecause ?? 'unknown';
    return { kind: 'suppressed', because, detail: episode.suppressedDetail ?? '', repeated };
  }
  return { kind: 'invited', invitation: episode.invitation, repeated };
}

/** Creates or refreshes the respondent and locks the row until the transaction ends. */
async function upsertRespondent(db: Session, chat: EndedChat): Promise<number> {
  const { platform, id, name, locale, timezone } = chat.respondent;
  const [row] = await db
    .insert(respondents)
    .values({ platform, externalId: id, name: name ?? null, locale: locale ?? null, timezone: timezone ?? null })
    .onConflictDoUpdate({
      target: [respondents.platform, respondents.externalId],
      set: {
        name: sql`coalesce(excluded.name, ${respondents.name})`,
        locale: sql`coalesce(excluded.locale, ${respondents.locale})`,
        timezone: sql`coalesce(excluded.timezone, ${respondents.timezone})`,
      },
    })
    .returning({ id: respondents.id });
  if (row === undefined) throw new Error('the respondent was not stored');
  return row.id;
}
