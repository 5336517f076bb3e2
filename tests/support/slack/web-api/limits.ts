import type { Settings } from '../settings.ts';

/** Calls a minute, per method. Source: the rate-limit line of each method's page and docs.slack.dev/apis/web-api/rate-limits. */
const perMinute: Readonly<Record<string, number>> = {
  'auth.test': 600,
  'apps.connections.open': 50,
  'chat.update': 50,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'chat.getPermalink': 600,
  'conversations.info': 50,
  'conversations.members': 100,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.join': 50,
  'conversations.open': 50,
  'reactions.get': 50,
  'users.info': 100,
  'users.list': 20,
  'usergroups.list': 20,
  'usergroups.users.list': 20,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
};

/** About one message a second and channel, with short bursts; Slack does not say how short. */
const messageBurst = 3;

export type Limits = {
  /** Counts a call; the seconds to wait when there were too many, undefined when it may go ahead. */
  take(method: string, channel: string | undefined): number | undefined;
};

export function openLimits(settings: Settings): Limits {
  const windows = new Map<string, { startedAt: number; used: number }>();
  const buckets = new Map<string, { tokens: number; at: number }>();

  const takeMessage = (channel: string): number | undefined => {
    const now = settings.now();
    const bucket = buckets.get(channel) ?? { tokens: messageBurst, at: now };
    const tokens = Math.min(messageBurst, bucket.tokens + (now - bucket.at) / 1000);
    if (tokens < 1) {
      buckets.set(channel, { tokens, at: now });
      return Math.max(1, Math.ceil(1 - tokens));
    }
    buckets.set(channel, { tokens: tokens - 1, at: now });
    return undefined;
  };

  const takeTier = (method: string, allowed: number): number | undefined => {
    const now = settings.now();
    const current = windows.get(method);
    const window = current === undefined || now - current.startedAt >= 60_000 ? { startedAt: now, used: 0 } : current;
    windows.set(method, window);
    if (window.used >= allowed) return Math.max(1, Math.ceil((window.startedAt + 60_000 - now) / 1000));
    window.used += 1;
    return undefined;
  };

  return {
    take(method, channel) {
      if (settings.limits === 'off') return undefined;
      if (method === 'chat.postMessage') return takeMessage(channel ?? '');
      const allowed = perMinute[method];
      return allowed === undefined ? undefined : takeTier(method, allowed);
    },
  };
}
