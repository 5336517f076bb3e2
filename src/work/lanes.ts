import { setTimeout as rest } from 'node:timers/promises';
import { withoutValues } from '../../db/failures.ts';
import type { DuePosting } from '../../db/postings.ts';
import { renewLeases, takePostings } from '../../db/postings.ts';
import type { Pressure } from '../pressure.ts';
import { rarely } from '../rarely.ts';
import { type DeliveryOptions, openDeliveries } from './deliveries.ts';
import { platformOf } from './lane-name.ts';
import { leaseMs, openLeases } from './leases.ts';
import { openPaces } from './paces.ts';
import { openSlots } from './slots.ts';
import { openWanted } from './wanted.ts';

export interface LaneOptions extends DeliveryOptions {
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
  /** See `Deliveries`. */
  finishedAt(): number;
  /** Takes nothing more. @returns resolves when nothing is in hand any more */
  stop(): Promise<void>;
}

/** Most messages of one lane in a row, before others that wait have their turn. */
const mostInARow = 16;

/** Most lanes asked for by one statement. */
const mostAtOnce = 128;

export function openLanes(options: LaneOptions, worker: string): Lanes {
  const { db, log, standings, pressure } = options;
  const leases = openLeases();
  const slots = openSlots(standings);
  const paces = openPaces(
    (platform) => options.adapter(platform)?.limits?.pace ?? 0,
    (lane) => {
      wanted.ready(lane);
      if (inHand.has(lane)) goOn(lane);
      look();
    },
  );
  /** What was taken with what came of the one before, and waits for the lane's pace or for its platform to take more. */
  const inHand = new Map<string, DuePosting>();
  /** Set aside for what is being written, until `took` says what came of it. */
  const spokenFor = new Set<string>();
  const wanted = openWanted((lane) => paces.isReady(lane));
  const deliveries = openDeliveries(options, worker, { leases, paces, isStopped: () => isStopped });
  let isTaking = false;
  let isStopped = false;
  let failures = 0;
  const say = rarely(log);
  const idle: (() => void)[] = [];

  function look(): void {
    if (!isTaking && !isStopped && wanted.size > 0) void take();
  }

  /** Sets a lane aside for this worker, where something could be sent to it right now. */
  function claim(lane: string): 'claimed' | 'passed' | 'full' {
    if ((leases.has(lane) && !inHand.has(lane)) || !paces.isReady(lane)) return 'passed';
    if (!slots.take(platformOf(lane))) return 'full';
    if (!inHand.has(lane)) leases.hold(lane, performance.now());
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

  async function takeThese(all: readonly string[]): Promise<void> {
    const claimed = all.filter((lane) => !resume(lane));
    if (claimed.length === 0) return;
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

  /** Its pace has passed: sends what is in hand for the lane. */
  function goOn(lane: string): void {
    const came = claim(lane);
    if (came === 'claimed') resume(lane);
    else wanted.add(lane);
  }

  /** Sends what is in hand for a lane that was claimed. @returns false when nothing is */
  function resume(lane: string): boolean {
    const posting = inHand.get(lane);
    if (posting === undefined) return false;
    inHand.delete(lane);
    void pressure.relieved().then(() => show(posting));
    return true;
  }

  /** Keeps what can't be sent yet in hand: the lease goes on, the slot is for others. */
  function keep(posting: DuePosting): void {
    inHand.set(posting.lane, posting);
    slots.give(platformOf(posting.lane));
  }

  /** What is in hand is taken again later, by whoever comes first. */
  function letGo(lane: string): void {
    inHand.delete(lane);
    leases.drop(lane);
    wanted.add(lane);
  }

  /** Sends what was taken, and what follows it in its lane. */
  async function show(posting: DuePosting): Promise<void> {
    const { lane } = posting;
    try {
      let next: DuePosting | undefined = posting;
      for (let row = 1; next !== undefined; row += 1) {
        const settlement = await deliveries.deliver(next, row < mostInARow);
        if (settlement.kind === 'lost') break;
        next = settlement.next;
        if (next === undefined && settlement.more) wanted.add(lane);
        if (next === undefined || isStopped) break;
        // Platforms count new messages: a change of one that is there keeps no pace.
        if (next.ref === null && !paces.isReady(lane)) return keep(next);
        // Alerts follow each other at once: waiting before each of many would keep the last one for minutes.
        if (next.audience !== 'team') await pressure.relieved();
      }
    } catch (error) {
      // The tables still say what is due: the next look finds it.
      say('warn', { err: withoutValues(error), lane }, 'a posting was left where it was; it is taken up again');
    } finally {
      if (!inHand.has(lane)) release(lane);
      look();
    }
  }

  return {
    look(lanes) {
      for (const lane of lanes) wanted.add(lane);
      look();
    },
    reserve(lanes) {
      if (isStopped) return [];
      // What is in hand goes first, on the lease that it has, at any moment: nothing else speaks for its lane.
      const isFree = (lane: string) => !wanted.has(lane) && !inHand.has(lane);
      const reserved = lanes.filter((lane) => isFree(lane) && claim(lane) === 'claimed');
      for (const lane of reserved) spokenFor.add(lane);
      return reserved;
    },
    took(reserved, taken, due) {
      // A life that ended meanwhile has reserved for itself: what this one sends there by now is nothing to let go of.
      begin(
        reserved.filter((lane) => spokenFor.delete(lane)),
        taken,
      );
      for (const lane of due) wanted.add(lane);
      look();
    },
    async renew() {
      for (const lane of inHand.keys()) if (standings.isResting(platformOf(lane))) letGo(lane);
      const soon = leases.toRenew();
      if (soon.length === 0) return;
      const asked = performance.now();
      leases.renewed(soon, await renewLeases(db, soon, worker, leaseMs), asked);
    },
    finishedAt: deliveries.finishedAt,
    async stop() {
      isStopped = true;
      for (const lane of inHand.keys()) letGo(lane);
      if (leases.size > 0) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
