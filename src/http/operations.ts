import { Router } from 'express';
import type { Registry } from 'prom-client';
import { alive, ready } from './health.ts';
import { metrics } from './metrics.ts';
import type { Ledger } from './ports.ts';

/** What operators and their machines look at: /healthz, /readyz and /metrics. */
export function operations(ledger: Pick<Ledger, 'ready'>, registry: Registry, waitMs?: number): Router {
  const router = Router();
  router.use(alive());
  router.use(ready(ledger, waitMs));
  router.use(metrics(registry));
  return router;
}
