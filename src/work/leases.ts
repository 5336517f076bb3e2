/** Milliseconds of a lease: what a process that is frozen or cut off holds up, at most. */
export const leaseMs = 15_000;
/** Milliseconds before its end at which a lease is no longer relied on: a message needs a moment to get there. */
const margin = 1_000;
/** A lease that ends sooner than this, in milliseconds, is renewed. */
const renewBelow = 10_000;

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

export function openLeases(): Leases {
  const until = new Map<string, number>();
  return {
    has: (lane) => until.has(lane),
    hold: (lane, asked) => void until.set(lane, asked + leaseMs),
    drop: (lane) => void until.delete(lane),
    mayStill: (lane) => (until.get(lane) ?? 0) - margin > performance.now(),
    toRenew: () => [...until].filter(([, end]) => end - performance.now() < renewBelow).map(([lane]) => lane),
    renewed(wanted, kept, asked) {
      const ours = new Set(kept);
      for (const lane of wanted) {
        if (!until.has(lane)) continue;
        until.set(lane, ours.has(lane) ? asked + leaseMs : 0);
      }
    },
    get size() {
      return until.size;
    },
  };
}
