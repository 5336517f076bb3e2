import { setTimeout as rest } from 'node:timers/promises';
import { isPassing, withoutValues } from '../../db/failures.ts';
import type { DuePosting } from '../../db/postings.ts';
import type { Standings } from '../platforms/standings.ts';
import { rarely } from '../rarely.ts';
import { type Leases, leaseMs } from './leases.ts';
import type { Paces } from './paces.ts';
import { patience, type SendOptions, sendPosting } from './send.ts';
import { type Settlement, settleTogether } from './settle.ts';
import { type Came, judge } from './verdict.ts';

export interface DeliveryOptions extends SendOptions {
  readonly standings: Standings;
}

/** Makes what is in hand visible, and sees to it that what came of it is written. */
export interface Deliveries {
  /**
   * Sends one posting of a lane that is held, and notes what came of it.
   *
   * @param mayGoOn whether the lane's next posting is taken in hand with it
   * @returns lost: also when the lease ended before anything was sent
   * @throws when the database is away, and nothing more can be done about it here
   */
  deliver(posting: DuePosting, mayGoOn: boolean): Promise<Settlement>;
  /** When something was last brought to an end, or may still be under way, by `performance.now()`. */
  finishedAt(): number;
}

interface Held {
  readonly leases: Leases;
  readonly paces: Paces;
  readonly isStopped: () => boolean;
}

/** How often a posting's owner is told in vain what became of it, for a reason that does not pass. */
const mostTellings = 5;

export function openDeliveries(options: DeliveryOptions, worker: string, held: Held): Deliveries {
  const { db, log, standings, metrics } = options;
  const { leases, paces, isStopped } = held;
  const settle = settleTogether(db, options, { worker, lease: leaseMs });
  const say = rarely(log);
  let finishedAt = performance.now();
  let sends = 0;
  let lastSentAt = 0;

  async function deliver(posting: DuePosting, mayGoOn: boolean): Promise<Settlement> {
    const came = await sendCounted(posting);
    const settlement: Settlement = came === undefined ? { kind: 'lost' } : await note(posting, came, mayGoOn);
    if (settlement.kind === 'settled') finishedAt = performance.now();
    else metrics.leaseLost();
    return settlement;
  }

  async function note(posting: DuePosting, came: Came, mayGoOn: boolean): Promise<Settlement> {
    const { lane, place } = posting;
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
        const goOn = mayGoOn && came.kind === 'shown' && !isStopped();
        const settled = await settle({ posting, verdict: isTold ? verdict : { outcome: verdict.outcome }, goOn });
        if (settled.kind === 'settled' && settled.next !== undefined) leases.hold(lane, asked);
        return settled;
      } catch (error) {
        // What came of it is known nowhere else. While nobody else has had the lane it can still be written.
        if (isStopped()) throw error;
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

  /** @returns undefined when the lease ended before anything was sent */
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

  return { deliver, finishedAt: activeAt };
}
