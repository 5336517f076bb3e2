import { isPassing } from '../../db/failures.ts';

/** Invitations that time changes soon: woken on the moment instead of at the next look. */
export interface Alarms {
  /** Time changes the invitation at that moment, in milliseconds since 1970. */
  set(invitation: string, at: number): void;
  /** Its time has come. */
  ring(invitations: Iterable<string>): void;
  stop(): void;
}

/** What is further ahead than this, in milliseconds, is found by a look at the tables. */
const soon = 2_000;

/**
 * The longest that an invitation rests whose waking failed, in milliseconds: what can't be woken keeps no others waiting. Where
 * it was the database that failed, all of them go on soon after it is back.
 */
const longestRest = { ofItsOwn: 15_000, passing: 1_000 };

/** Never two wakings of one invitation at a time; one that failed rests for growing times. */
export function openAlarms(
  wake: (invitation: string) => Promise<void>,
  {
    clock,
    onFailure,
  }: {
    readonly clock: () => Date;
    readonly onFailure: (invitation: string, error: unknown) => void;
  },
): Alarms {
  const inHand = new Set<string>();
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;

  function later(ms: number, what: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      what();
    }, ms);
    timers.add(timer);
  }

  function ring(invitation: string): void {
    if (isStopped || inHand.has(invitation)) return;
    inHand.add(invitation);
    wake(invitation).then(
      () => {
        inHand.delete(invitation);
        failures.delete(invitation);
      },
      (error) => {
        if (isStopped) return;
        onFailure(invitation, error);
        const times = (failures.get(invitation) ?? 0) + 1;
        failures.set(invitation, times);
        const longest = isPassing(error) ? longestRest.passing : longestRest.ofItsOwn;
        later(Math.min(125 * 2 ** times, longest), () => {
          inHand.delete(invitation);
          ring(invitation);
        });
      },
    );
  }

  return {
    set(invitation, at) {
      const ms = at - clock().getTime();
      if (isStopped || ms > soon) return;
      if (ms <= 0) ring(invitation);
      else later(ms, () => ring(invitation));
    },
    ring(invitations) {
      for (const invitation of invitations) ring(invitation);
    },
    stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
