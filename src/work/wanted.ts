import { platformOf } from './lane-name.ts';

/** Lanes in which something may be due, kept apart by platform: one that takes nothing now is passed over as a whole. */
export interface Wanted {
  add(lane: string): void;
  has(lane: string): boolean;
  readonly size: number;
  /** Takes out up to `most` lanes that `claim` gets hold of, in the order in which they came. @param claim says `full` where its platform takes no more */
  claim(most: number, claim: (lane: string) => 'claimed' | 'passed' | 'full'): string[];
}

/** @param isReady whether the lane takes a message yet; one that does not is kept aside until `ready` tells of it */
export function openWanted(isReady: (lane: string) => boolean): Wanted & { ready(lane: string): void } {
  const byPlatform = new Map<string, Set<string>>();
  const aside = new Set<string>();

  function put(lane: string): void {
    const platform = platformOf(lane);
    const lanes = byPlatform.get(platform) ?? new Set();
    byPlatform.set(platform, lanes.add(lane));
  }

  return {
    add: (lane) => (isReady(lane) ? put(lane) : void aside.add(lane)),
    ready(lane) {
      if (aside.delete(lane)) put(lane);
    },
    has: (lane) => aside.has(lane) || byPlatform.get(platformOf(lane))?.has(lane) === true,
    get size() {
      return [...byPlatform.values()].reduce((sum, lanes) => sum + lanes.size, 0);
    },
    claim(most, claim) {
      const claimed: string[] = [];
      for (const lanes of byPlatform.values()) {
        for (const lane of lanes) {
          if (claimed.length >= most) return claimed;
          const came = claim(lane);
          if (came === 'full') break;
          if (came === 'passed') continue;
          lanes.delete(lane);
          claimed.push(lane);
        }
      }
      return claimed;
    },
  };
}
