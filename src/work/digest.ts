import { randomUUID } from 'node:crypto';
import { chooseLocale } from '../../conversations/copy/say.ts';
import { digestMessage, mostNamed } from '../../conversations/digest/message.ts';
import { type DueDigest, dueDigest } from '../../conversations/digest/schedule.ts';
import type { Message } from '../../conversations/message.ts';
import { changeBefore, daysNeeded } from '../../conversations/numbers/change.ts';
import { seriesOf } from '../../conversations/numbers/series.ts';
import type { Place } from '../../conversations/place.ts';
import type { Team } from '../../conversations/team.ts';
import { addDays, localDate, startOfDay } from '../../conversations/time.ts';
import type { Database, Session } from '../../db/client.ts';
import { countCoverage } from '../../db/coverage.ts';
import { claimDigest, findLastDigest, noteTeam } from '../../db/digests.ts';
import { listNews, markTold, type News } from '../../db/news.ts';
import { type PostingWish, wishPosting } from '../../db/postings.ts';
import { countDays, countDelivered, findDetractors } from '../../db/reports.ts';
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
    // Marked first: what is stored between the two is of the next digest, and not of none.
    const span = { until: due.until, ...(last === undefined && { since: due.since }) };
    await markTold(tx, team.id, span, due.localDate);
    const message = await composeDigest(tx, team, due, { kind: 'told', on: due.localDate });
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
  const since = startOfDay(today, team.timezone);
  const days = { since, until: now, localDate: addDays(today, 1) };
  const message = await composeDigest(db, team, days, { kind: 'given', from: since, to: now });
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

/**
 * What is said about the days from `since` to `until`, with the score of the 30 and 90 days up to `until`.
 *
 * @param days `localDate` is the day after the last one that counts
 * @param news the answers that it tells of
 */
export async function composeDigest(db: Session, team: Team, days: DueDigest, news: News): Promise<Message> {
  const { since, until, localDate: end } = days;
  const zone = team.timezone;
  const from = (count: number) => ({ team: team.id, from: startOfDay(addDays(end, -count), zone), to: until });
  const first = addDays(end, -daysNeeded);
  const series = seriesOf(await countDays(db, from(daysNeeded), zone), first, end);
  return digestMessage({
    team: { name: team.name, language: chooseLocale(team.language), timezone: zone },
    since,
    until,
    answers: await listNews(db, team.id, news),
    delivered: (await countDelivered(db, { team: team.id, from: since, to: until })).delivered,
    last30: series.before(end, 30),
    last90: series.before(end, 90),
    change: changeBefore(series, end),
    detractors: { count: series.before(end, 7).detractors, latest: await findDetractors(db, from(7), zone, mostNamed) },
    coverage: await countCoverage(db, from(30)),
  });
}
