import { createHash } from 'node:crypto';
import type { Settings } from '../settings.ts';

export type TooMany = { readonly retryAfter: number; readonly isGlobal: boolean };
export type Verdict = { readonly headers: Readonly<Record<string, string>>; readonly tooMany?: TooMany };

export type Limits = {
  /** Counts a request; `major` is the id the bucket belongs to, such as a channel's. */
  take(route: string, major: string): Verdict;
};

/** Requests per window, as seen on the live API: Discord publishes none but the headers. */
const buckets: Readonly<Record<string, { readonly limit: number; readonly windowMs: number }>> = {
  'POST /channels/:channel/messages': { limit: 5, windowMs: 5000 },
  'PATCH /channels/:channel/messages/:message': { limit: 5, windowMs: 5000 },
  'DELETE /channels/:channel/messages/:message': { limit: 5, windowMs: 1000 },
  'PATCH /channels/:channel': { limit: 5, windowMs: 15_000 },
  'POST /users/@me/channels': { limit: 10, windowMs: 600_000 },
};
const otherwise = { limit: 10, windowMs: 1000 };

/** Requests a second in all. Source: discord.com/developers/docs/topics/rate-limits#global-rate-limit. */
const globalPerSecond = 50;

/** Interaction callbacks and follow-ups are outside the global limit. */
const isExempt = (route: string): boolean => /\/(interactions|webhooks)\//.test(route);

export function openLimits(settings: Settings): Limits {
  const windows = new Map<string, { startedAt: number; used: number }>();
  let recent: number[] = [];

  return {
    take(route, major) {
      if (settings.limits === 'off') return { headers: {} };
      const now = settings.now();
      recent = recent.filter((at) => now - at < 1000);
      if (!isExempt(route)) {
        const first = recent[0];
        if (first !== undefined && recent.length >= globalPerSecond)
          return { headers: {}, tooMany: { retryAfter: (first + 1000 - now) / 1000, isGlobal: true } };
        recent.push(now);
      }
      const { limit, windowMs } = buckets[route] ?? otherwise;
      const key = `${route} ${major}`;
      const current = windows.get(key);
      const window =
        current === undefined || now - current.startedAt >= windowMs ? { startedAt: now, used: 0 } : current;
      windows.set(key, window);
      window.used += 1;
      const resetAfter = Math.max(0, window.startedAt + windowMs - now) / 1000;
      const headers = {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
        'x-ratelimit-reset': ((window.startedAt + windowMs) / 1000).toFixed(3),
        'x-ratelimit-reset-after': resetAfter.toFixed(3),
        'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      };
      if (window.used <= limit) return { headers };
      return { headers, tooMany: { retryAfter: resetAfter, isGlobal: false } };
    },
  };
}
