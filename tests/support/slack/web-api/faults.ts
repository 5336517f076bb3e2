import type { Fields } from '../../json.ts';

/** Something going wrong on demand. Delays in ms, `retryAfter` in seconds. */
export type Fault =
  | { readonly kind: '429'; readonly retryAfter: number }
  | { readonly kind: '500' }
  /** The token is not accepted, though it is right: as when it is rotated, or the app is installed anew. */
  | { readonly kind: 'unauthorized'; readonly error?: 'invalid_auth' | 'token_revoked' | 'account_inactive' }
  /** The connection breaks before the call had any effect. */
  | { readonly kind: 'reset-before' }
  /** The call takes effect and then the connection breaks: the caller cannot know. */
  | { readonly kind: 'reset-after-store' }
  /** `fields`: what stands beside the error, such as the `needed` scope. */
  | { readonly kind: 'error'; readonly error: string; readonly fields?: Fields }
  /** Answered as usual, but with these fields in place of its own. */
  | { readonly kind: 'other'; readonly fields: Fields }
  /** The call takes effect and is answered 200, with this instead of Slack's JSON. */
  | { readonly kind: 'unreadable'; readonly body: string }
  /** The call takes effect at once and is answered late. */
  | { readonly kind: 'slow'; readonly ms: number };

type Planned = { readonly method: string; readonly fault: Fault; readonly channel?: string; left: number };

export type Faults = {
  /** Makes the next `times` calls of a method fail (on one channel only, if it is named). Faults planned first come first. */
  next(method: string, fault: Fault, options?: { readonly times?: number; readonly channel?: string }): void;
  clear(): void;
  /** Takes the fault that is due for this call. */
  take(method: string, channel: string | undefined): Fault | undefined;
};

export function planFaults(): Faults {
  let planned: Planned[] = [];
  return {
    next(method, fault, options = {}) {
      planned.push({
        method,
        fault,
        left: options.times ?? 1,
        ...(options.channel === undefined ? {} : { channel: options.channel }),
      });
    },
    clear() {
      planned = [];
    },
    take(method, channel) {
      const due = planned.find(
        (each) => each.method === method && (each.channel === undefined || each.channel === channel),
      );
      if (due === undefined) return undefined;
      due.left -= 1;
      if (due.left <= 0) planned = planned.filter((each) => each !== due);
      return due.fault;
    },
  };
}
