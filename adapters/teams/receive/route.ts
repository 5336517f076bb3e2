import {
  type ErrorRequestHandler,
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  json,
  type RequestHandler,
  Router,
} from 'express';
import type { Bot } from '../api/connector.ts';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { type Activity, activity, isPlaced } from './activity.ts';
import type { Hand } from './answering.ts';
import type { Response } from './receive.ts';

/** Teams' own activities are a few kB; a field's text is the largest part. */
const bodyLimit = '256kb';

interface Needs {
  readonly bot: Bot;
  readonly receive: (given: Activity, hand: Hand) => Promise<Response>;
  /** Undefined while nothing is received: before the start and after the end. */
  readonly hand: () => Hand | undefined;
  /** Where requests are kept while they are worked on. */
  readonly inHand: Set<Promise<unknown>>;
  /** Which addresses an activity may want to be answered at. */
  readonly isAllowed: (serviceUrl: string) => boolean;
  readonly log: Log;
}

/**
 * POST /api/messages. Answers 400 to what is no activity of Teams, 401 to what Teams did not sign, 503 to what could not
 * be stored or checked, and never says more: an error's reason is for the log. Nothing that arrives can end the process.
 */
export function openRoute({ bot, receive, hand, inHand, isAllowed, log }: Needs): Router {
  const handle: RequestHandler = async (request, response) => {
    const work = answer(request, response);
    inHand.add(work);
    await work.finally(() => inHand.delete(work));
  };

  async function answer(request: ExpressRequest, response: ExpressResponse): Promise<void> {
    const given = activity.safeParse(request.body);
    if (!given.success || given.data.channelId !== 'msteams') return void response.status(400).end();
    const verdict = await bot.verify(request.body, request.get('authorization') ?? '');
    if (verdict.kind !== 'genuine') {
      log('warn', { because: brief(verdict.because) }, 'teams: an activity was not let in');
      return void response.status(verdict.kind === 'forged' ? 401 : 503).end();
    }
    const serviceUrl = given.data.serviceUrl ?? '';
    if (!isPlaced(given.data) || !isAllowed(serviceUrl)) return void response.status(400).end();
    const current = hand();
    if (current === undefined) return void response.status(503).end();
    const { status, body, afterwards } = await receive(given.data, current);
    if (body === undefined) response.status(status).end();
    else response.status(status).json(body);
    await afterwards?.();
  }

  const fail: ErrorRequestHandler = (error, _request, response, _next) => {
    const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    if (!isTheirs) log('error', { error: brief(error) }, 'teams: an activity could not be handled');
    if (!response.headersSent) response.status(isTheirs ? status : 503).end();
  };

  const router = Router();
  router.post('/api/messages', json({ limit: bodyLimit }), handle);
  router.use('/api/messages', fail);
  return router;
}
