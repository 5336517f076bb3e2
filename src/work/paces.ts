import type { DuePosting } from '../../db/postings.ts';

/** When a lane takes its next new message: platforms limit them by channel. */
export interface Paces {
  isReady(lane: string): boolean;
  /** A message was just created. */
  created(posting: Pick<DuePosting, 'lane' | 'place' | 'audience'>): void;
  /** The platform said that it was too much for the lane. */
  limited(lane: string): void;
}

/** Milliseconds for which a lane whose platform complained is paced whatever is sent there. */
const wary = 60_000;

/**
 * Questions can wait a second, so they keep the platform's pace and are never refused for their number. What the team should
 * see can't wait: platforms take a short burst, so it goes out at once, until one of them says that it is too much.
 *
 * @param paceOf milliseconds between two messages created in a lane of the platform
 * @param onReady told of a lane that had to wait when it is ready again
 */
export function openPaces(paceOf: (platform: string) => number, onReady: (lane: string) => void): Paces {
  const readyAt = new Map<string, number>();
  const limitedAt = new Map<string, number>();

  function isWary(lane: string): boolean {
    const at = limitedAt.get(lane);
    if (at === undefined) return false;
    if (performance.now() - at < wary) return true;
    limitedAt.delete(lane);
    return false;
  }

  return {
    isReady: (lane) => (readyAt.get(lane) ?? 0) <= performance.now(),
    created({ lane, place, audience }) {
      const pace = paceOf(place.platform);
      if (pace <= 0 || (audience === 'team' && !isWary(lane))) return;
      readyAt.set(lane, performance.now() + pace);
      setTimeout(() => {
        if ((readyAt.get(lane) ?? 0) <= performance.now()) readyAt.delete(lane);
        onReady(lane);
      }, pace + 1).unref();
    },
    limited: (lane) => void limitedAt.set(lane, performance.now()),
  };
}
