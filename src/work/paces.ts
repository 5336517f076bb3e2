/** When a lane takes its next new message: platforms limit them by channel. */
export interface Paces {
  isReady(lane: string): boolean;
  /** A message was just created there. */
  created(lane: string, platform: string): void;
}

/**
 * @param paceOf milliseconds between two messages created in a lane of the platform
 * @param onReady told when lanes that had to wait are ready again
 */
export function openPaces(paceOf: (platform: string) => number, onReady: () => void): Paces {
  const readyAt = new Map<string, number>();
  return {
    isReady: (lane) => (readyAt.get(lane) ?? 0) <= performance.now(),
    created(lane, platform) {
      const pace = paceOf(platform);
      if (pace <= 0) return;
      readyAt.set(lane, performance.now() + pace);
      setTimeout(() => {
        if ((readyAt.get(lane) ?? 0) <= performance.now()) readyAt.delete(lane);
        onReady();
      }, pace + 1).unref();
    },
  };
}
