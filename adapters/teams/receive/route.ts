import {
  type ErrorRequestHandler,
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  json,
  type RequestHandler,
  Router,
} from 'express';
import type { z } from 'zod';
import type { Bot } from '../api/connector.ts';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { type Activity, activity, isPlaced, tenantsOf } from './activity.ts';
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
  /** Whose activities are taken, ids in lower case; empty: everybody's. */
  readonly tenants: ReadonlySet<string>;
  readonly log: Log;
}

/**
 * POST /api/messages. Answers 400 to what is no activity of Teams, 401 to what Teams did not sign, 403 to what is of a tenant
 * or for an address that is not allowed, 503 to what could not be stored or checked, and never says more: an error's reason
 * is for the log, in one line each. Nothing that arrives can end the process.
 */
export function openRoute({ bot, receive, hand, inHand, tenants, log }: Needs): Router {
  const handle: RequestHandler = async (request, response) => {
    const work = answer(request, response);
    inHand.add(work);
    await work.finally(() => inHand.delete(work));
  };

  async function answer(request: ExpressRequest, response: ExpressResponse): Promise<void> {
    const refuse = (status: 400 | 401 | 403 | 503, because: string, fields: Readonly<Record<string, unknown>> = {}) => {
      log('warn', { ...fields, status, because: brief(because) }, 'teams: an activity was not let in');
      response.status(status).end();
    };
    const read = activity.safeParse(request.body);
    if (!read.success) return refuse(400, `malformed: ${whereWrong(read.error)}`);
    const given = read.data;
    if (given.channelId !== 'msteams') return refuse(400, 'of another channel');
    const verdict = await bot.verify(request.body, request.get('authorization') ?? '');
    if (verdict.kind !== 'genuine') return refuse(statusOf[verdict.kind], verdict.because);
    const told = { type: given.type, name: given.name ?? undefined };
    if (!isPlaced(given)) return refuse(400, 'malformed: without a sender or a place', told);
    const { serviceUrl } = given;
    if (!bot.mayAnswerAt(serviceUrl ?? ''))
      return refuse(403, `for an address that is not of this cloud: ${hostOf(serviceUrl)}`, told);
    const stranger = tenantsOf(given).find((tenant) => tenants.size > 0 && !tenants.has(tenant));
    if (stranger !== undefined) return refuse(403, `of a tenant that is not allowed: ${stranger}`, told);
    const current = hand();
    if (current === undefined) return refuse(503, 'not receiving');
    const { status, body, afterwards } = await receive(given, current);
    if (body === undefined) response.status(status).end();
    else response.status(status).json(body);
    await afterwards?.();
  }

  const fail: ErrorRequestHandler = (error, _request, response, _next) => {
    const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    // Of a body that can't be read the reason would quote the body.
    if (isTheirs)
      log('warn', { status, because: 'malformed: no JSON, or too much of it' }, 'teams: an activity was not let in');
    else log('error', { error: brief(error) }, 'teams: an activity could not be handled');
    if (!response.headersSent) response.status(isTheirs ? status : 503).end();
  };

  const router = Router();
  router.post('/api/messages', json({ limit: bodyLimit }), handle);
  router.use('/api/messages', fail);
  return router;
}

const statusOf = { forged: 401, forbidden: 403, unknown: 503 } as const;

/** The name of the first field that has the wrong shape, without what it holds. */
function whereWrong({ issues }: z.ZodError): string {
  return issues[0]?.path.join('.') || 'no activity';
}

function hostOf(address: string | null | undefined): string {
  return URL.parse(address ?? '')?.origin ?? 'none';
}
