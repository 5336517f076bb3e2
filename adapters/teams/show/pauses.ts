import type { Wish } from '../../adapter.ts';
import { busy, type Failure, keepDoubt } from '../../failure.ts';
import { splitConversation } from '../api/place.ts';

/**
 * Threads that Teams wants left alone for a while. It counts the messages of each conversation for itself, and a thread of a
 * channel is a conversation: the other threads, and new ones, go on.
 * @param now milliseconds of a clock that only goes forward
 */
export function openPauses(now: () => number = () => performance.now()) {
  const paused = new Map<string, { readonly until: number; readonly key: string }>();

  return {
    /** What a wish in a thread comes to that must wait; undefined: it may be sent. Whoever was told to wait knows when to come back. */
    whyWait(conversation: string, wish: Wish): Failure | undefined {
      const pause = paused.get(conversation);
      const left = (pause?.until ?? 0) - now();
      if (left <= 0) paused.delete(conversation);
      if (pause === undefined || left <= 0 || pause.key === wish.key) return undefined;
      return keepDoubt(busy(Math.ceil(left), 'Teams asks to slow down in this thread', false, 'posting'), wish);
    },

    /** Turns a limit on a thread, told as one of the whole channel, into one of that thread. */
    limit(conversation: string, wish: Wish, failure: Failure): Failure {
      if (failure.kind !== 'busy' || failure.scope !== 'lane' || splitConversation(conversation).thread === undefined)
        return failure;
      for (const [name, { until }] of paused) if (until <= now()) paused.delete(name);
      paused.set(conversation, { until: now() + failure.retryAfter, key: wish.key });
      return { ...failure, scope: 'posting' };
    },
  };
}
