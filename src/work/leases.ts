/** Milliseconds of a lease: what a process that is frozen or cut off holds up, at most. */
export const leaseMs = 12_000;
/** Milliseconds before its end at which a lease is no longer relied on: a message needs a moment to get there. */
const margin = 1_000;
/** A lease that ends sooner than this, in milliseconds, is renewed. */
const renewBelow = 9_000;

/** The lanes this worker has in hand, and until when it may send to them. */
export interface Leases {
  has(lane: string): boolean;
  /** @param asked when the lease was asked for, by `performance.now()`: it ends so long after that at the earliest */
  hold(lane: string, asked: number): void;
  drop(lane: string): void;
  /** Whether a message may still be sent: a process that was frozen finds out here. */
  mayStill(lane: string): boolean;
  /** Those that end soon. */
  toRenew(): readonly string[];
  /** @param kept those of `asked` that are still ours */
  renewed(wanted: readonly string[], kept: readonly string[], asked: number): void;
  readonly size: number;
}

/**
 * @param wall the time of day in milliseconds since 1970: it goes on while the machine sleeps or is moved, where the other
 * clock stands still
 */
export function openLeases(wall: () => number = Date.now): Leases {
  const until = new Map<string, number>();
  const wallUntil = new Map<string, number>();
  const hold = (lane: string, asked: number) => {
    until.set(lane, asked + leaseMs);
    wallUntil.set(lane, wall() - performance.now() + asked + leaseMs);
  };
  return {
    has: (lane) => until.has(lane),
    hold,
    drop(lane) {
      until.delete(lane);
      wallUntil.delete(lane);
    },
    mayStill: (lane) =>
      (until.get(lane) ?? 0) - margin > performance.now() && (wallUntil.get(lane) ?? 0) - margin > wall(),
    toRenew: () => [...until].filter(([, end]) => end - performance.now() < renewBelow).map(([lane]) => lane),
    renewed(wanted, kept, asked) {
      const ours = new Set(kept);
      for (const lane of wanted) {
        if (!until.has(lane)) continue;
        if (ours.has(lane)) hold(lane, asked);
        else until.set(lane, 0);
      }
    },
    get size() {
      return until.size;
    },
  };
}
