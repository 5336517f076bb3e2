import type { Standing } from '../../adapters/standing.ts';
import type { Log } from '../log.ts';
import { backoff } from '../work/backoff.ts';

/** What is known of one platform, for readiness. */
export interface PlatformPart {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** Since when it is not in order. */
  readonly since?: Date;
}

/** How every platform stands, put together from what its adapter tells and from what sends come to. */
export interface Standings {
  /** The adapter has started; undone by `failed`. */
  started(platform: string): void;
  /** The adapter could not start; it is tried again. */
  failed(platform: string, because: string): void;
  told(platform: string, standing: Standing): void;
  /** A send was refused for a reason that has nothing to do with what was sent. @param atLeast milliseconds */
  paused(platform: string, because: string, atLeast: number | undefined): void;
  /** A send went well: what paused the platform is over. */
  went(platform: string): void;
  /** Whether it has refused us and not taken anything since: then one message is tried at a time. */
  isTroubled(platform: string): boolean;
  /** Whether nothing is sent there at the moment. */
  isResting(platform: string): boolean;
  /** Platforms to which nothing is sent at the moment. */
  resting(): readonly string[];
  parts(): readonly PlatformPart[];
}

interface Known {
  isUp: boolean;
  connected: Trouble | undefined;
  refused: (Trouble & { attempts: number; until: number }) | undefined;
  starting: Trouble | undefined;
}

interface Trouble {
  readonly because: string;
  readonly since: Date;
}

/**
 * A platform that refuses our credentials is left alone for growing times, 5 s to 5 min: then whatever is due there is
 * the next try. Trouble is logged when it begins and when it is over, not each time it is met.
 *
 * @param onMended told when a platform that refused us takes messages again
 */
export function createStandings(
  platforms: readonly string[],
  { log, clock, onMended }: { readonly log: Log; readonly clock: () => Date; readonly onMended: () => void },
): Standings {
  const all = new Map<string, Known>(platforms.map((name) => [name, blank()]));
  const of = (platform: string): Known => {
    const known = all.get(platform) ?? blank();
    all.set(platform, known);
    return known;
  };

  function refuse(platform: string, because: string, atLeast: number): void {
    const known = of(platform);
    const before = known.refused;
    // What was on its way when the trouble began tells nothing new.
    if (before !== undefined && before.until > performance.now()) return;
    const attempts = (before?.attempts ?? 0) + 1;
    const wait = Math.max(atLeast, 10 * backoff(attempts), leastRest);
    known.refused = {
      because,
      since: before?.since ?? clock(),
      attempts,
      until: performance.now() + Math.min(wait, Math.max(atLeast, longestRest)),
    };
    if (before === undefined)
      log.error({ platform, because }, 'a platform refuses us: nothing is sent there until this is mended');
  }

  function mend(platform: string): void {
    const known = of(platform);
    if (known.refused === undefined) return;
    known.refused = undefined;
    log.info({ platform }, 'the platform takes messages again');
    onMended();
  }

  return {
    started(platform) {
      const known = of(platform);
      if (known.starting !== undefined) log.info({ platform }, 'the platform has started after all');
      known.isUp = true;
      known.starting = undefined;
    },
    failed(platform, because) {
      const known = of(platform);
      if (known.starting?.because !== because)
        log.error({ platform, because }, 'a platform could not be started; it is tried again');
      known.isUp = false;
      known.starting = { because, since: known.starting?.since ?? clock() };
    },
    told(platform, standing) {
      const known = of(platform);
      switch (standing.kind) {
        case 'works':
          if (known.connected !== undefined) log.info({ platform }, 'connected again');
          known.connected = undefined;
          return mend(platform);
        case 'disconnected':
          if (known.connected === undefined)
            log.warn({ platform, because: standing.because }, 'the connection to a platform is down');
          known.connected ??= { because: standing.because, since: clock() };
          return;
        case 'refused':
          // Told as often as it is found out; the waits grow with the sends that are refused.
          if (known.refused === undefined) refuse(platform, standing.because, 0);
      }
    },
    paused: (platform, because, atLeast) => refuse(platform, because, atLeast ?? 0),
    went: mend,
    isResting: (platform) => (of(platform).refused?.until ?? 0) > performance.now(),
    isTroubled: (platform) => of(platform).refused !== undefined,
    resting: () =>
      [...all].filter(([, { refused }]) => (refused?.until ?? 0) > performance.now()).map(([name]) => name),
    parts: () =>
      [...all].map(([name, { isUp, starting, refused, connected }]) => {
        const trouble = starting ?? refused ?? connected;
        if (trouble !== undefined) return { name, ok: false, detail: trouble.because, since: trouble.since };
        return { name, ok: isUp, detail: isUp ? 'works' : 'is starting' };
      }),
  };
}

/** Milliseconds. */
const leastRest = 5_000;
const longestRest = 300_000;

function blank(): Known {
  return { isUp: false, connected: undefined, refused: undefined, starting: undefined };
}
