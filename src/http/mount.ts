import type { Express } from 'express';
import type { Adapter } from '../../adapters/adapter.ts';
import { isCollision, isOutage, withoutValues } from '../../db/failures.ts';
import type { Metrics } from '../metrics.ts';
import { redacting, secretsOf } from '../secrets.ts';
import type { Surroundings } from '../surroundings.ts';
import { api } from './api.ts';
import { health } from './health.ts';
import { measureRequests, metrics as metricsRoute } from './metrics.ts';
import { nothingHere } from './nothing-here.ts';
import type { Ledger, Part } from './ports.ts';

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
  app.use(measureRequests(metrics.registry));
  for (const { router } of adapters) if (router !== undefined) app.use(router);
  const clean = redacting(secretsOf(config));
  const without = (part: Part): Part => ({ ...part, detail: clean(part.detail) });
  // Whoever reaches it may read it, and a platform's own words are in it.
  const ready = async () => {
    const { ok, parts } = await ledger.ready();
    return { ok, parts: parts.map(without) };
  };
  app.use(health({ ready }));
  app.use(metricsRoute(metrics.registry));
  app.use(
    '/v1',
    api({
      ledger,
      token: config.api?.token,
      platforms: adapters.map(({ platform }) => platform),
      teams: config.teams.map(({ id }) => id),
      now: clock,
      onError: (error) => log.error({ err: withoutValues(error) }, 'a request failed'),
      isOutage: (error) => isOutage(error) || isCollision(error),
    }),
  );
  app.use(nothingHere());
}
