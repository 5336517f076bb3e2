import { z } from 'zod';
import type { Call } from '../api/calls.ts';
import { badToken, readError } from '../api/failures.ts';
import type { Log, Times } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import type { Gateway } from './gateway.ts';
import { pauseBeforeStart } from './pauses.ts';

/** For so long the start waits in all where Discord or the day's limit asks for it, in milliseconds; longer waits are told. */
const patience = 15_000;

/**
 * Connects, within a minute; to be called again when that failed. What Discord asked to wait for is waited for by whoever
 * calls again, too: before that nothing is asked of it.
 */
export function openStarting(gateway: Gateway, call: Call, times: Times, log: Log, now: () => number = Date.now) {
  /** Discord asked to be left alone until then, or the day's sessions would not last. */
  let until = 0;
  let spread = 0;

  /** @throws an error whose message says what to do */
  return async (over: AbortSignal): Promise<void> => {
    let left = patience;
    try {
      // What was asked for at an earlier try.
      await pause(until - now(), 'Discord asked to wait before the app connects');
      const limits = await look();
      const spacing = pauseBeforeStart(limits, times);
      if (spacing > 0 && spread === 0) spread = now() + spacing;
      await pause(
        spacing > 0 ? spread - now() : 0,
        'Afterword was started very often today, so it waits before it connects',
      );
      spread = 0;
      await pause(gateway.left(), 'the connection broke several times in a row, so it is opened with a pause');
      await gateway.connect();
    } catch (error) {
      const failure = readError(error);
      if (failure.kind === 'rateLimited') until = now() + failure.retryAfter;
      throw new Error(`Discord: ${whyNotConnected(error)}`, { cause: error });
    }

    /** What the gateway's limits are; asked again after a wait that is short. @throws what the client throws */
    async function look(): Promise<unknown> {
      for (;;) {
        try {
          return addressed.parse(await call('GET', '/gateway/bot'));
        } catch (error) {
          const failure = readError(error);
          if (failure.kind !== 'rateLimited' || failure.retryAfter > left) throw error;
          await pause(failure.retryAfter, 'Discord asks to wait before the app connects');
        }
      }
    }

    /** @throws where that is longer than a start may take */
    async function pause(ms: number, why: string): Promise<void> {
      if (ms <= 0) return;
      if (ms > left) throw new Wait(`${why}: it is tried again in ${inWords(ms)}`);
      left -= ms;
      log('warn', { pause: ms }, `discord: ${why}`);
      await sleep(ms, over);
    }
  };
}

/** What discord.js takes for granted. */
const addressed = z.looseObject({
  url: z.url({ protocol: /^wss?$/ }),
  shards: z.number(),
  session_start_limit: z.looseObject({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});

/** The start has to wait longer than it may take. */
class Wait extends Error {}

function whyNotConnected(error: unknown): string {
  if (error instanceof Wait) return error.message;
  const failure = readError(error);
  if (failure.kind === 'rateLimited')
    return `it asks to wait ${inWords(failure.retryAfter)} before the app connects (HTTP 429); it is left alone until then`;
  if (error instanceof z.ZodError) return 'what answers for it knows no gateway; is the API address right?';
  const isRefused = failure.kind === 'unauthorized' || /Authentication failed/.test(brief(error));
  return isRefused ? badToken : `the gateway could not be reached (${brief(error)})`;
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

function sleep(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(over.reason);
    };
    const timer = setTimeout(() => {
      over.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (over.aborted) stop();
    else over.addEventListener('abort', stop, { once: true });
  });
}
