import type { RESTOptions, ResponseLike } from 'discord.js';
import { z } from 'zod';
import type { ClockWatch } from '../../clock-watch.ts';
import type { Times } from '../setup/settings.ts';

/**
 * How discord.js may call Discord. Nothing is waited for or tried again inside of it: what came of a call is the
 * caller's to decide, who keeps it durably. A request that ran into a limit comes back with the wait.
 */
export function restOptions(
  makeRequest: RESTOptions['makeRequest'],
  apiUrl: string | undefined,
  times: Pick<Times, 'request'>,
  waits: Waits,
  clock: Pick<ClockWatch, 'hear'>,
): Partial<RESTOptions> {
  return {
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
    retries: 0,
    timeout: times.request,
    offset: 0,
    rejectOnRateLimit: () => true,
    makeRequest: async (url, init) => {
      const sentAt = Date.now();
      const head = await makeRequest(url, init);
      clock.hear(head.headers.get('date'), sentAt);
      const answer = await readWhole(head);
      if (answer.status === 429) await waits.note(`${init.method}:${url}`, answer.clone());
      return answer;
    },
  };
}

/** Statuses that come without a body, and with which a `Response` takes none. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * The answer with all of its body, within the time of the request: discord.js waits for the head alone, and a body that
 * never ends would hold up its queue. A refusal says why in JSON; what does not is a page of something in between, which
 * discord.js would fall over.
 */
async function readWhole(response: ResponseLike): Promise<Response> {
  const { status, statusText } = response;
  const headers = new Headers([...response.headers]);
  // A wait that is none, or longer than any of Discord's, would hold up its route in discord.js for ever.
  for (const name of ['retry-after', 'x-ratelimit-reset-after'])
    if (headers.has(name) && !seconds.safeParse(headers.get(name)).success) headers.delete(name);
  const text = await response.text();
  if (bodiless.has(status)) return new Response(null, { status, statusText, headers });
  if (response.ok || isObject(text)) return new Response(text, { status, statusText, headers });
  headers.set('content-type', 'application/json');
  return new Response('{}', { status, statusText, headers });
}

function isObject(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}

/** What Discord said how long to wait, exactly: discord.js only keeps when a bucket of its own is free again. */
export interface Waits {
  note(key: string, response: Response): Promise<void>;
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
