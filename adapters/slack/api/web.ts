import type { Logger } from '@slack/bolt';
import type { WebAPICallResult, WebClient, WebClientOptions } from '@slack/web-api';
import type { ClockWatch } from '../../clock-watch.ts';
import type { Log, SlackSettings } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { nameFailure, readError } from './failures.ts';
import type { MovedChannels } from './moved-channels.ts';
import type { Note } from './standing.ts';

/** The Web API, once with time for what a worker does and once in a hurry, for what somebody waits for. */
export interface Web {
  /** 10 s. */
  readonly patient: WebClient;
  /** 2 s: fits into the three seconds in which Slack wants an answer. */
  readonly quick: WebClient;
}

/**
 * Options of every client here. Nothing is tried again inside a call: the durable queue owns retrying, and a client
 * that sleeps out a `Retry-After` would hold a worker for as long.
 * @param timeout milliseconds
 * @param clock told the time of every answer
 */
export function clientOptions(
  settings: SlackSettings,
  timeout: number,
  clock?: Pick<ClockWatch, 'hear'>,
): WebClientOptions {
  return {
    ...(clock !== undefined && { fetch: telling(clock) }),
    slackApiUrl: settings.apiUrl,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietly(settings.log),
    // An address in an argument must never decide where the token goes.
    allowAbsoluteUrls: false,
  };
}

/**
 * @param channels whose ids have changed: calls carry the ids of today
 * @param note told after every call whether Slack takes the bot token
 */
export function openWeb(
  Client: typeof WebClient,
  settings: SlackSettings,
  channels: MovedChannels,
  note: Note,
  clock: Pick<ClockWatch, 'hear'>,
): Web {
  class Watched extends Client {
    override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
      const { channel } = options ?? {};
      if (typeof channel !== 'string') return this.#call(method, options);
      const current = channels.current(channel);
      try {
        return await this.#call(method, { ...options, channel: current });
      } catch (error) {
        const call = readError(error);
        if (call.kind !== 'platform' || call.error !== 'channel_not_found') throw error;
        // Another process may have heard where it went.
        await channels.look().catch(() => {});
        const moved = channels.current(channel);
        if (moved === current) throw error;
        return this.#call(method, { ...options, channel: moved });
      }
    }

    async #call(method: string, options: Record<string, unknown> | undefined): Promise<WebAPICallResult> {
      try {
        const result = await super.apiCall(method, options);
        note('token', { kind: 'works' });
        return result;
      } catch (error) {
        const failure = nameFailure(error, 'reading');
        if (failure.kind === 'paused') note('token', { kind: 'refused', because: failure.because });
        throw error;
      }
    }
  }
  const open = (timeout: number) => new Watched(settings.botToken, clientOptions(settings, timeout, clock));
  return { patient: open(10_000), quick: open(2_000) };
}

function telling(clock: Pick<ClockWatch, 'hear'>): NonNullable<WebClientOptions['fetch']> {
  return async (...request) => {
    const sentAt = Date.now();
    const response = await fetch(...request);
    clock.hear(response.headers.get('date'), sentAt);
    return response;
  };
}

/**
 * The Slack packages' own log lines. Their debug level prints whole payloads, which hold customers' words: it is left
 * out. Failed calls come back as outcomes and are logged where they are decided on, so nothing here is above `debug`.
 */
export function quietly(log: Log): Logger {
  const pass = (...parts: unknown[]) => {
    log('debug', { from: 'slack client' }, parts.map(brief).join(' '));
  };
  return {
    debug() {},
    info() {},
    warn: pass,
    error: pass,
    setLevel() {},
    // The packages compare this only with their own constant for "debug".
    getLevel: () => 'info' as ReturnType<Logger['getLevel']>,
    setName() {},
  };
}
