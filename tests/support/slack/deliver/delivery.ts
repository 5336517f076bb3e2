import type { Fields } from '../../json.ts';

/** What kind of thing is delivered: Socket Mode names the envelope by it, HTTP encodes the body by it. */
export type DeliveryKind = 'events_api' | 'interactive' | 'slash_commands';

export type Retry = { readonly attempt: number; readonly reason: 'http_timeout' | 'http_error' | 'connection_failed' };

/** What became of one attempt to reach the app. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly body: string; readonly mayRetry: boolean }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'unreachable'; readonly because: string };

/** One attempt to reach the app, by either transport. Never throws. */
export type Transport = {
  deliver(kind: DeliveryKind, payload: Fields, retry?: Retry): Promise<Outcome>;
  close(): void;
};
