import { plus } from '../conversations/numbers/nps.ts';
import type { Team } from '../conversations/team.ts';
import { addDays, startOfDay } from '../conversations/time.ts';
import type { Session } from '../db/client.ts';
import { countDelivered, countScores, type Span } from '../db/reports.ts';
import type { AnswerPeriod, Bound, PeriodCounts } from './http/ports.ts';

/** The scores given in a period and the questions delivered in it. Days are those of each team. */
export async function countAnswers(
  db: Session,
  teams: readonly Team[],
  { from, to, team }: AnswerPeriod,
): Promise<PeriodCounts> {
  const spans = spansOf(teams, team).map(
    ({ team, zone }): Span => ({
      team,
      from: from && startOf(from, zone, 0),
      to: to && startOf(to, zone, 1),
    }),
  );
  const counts = await Promise.all(
    spans.map(async (span) => ({ ...(await countScores(db, span)), ...(await countDelivered(db, span)) })),
  );
  return counts.reduce(together);
}

/** The teams by their time zones. What is of no team any more, or never was, goes by UTC. */
function spansOf(teams: readonly Team[], wanted: string | undefined) {
  const zoneOf = (id: string) => teams.find((team) => team.id === id)?.timezone ?? 'UTC';
  if (wanted !== undefined) return [{ team: [wanted], zone: zoneOf(wanted) }];
  const byZone = Map.groupBy(teams, ({ timezone }) => timezone);
  return [
    ...[...byZone].map(([zone, group]) => ({ team: group.map(({ id }) => id), zone })),
    { team: { except: teams.map(({ id }) => id) }, zone: 'UTC' },
  ];
}

/** @param days 1: up to a day includes it */
function startOf(bound: Bound, zone: string, days: 0 | 1): Date {
  return bound.kind === 'moment' ? bound.at : startOfDay(addDays(bound.date, days), zone);
}

function together(a: PeriodCounts, b: PeriodCounts): PeriodCounts {
  return { ...plus(a, b), delivered: a.delivered + b.delivered, responses: a.responses + b.responses };
}
