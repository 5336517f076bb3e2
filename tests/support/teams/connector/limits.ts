import type { Settings } from '../settings.ts';

/** Calls a bot may make in one conversation: at most `calls` in any `seconds`. Source: "Rate limit" in the Teams docs. */
const perConversation = [
  { seconds: 1, calls: 7 },
  { seconds: 2, calls: 8 },
  { seconds: 30, calls: 60 },
  { seconds: 3600, calls: 1800 },
] as const;

/** And in all conversations of a tenant together, a second. */
const perTenant = 50;

export type Limits = {
  /** Counts a call; the seconds to wait when there were too many, undefined when it may go ahead. */
  take(conversation: string | undefined): number | undefined;
};

export function openLimits(settings: Settings): Limits {
  const calls = new Map<string, number[]>();
  const overflow = (times: readonly number[], now: number, limit: { seconds: number; calls: number }) => {
    const recent = times.filter((time) => now - time < limit.seconds * 1000);
    const oldest = recent.at(-limit.calls);
    return oldest === undefined ? undefined : Math.max(1, Math.ceil((oldest + limit.seconds * 1000 - now) / 1000));
  };
  return {
    take(conversation) {
      if (settings.limits === 'off') return undefined;
      const now = settings.now();
      const everywhere = calls.get('') ?? [];
      const here = calls.get(conversation ?? '-') ?? [];
      const waits = [
        overflow(everywhere, now, { seconds: 1, calls: perTenant }),
        ...(conversation === undefined ? [] : perConversation.map((limit) => overflow(here, now, limit))),
      ].filter((wait) => wait !== undefined);
      if (waits.length > 0) return Math.max(...waits);
      calls.set('', [...everywhere, now].slice(-perTenant));
      calls.set(conversation ?? '-', [...here, now].slice(-1800));
      return undefined;
    },
  };
}
