import { randomUUID } from 'node:crypto';
import { chooseLocale } from '../../conversations/copy/say.ts';
import { digestMessage } from '../../conversations/digest/message.ts';
import { dueDigest } from '../../conversations/digest/schedule.ts';
import type { Message } from '../../conversations/message.ts';
import type { Place } from '../../conversations/place.ts';
import type { Team } from '../../conversations/team.ts';
import { addDays, type LocalDate, localDate, startOfDay } from '../../conversations/time.ts';
import type { Database, Session } from '../../db/client.ts';
import { claimDigest, findLastDigest, noteTeam } from '../../db/digests.ts';
import { type PostingWish, wishPosting } from '../../db/postings.ts';
import { countDelivered, countScores, countWindow, listAnswers } from '../../db/reports.ts';
import type { Clock } from '../clock.ts';

export interface DigestOptions {
  readonly db: Database;
  readonly teams: readonly Team[];
  readonly clock: Clock;
}

/**
 * Composes the digests whose time has come: each team's once per local date, however many processes ask.
 *
 * @throws what kept some of them from being composed, once all teams had their turn.
 */
export async function composeDueDigests(options: DigestOptions): Promise<void> {
  const failures: unknown[] = [];
  for (const team of options.teams) await composeDueDigest(options, team).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function composeDueDigest({ db, clock }: DigestOptions, team: Team): Promise<void> {
  const plan = team.digest;
  if (plan === undefined) return;
  const now = clock();
  const firstSeen = await noteTeam(db, team.id, now);
  const last = await findLastDigest(db, team.id);
  const due = dueDigest(plan, team.timezone, now, last ?? null, firstSeen);
  if (due === null) return;
  await db.transaction(async (tx) => {
    if (!(await claimDigest(tx, { teamId: team.id, ...due, composedAt: now }))) return;
    const message = await composeDigest(tx, team, due);
    await wishPosting(tx, wishOf(team.id, due.localDate, plan.to, message));
  });
}

/**
 * Posts what a team's digest would say about the day so far, at once, as often as asked. The planned digest of the
 * date is not touched by it.
 *
 * @returns false when the team has no digest channel.
 */
export async function postDigestNow({ db, clock }: DigestOptions, team: Team): Promise<boolean> {
  const now = clock();
  const today = localDate(now, team.timezone);
  const message = await composeDigest(db, team, {
    since: startOfDay(today, team.timezone),
    until: now,
    localDate: today,
  });
  return postExtraDigest(db, team, message, now);
}

/**
 * Posts a message in a team's digest channel, besides what is planned.
 *
 * @returns false when the team has no digest channel.
 */
export async function postExtraDigest(db: Session, team: Team, message: Message, now: Date): Promise<boolean> {
  if (team.digest === undefined) return false;
  await wishPosting(db, wishOf(team.id, now.toISOString(), team.digest.to, message));
  return true;
}

/** @param which tells it from the team's others: a local date, or the time at which it was asked for */
function wishOf(teamId: string, which: string, place: Place, message: Message): PostingWish {
  return {
    id: randomUUID(),
    ownerKind: 'digest',
    ownerId: `${teamId}:${which}`,
    teamId,
    slot: 'digest',
    place,
    message,
  };
}

/** The message for the answers from `since` to `until`, with the score of the 30 and 90 days up to `until`. */
export async function composeDigest(
  db: Session,
  team: Team,
  { since, until, localDate: date }: { readonly since: Date; readonly until: Date; readonly localDate: LocalDate },
): Promise<Message> {
  const daysBefore = (days: number) => startOfDay(addDays(date, -days), team.timezone);
  const span = (from: Date, to: Date) => ({ team: team.id, from, to });
  return digestMessage({
    team: { name: team.name, language: chooseLocale(team.language), timezone: team.timezone },
    since,
    until,
    answers: await listAnswers(db, span(since, until)),
    delivered: (await countDelivered(db, span(since, until))).delivered,
    last30: await countWindow(db, span(daysBefore(30), until)),
    last90: await countWindow(db, span(daysBefore(90), until)),
    before30: await countScores(db, span(daysBefore(60), daysBefore(30))),
  });
}
