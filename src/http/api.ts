import { type ErrorRequestHandler, Router } from 'express';
import { authorize } from './authorize.ts';
import { nothingHere } from './nothing-here.ts';
import { nps } from './nps.ts';
import { optOuts } from './opt-outs.ts';
import type { Ledger } from './ports.ts';
import { refuse } from './problem-details.ts';
import type { Known } from './reported-chat.ts';
import { responses } from './responses.ts';
import { supportChats } from './support-chats.ts';

export interface ApiParts extends Known {
  readonly ledger: Ledger;
  /** AFTERWORD_API_TOKEN; without it every request is answered with 503. */
  readonly token: string | undefined;
  readonly now: () => Date;
  /** Told of failures that are not the request's fault. */
  readonly onError: (error: unknown) => void;
  /** Whether a failure passes by itself, such as a database that restarts: answered with 503 instead of 500. */
  readonly isOutage: (error: unknown) => boolean;
}

/** The HTTP API, to be mounted at /v1. */
export function api({ ledger, token, platforms, teams, now, onError, isOutage }: ApiParts): Router {
  const router = Router({ caseSensitive: true });
  router.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  router.use(authorize(token));
  router.use(supportChats(ledger, { platforms, teams }, now));
  router.use(responses(ledger, teams));
  router.use(nps(ledger, teams));
  router.use(optOuts(ledger, { platforms }));
  router.use(nothingHere());
  router.use(failed(onError, isOutage));
  return router;
}

function failed(onError: (error: unknown) => void, isOutage: (error: unknown) => boolean): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    if (error instanceof URIError) {
      refuse(response, { status: 400, detail: 'The path is not properly percent-encoded.' });
      return;
    }
    const hungUp = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!hungUp) onError(error);
    if (response.headersSent) {
      response.destroy();
    } else if (isOutage(error)) {
      response.set('Retry-After', '5');
      refuse(response, { status: 503, detail: 'Afterword can not reach its database right now. Try again.' });
    } else {
      refuse(response, { status: 500, detail: 'Afterword failed at this; its log says why.' });
    }
  };
}
