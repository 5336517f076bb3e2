import { type Response, Router } from 'express';
import type { Ledger, Readiness } from './ports.ts';

/** Milliseconds after which whoever doesn't answer is not ready. */
const patience = 5000;

/** /healthz: the process lives. No token is asked for. */
export function alive(): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => send(response, { ok: true, parts: [] }));
  return router;
}

/** /readyz: the process can do its work. No token is asked for. */
export function ready(ledger: Pick<Ledger, 'ready'>, waitMs = patience): Router {
  const router = Router();
  router.get('/readyz', async (_request, response) => send(response, await readiness(ledger, waitMs)));
  return router;
}

function send(response: Response, { ok, parts }: Readiness): void {
  response
    .status(ok ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({ status: ok ? 'ok' : 'unavailable', ...(parts.length > 0 && { parts }) });
}

async function readiness(ledger: Pick<Ledger, 'ready'>, waitMs: number): Promise<Readiness> {
  const late = Promise.withResolvers<Readiness>();
  const timer = setTimeout(() => late.resolve(unready(`There was no answer within ${waitMs} ms.`)), waitMs);
  try {
    return await Promise.race([ledger.ready(), late.promise]);
  } catch {
    return unready('The check failed.');
  } finally {
    clearTimeout(timer);
  }
}

function unready(detail: string): Readiness {
  return { ok: false, parts: [{ name: 'readiness', ok: false, detail }] };
}
