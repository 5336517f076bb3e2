import type { Client, RESTOptions, ResponseLike, RouteLike } from 'discord.js';
import { z } from 'zod';
import type { Times } from '../setup/settings.ts';
import { badToken, readError } from './failures.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Request {
  readonly body?: object;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Off for what an interaction's own token authorises. */
  readonly auth?: boolean;
}

/** One call to Discord's REST API. @throws what discord.js throws; failures.ts reads it */
export type Call = (method: Method, route: RouteLike, request?: Request) => Promise<unknown>;

/**
 * How discord.js may call Discord. Nothing is waited for or tried again inside of it: what came of a call is the
 * caller's to decide, who keeps it durably. A request that ran into a limit comes back with the wait.
 */
export function restOptions(
  makeRequest: RESTOptions['makeRequest'],
  apiUrl: string | undefined,
  times: Times,
  waits: Waits,
): Partial<RESTOptions> {
  return {
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
    retries: 0,
    timeout: times.request,
    offset: 0,
    rejectOnRateLimit: () => true,
    makeRequest: async (url, init) => {
      const response = await makeRequest(url, init);
      if (response.status === 429) await waits.note(`${init.method}:${url}`, response);
      return response;
    },
  };
}

/** What Discord said how long to wait, exactly: discord.js only keeps when a bucket of its own is free again. */
export interface Waits {
  note(key: string, response: ResponseLike): Promise<void>;
  take(key: string): number | undefined;
}

const seconds = z.coerce.number().min(0).max(86_400);
const body = z.object({ retry_after: seconds });

export function openWaits(): Waits {
  const waits = new Map<string, number>();
  return {
    async note(key, response) {
      // The body says it to the millisecond, the header to the second. Nobody else reads the body of a refusal.
      const exact = body.safeParse(await response.json().catch(() => undefined));
      const header = seconds.safeParse(response.headers.get('retry-after') ?? undefined);
      const wait = exact.data?.retry_after ?? header.data;
      if (wait !== undefined) waits.set(key, Math.ceil(wait * 1000));
      const oldest = waits.size > 100 ? waits.keys().next().value : undefined;
      if (oldest !== undefined) waits.delete(oldest);
    },
    take(key) {
      const wait = waits.get(key);
      waits.delete(key);
      return wait;
    },
  };
}

const limited = z.object({ method: z.string(), url: z.string() });

/** @param onUnauthorized told once, when Discord refuses the token */
export function openCall(client: Client, waits: Waits, onUnauthorized: (because: string) => void): Call {
  let isRefused = false;
  return async (method, route, { body, query, auth = true } = {}) => {
    try {
      return await client.rest.request({
        method: method as never,
        fullRoute: route,
        auth,
        ...(body === undefined ? {} : { body }),
        ...(query === undefined ? {} : { query: queryOf(query) }),
      });
    } catch (error) {
      const call = readError(error);
      if (call.kind === 'unauthorized' && auth && !isRefused) {
        isRefused = true;
        onUnauthorized(badToken);
      }
      if (call.kind === 'rateLimited') throw withExactWait(error, waits);
      throw error;
    }
  };
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
