import type { REST, RESTOptions, RouteLike } from 'discord.js';
import { z } from 'zod';
import { badToken, readError } from './failures.ts';
import type { Waits } from './rest.ts';
import type { Standings } from './standing.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Request {
  readonly body?: object;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Off for what an interaction's own token authorises. */
  readonly auth?: boolean;
}

/** One call to Discord's REST API. @throws what discord.js throws; failures.ts reads it */
export type Call = (method: Method, route: RouteLike, request?: Request) => Promise<unknown>;

const limited = z.object({ method: z.string(), url: z.string() });

/** Calls Discord, and tells how the token stands with it. */
export function openCall(rest: REST, waits: Waits, standing: Pick<Standings, 'accepted' | 'refused'>): Call {
  return async (method, route, { body, query, auth = true } = {}) => {
    try {
      const answer = await rest.request({
        method: method as never,
        fullRoute: route,
        auth,
        ...(body === undefined ? {} : { body }),
        ...(query === undefined ? {} : { query: queryOf(query) }),
      });
      if (auth) standing.accepted();
      return answer;
    } catch (error) {
      const call = readError(error);
      if (auth && call.kind === 'unauthorized') standing.refused(badToken);
      // Whatever Discord objects to with a code of its own, it knows who asks.
      if (auth && call.kind === 'api') standing.accepted();
      if (call.kind === 'rateLimited') throw withExactWait(error, waits);
      throw error;
    }
  };
}

/** A client for the API that keeps its token: discord.js's own forgets it after a single 401, for ever. */
export function openRest(Rest: typeof REST, options: Partial<RESTOptions>, token: string): REST {
  const rest = new Rest({ version: '10', ...options }).setToken(token);
  return Object.assign(rest, { setToken: () => rest });
}

function withExactWait(error: unknown, waits: Waits): unknown {
  const read = limited.safeParse(error);
  const wait = read.success ? waits.take(`${read.data.method}:${read.data.url}`) : undefined;
  return wait === undefined ? error : new RateLimited(wait, { cause: error });
}

/** Discord asked for exactly this many milliseconds. */
class RateLimited extends Error {
  readonly retryAfter: number;
  readonly timeToReset: number;
  constructor(wait: number, options: ErrorOptions) {
    super('rate limited', options);
    this.retryAfter = wait;
    this.timeToReset = wait;
  }
}

function queryOf(fields: NonNullable<Request['query']>): URLSearchParams {
  return new URLSearchParams(Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)]));
}

/** Between two tries of something that Discord had a bad moment for, in milliseconds. */
const again = 250;

/**
 * Waits as Discord asks for, and asks again for what only reads where it had a bad moment; at most `patience`
 * milliseconds in all.
 */
export function patiently(call: Call, patience: number): Call {
  return async (method, ...request) => {
    const until = Date.now() + patience;
    for (;;) {
      try {
        return await call(method, ...request);
      } catch (error) {
        const wait = waitAfter(error, method);
        if (wait === undefined || Date.now() + wait > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };
}

function waitAfter(error: unknown, method: Method): number | undefined {
  const failure = readError(error);
  if (failure.kind === 'rateLimited') return Math.max(50, failure.retryAfter);
  const isPassing = failure.kind === 'unanswered' || (failure.kind === 'http' && failure.status >= 500);
  return isPassing && method === 'GET' ? again : undefined;
}
