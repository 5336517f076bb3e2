import { setTimeout as rest } from 'node:timers/promises';
import { isPassing, withoutValues } from '../../db/failures.ts';
import type { DuePosting } from '../../db/postings.ts';
import { renewLeases, takePostings } from '../../db/postings.ts';
import type { Standings } from '../platforms/standings.ts';
import type { Pressure } from '../pressure.ts';
import { rarely } from '../rarely.ts';
import { platformOf } from './lane-name.ts';
import { leaseMs, openLeases } from './leases.ts';
import { openPaces } from './paces.ts';
import { patience, type SendOptions, sendPosting } from './send.ts';
import { type Settlement, settleTogether } from './settle.ts';
import { openSlots } from './slots.ts';
import { type Came, judge } from './verdict.ts';
import { openWanted } from './wanted.ts';

export interface LaneOptions extends SendOptions {
  readonly standings: Standings;
  readonly pressure: Pressure;
}

/** Shows what is due, lane by lane: one message of a lane at a time, and as many lanes at once as the platforms take. */
export interface Lanes {
  /** Something may be due there. */
  look(lanes: Iterable<string>): void;
  /** See `Nudges`. */
  reserve(lanes: readonly string[]): readonly string[];
  took(reserved: readonly string[], taken: readonly DuePosting[], due: readonly string[]): void;
  renew(): Promise<void>;
  /** When something was last brought to an end, or may still be under way, by `performance.now()`. */
  finishedAt(): number;
  /** Takes nothing more. @returns resolves when nothing is in hand any more */
  stop(): Promise<void>;
}

/** Most messages of one lane in a row, before others that wait have their turn. */
const mostInARow = 16;

/** Most lanes asked for by one statement. */
const mostAtOnce = 128;

/** How often a posting's owner is told in vain what became of it, for a reason that does not pass. */
const mostTellings = 5;

export function openLanes(options: LaneOptions, worker: string): Lanes {
  const { db, log, standings, pressure, metrics } = options;
  const leases = openLeases();
  const slots = openSlots(standings);
  const paces = openPaces(
    (platform) => options.adapter(platform)?.limits?.pace ?? 0,
    (lane) => {
      wanted.ready(lane);
      look();
    },
  );
  const wanted = openWanted((lane) => paces.isReady(lane));
  const settle = settleTogether(db, options, { worker, lease: leaseMs });
  let isTaking = false;
  let isStopped = false;
  let failures = 0;
  let finishedAt = performance.now();
  let sends = 0;
  let lastSentAt = 0;
  const say = rarely(log);
  const idle: (() => void)[] = [];

  function look(): void {
    if (!isTaking && !isStopped && wanted.size > 0) void take();
  }

  /** Sets a lane aside for this worker, where something could be sent to it right now. */
  function claim(lane: string): 'claimed' | 'passed' | 'full' {
    if (leases.has(lane) || !paces.isReady(lane)) return 'passed';
    if (!slots.take(platformOf(lane))) return 'full';
    leases.hold(lane, performance.now());
    return 'claimed';
  }

  function release(lane: string): void {
    leases.drop(lane);
    slots.give(platformOf(lane));
    if (isStopped && leases.size === 0) for (const resolve of idle.splice(0)) resolve();
  }

  const claimWanted = () => wanted.claim(mostAtOnce, claim);

  async function take(): Promise<void> {
    isTaking = true;
    try {
      for (let claimed = claimWanted(); claimed.length > 0 && !isStopped; claimed = claimWanted()) {
        await takeThese(claimed);
      }
    } finally {
      isTaking = false;
    }
  }

  async function takeThese(claimed: readonly string[]): Promise<void> {
    try {
      await pressure.relieved();
      const asked = performance.now();
      const taken = await takePostings(db, claimed, worker, leaseMs);
      failures = 0;
      for (const { lane } of taken) leases.hold(lane, asked);
      begin(claimed, taken);
    } catch (error) {
      for (const lane of claimed) release(lane);
      failures += 1;
      say('warn', { err: withoutValues(error) }, 'what is due could not be taken; trying again');
      for (const lane of claimed) wanted.add(lane);
      await rest(Math.min(100 * 2 ** failures, 2_000));
    }
  }

  /** Sends what was taken of the lanes that were claimed, and lets go of the others. */
  function begin(claimed: readonly string[], taken: readonly DuePosting[]): void {
    const mine = new Map(taken.map((posting) => [posting.lane, posting]));
    for (const lane of claimed) {
      const posting = mine.get(lane);
      if (posting === undefined) release(lane);
      else void show(posting);
    }
  }

  /** Sends what was taken, and what follows it in its lane. */
  async function show(posting: DuePosting): Promise<void> {
    const { lane } = posting;
    try {
      let next: DuePosting | undefined = posting;
      for (let row = 1; next !== undefined; row += 1) {
        const settlement: Settlement | undefined = await showOne(next, row < mostInARow);
        if (settlement?.kind !== 'settled') {
          metrics.leaseLost();
          break;
        }
        finishedAt = performance.now();
        next = settlement.next;
        if (next !== undefined) await pressure.relieved();
        else if (settlement.more) wanted.add(lane);
      }
    } catch (error) {
      // The tables still say what is due: the next look finds it.
      say('warn', { err: withoutValues(error), lane }, 'a posting was left where it was; it is taken up again');
    } finally {
      release(lane);
      look();
    }
  }

  /** @returns undefined when the lease ended before anything was sent */
  async function showOne(posting: DuePosting, mayGoOn: boolean): Promise<Settlement | undefined> {
    const { lane, place } = posting;
    const came = await sendCounted(posting);
    if (came === undefined) return undefined;
    if (came.kind === 'paused') standings.paused(place.platform, came.because, came.retryAfter);
    if (came.kind === 'shown') {
      standings.went(place.platform);
      if (posting.ref === null) paces.created(posting);
    }
    if (came.kind === 'busy' && came.scope === 'lane') paces.limited(lane);
    const verdict = judge(posting, came);
    if (verdict.log !== undefined) {
      const { level, text, because } = verdict.log;
      log[level]({ posting: posting.id, slot: posting.slot, lane, because, delay: verdict.outcome.dueIn }, text);
    }
    for (let attempts = 1, isTold = true; ; attempts += 1) {
      try {
        const asked = performance.now();
        const goOn = mayGoOn && came.kind === 'shown' && !isStopped && paces.isReady(lane);
        const settled = await settle({ posting, verdict: isTold ? verdict : { outcome: verdict.outcome }, goOn });
        if (settled.kind === 'settled' && settled.next !== undefined) leases.hold(lane, asked);
        return settled;
      } catch (error) {
        // What came of it is known nowhere else. While nobody else has had the lane it can still be written.
        if (isStopped) throw error;
        say('warn', { err: withoutValues(error), lane }, 'what was sent could not be noted yet');
        if (isTold && attempts >= mostTellings && !isPassing(error)) {
          // An owner that can't be told must not hold up its lane for ever.
          isTold = false;
          log.error(
            { err: withoutValues(error), posting: posting.id },
            'what became of a message could not be told on',
          );
        }
        await rest(Math.min(100 * 2 ** attempts, 2_000));
      }
    }
  }

  async function sendCounted(posting: DuePosting): Promise<Came | undefined> {
    sends += 1;
    lastSentAt = performance.now();
    try {
      return await sendPosting(options, posting, () => leases.mayStill(posting.lane));
    } finally {
      sends -= 1;
    }
  }

  /** A platform that is still waited for is no reason to begin anew. */
  function activeAt(): number {
    return sends === 0 ? finishedAt : Math.max(finishedAt, Math.min(performance.now(), lastSentAt + patience));
  }

  return {
    look(lanes) {
      for (const lane of lanes) wanted.add(lane);
      look();
    },
    reserve: (lanes) => (isStopped ? [] : lanes.filter((lane) => !wanted.has(lane) && claim(lane) === 'claimed')),
    took(reserved, taken, due) {
      // A life that ended meanwhile has reserved for itself.
      const mine = reserved.filter((lane) => leases.has(lane));
      begin(mine, taken);
      for (const lane of due) wanted.add(lane);
      look();
    },
    async renew() {
      const soon = leases.toRenew();
      if (soon.length === 0) return;
      const asked = performance.now();
      leases.renewed(soon, await renewLeases(db, soon, worker, leaseMs), asked);
    },
    finishedAt: activeAt,
    async stop() {
      isStopped = true;
      if (leases.size > 0) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
