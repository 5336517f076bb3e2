import { Router } from 'express';
import { type Counts, nps as npsOf, reportedNps } from '../../conversations/numbers/nps.ts';
import { allowOnly } from './methods.ts';
import { queryOf, readAnswerPeriod, strayParameters } from './period.ts';
import type { Bound, Ledger, PeriodCounts } from './ports.ts';
import { invalid, refuse } from './problem-details.ts';

/** The score of a period and what it rests on. */
export function nps(ledger: Ledger, teams: readonly string[]): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/nps')
    .get(async (request, response) => {
      const query = queryOf(request.url);
      const { period, errors } = readAnswerPeriod(query, teams);
      errors.push(...strayParameters(query, ['from', 'to', 'team']));
      if (errors.length > 0) return refuse(response, invalid(errors));
      const { from, to, team = null } = period;
      response.json({ from: written(from), to: written(to), team, ...figures(await ledger.count(period)) });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}

/** A day as a day, a moment as a moment. */
function written(bound: Bound | undefined): string | Date | null {
  if (bound === undefined) return null;
  return bound.kind === 'day' ? bound.date : bound.at;
}

/** The plain score, with the number of scores beside it for programs to judge by; its 95 % interval where the digest has one. */
function figures({ promoters, passives, detractors, delivered, responses }: PeriodCounts) {
  const counts: Counts = { promoters, passives, detractors };
  const shown = npsOf(counts);
  const { low, high } = 'nps' in shown ? shown : { low: null, high: null };
  return {
    kind: shown.kind,
    scores: shown.scored,
    ...counts,
    nps: reportedNps(counts),
    low,
    high,
    delivered,
    responses,
    responseRate: delivered === 0 ? null : responses / delivered,
  };
}
