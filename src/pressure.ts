/** Events in hand from which on showing waits. */
const many = 8;
/** Milliseconds that showing waits at most: an alert must never wait for a rush to end. */
const patience = 250;

/** Lets what can wait a moment (showing a message) make room for what cannot (a click that wants its acknowledgement). */
export interface Pressure {
  /** Counts the event as in hand until it is done. */
  during<Result>(event: () => Promise<Result>): Promise<Result>;
  /** Resolves when few events are in hand, after 250 ms in any case. */
  relieved(): Promise<void>;
}

export function createPressure(): Pressure {
  let inHand = 0;
  const waiting: (() => void)[] = [];
  return {
    async during(event) {
      inHand += 1;
      try {
        return await event();
      } finally {
        inHand -= 1;
        if (inHand < many) for (const resolve of waiting.splice(0)) resolve();
      }
    },
    async relieved() {
      if (inHand < many) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patience);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
