import { Router } from 'express';
import { type Counts, nps as npsOf, reportedNps } from '../../conversations/numbers/nps.ts';
import { allowOnly } from './methods.ts';
import { queryOf, readPeriod, strayParameters } from './period.ts';
import type { Ledger, PeriodCounts } from './ports.ts';
import { invalid, refuse } from './problem-details.ts';

/** The score of a period and what it rests on. */
export function nps(ledger: Ledger, teams: readonly string[]): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/nps')
    .get(async (request, response) => {
      const query = queryOf(request.url);
      const { period, errors } = readPeriod(query, teams);
      errors.push(...strayParameters(query, ['from', 'to', 'team']));
      if (errors.length > 0) return refuse(response, invalid(errors));
      const { from = null, to = null, team = null } = period;
      response.json({ from, to, team, ...figures(await ledger.count(period)) });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}

/** The plain score, with the number of scores beside it for programs to judge by; its 95 % interval where the digest has one. */
function figures({ promoters, passives, detractors, invited, delivered, responses }: PeriodCounts) {
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
    invited,
    delivered,
    responses,
    responseRate: delivered === 0 ? null : responses / delivered,
  };
}
