import type { Settings } from '../settings.ts';

/** How many sessions may still be started. Source: discord.com/developers/docs/events/gateway#session-start-limit-object. */
export type Starts = {
  readonly limit: {
    readonly total: number;
    readonly remaining: number;
    readonly reset_after: number;
    readonly max_concurrency: number;
  };
  readonly taken: number;
  take(): 'ok' | 'too-soon' | 'exhausted';
};

const day = 24 * 60 * 60_000;

export function countStarts(settings: Settings): Starts {
  let remaining = settings.identifies;
  let taken = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    get limit() {
      return { total: 1000, remaining, reset_after: day, max_concurrency: 1 };
    },
    get taken() {
      return taken;
    },
    take() {
      if (remaining <= 0) return 'exhausted';
      const now = settings.now();
      if (settings.limits === 'vendor' && now - lastAt < 5000) return 'too-soon';
      lastAt = now;
      remaining -= 1;
      taken += 1;
      return 'ok';
    },
  };
}
