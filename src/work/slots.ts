import type { Standings } from '../platforms/standings.ts';

/** Messages on their way to one platform at once. */
const most = 64;

/** What one platform takes at once: many messages, one where it has just refused us, none while it rests. */
export interface Slots {
  /** @returns false when nothing more can be sent there now */
  take(platform: string): boolean;
  give(platform: string): void;
}

/** One platform that is slow or down holds up nothing on the others: each has slots of its own. */
export function openSlots(standings: Pick<Standings, 'isResting' | 'isTroubled'>): Slots {
  const taken = new Map<string, number>();
  return {
    take(platform) {
      const inUse = taken.get(platform) ?? 0;
      const allowed = standings.isResting(platform) ? 0 : standings.isTroubled(platform) ? 1 : most;
      if (inUse >= allowed) return false;
      taken.set(platform, inUse + 1);
      return true;
    },
    give(platform) {
      taken.set(platform, (taken.get(platform) ?? 1) - 1);
    },
  };
}
