import type { Express } from 'express';
import type { Adapter } from '../../adapters/adapter.ts';
import { isPassing, withoutValues } from '../../db/failures.ts';
import type { Metrics } from '../metrics.ts';
import { rarely } from '../rarely.ts';
import type { Surroundings } from '../surroundings.ts';
import { api } from './api.ts';
import { health } from './health.ts';
import { measureRequests, metrics as metricsRoute } from './metrics.ts';
import { nothingHere } from './nothing-here.ts';
import type { Ledger } from './ports.ts';

export interface Mounted {
  readonly ledger: Ledger;
  readonly metrics: Metrics;
  readonly adapters: readonly Adapter[];
}

/** Everything that answers HTTP: the platforms' routes, the operator's, and the API. */
export function mountHttp(
  app: Express,
  { config, log, clock }: Surroundings,
  { ledger, metrics, adapters }: Mounted,
): void {
  const say = rarely(log);
  app.use(measureRequests(metrics.registry));
  for (const { router } of adapters) if (router !== undefined) app.use(router);
  app.use(health(ledger));
  app.use(metricsRoute(metrics.registry));
  app.use(
    '/v1',
    api({
      ledger,
      token: config.api?.token,
      platforms: adapters.map(({ platform }) => platform),
      teams: config.teams.map(({ id }) => id),
      now: clock,
      onError(error) {
        if (isPassing(error)) say('error', { err: withoutValues(error) }, 'a request failed because the database did');
        else log.error({ err: withoutValues(error) }, 'a request failed');
      },
      isOutage: isPassing,
    }),
  );
  app.use(nothingHere());
}
