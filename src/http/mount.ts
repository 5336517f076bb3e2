import type { Adapter } from '../../adapters/adapter.ts';
import { isPassing, withoutValues } from '../../db/failures.ts';
import type { Doors } from '../listen.ts';
import type { Metrics } from '../metrics.ts';
import { rarely } from '../rarely.ts';
import { redacting, secretsOf } from '../secrets.ts';
import type { Surroundings } from '../surroundings.ts';
import { api } from './api.ts';
import { alive } from './health.ts';
import { measureRequests } from './metrics.ts';
import { nothingHere } from './nothing-here.ts';
import { openApiRoute } from './openapi/route.ts';
import { operations } from './operations.ts';
import type { Ledger, Part } from './ports.ts';

export interface Mounted {
  readonly ledger: Ledger;
  readonly metrics: Metrics;
  readonly adapters: readonly Adapter[];
}

/** Everything that answers HTTP: the platforms' routes, the API, and the operator's routes at a door of their own if they have one. */
export function mountHttp(
  { app, operator }: Doors,
  { config, log, clock }: Surroundings,
  { ledger, metrics, adapters }: Mounted,
): void {
  const say = rarely(log);
  app.use(measureRequests(metrics.registry));
  for (const { router } of adapters) if (router !== undefined) app.use(router);
  const clean = redacting(secretsOf(config));
  const without = (part: Part): Part => ({ ...part, detail: clean(part.detail) });
  // Whoever reaches it may read it, and a platform's own words are in it.
  const ready = async () => {
    const { ok, parts } = await ledger.ready();
    return { ok, parts: parts.map(without) };
  };
  app.use(operator === undefined ? operations({ ready }, metrics.registry) : alive());
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
  app.use(openApiRoute());
  app.use(nothingHere());
  operator?.use(operations({ ready }, metrics.registry), nothingHere());
}
