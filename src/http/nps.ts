import { Router } from 'express';
import { allowOnly } from './methods.ts';
import { queryOf, readPeriod, strayParameters } from './period.ts';
import type { Ledger } from './ports.ts';
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
      response.json({ from, to, team, ...(await ledger.nps(period)) });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
