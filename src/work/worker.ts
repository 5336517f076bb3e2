import type { Database } from '../../db/client.ts';
import { type Due, findDue } from '../../db/due.ts';
import { withoutValues } from '../../db/failures.ts';
import { endLeases } from '../../db/postings.ts';
import { rarely } from '../rarely.ts';
import type { Nudges } from '../steps/nudges.ts';
import { openAlarms } from './alarms.ts';
import { type LaneOptions, openLanes } from './lanes.ts';
import { leaseMs } from './leases.ts';
import { isGone, nameWorker } from './name.ts';
import { wakeTogether } from './wakes.ts';

/** One life of the worker: shows what is due and lets time act, until it is stopped. It can be replaced at any time. */
export interface Worker {
  readonly nudges: Nudges;
  /** Looks at the tables for everything that is due. */
  look(): Promise<Due>;
  /** Goes on holding what is in hand. */
  renew(): Promise<void>;
  /** Milliseconds since something was last brought to an end. */
  quietFor(): number;
  /** Takes nothing more, waits for what is in hand, for `patience` milliseconds at most, and gives back what it held. */
  stop(patience: number): Promise<void>;
}

/** Most lanes and invitations that one look tells of; the rest is told by the next one. */
const mostFound = 2_000;

/** @param db connections of its own, which end with it */
export function startWorker(options: LaneOptions, db: Database): Worker {
  const name = nameWorker();
  const own = { ...options, db };
  let finishedAt = performance.now();
  const say = rarely(options.log);
  const alarms = openAlarms(
    async (invitation) => {
      await wake(invitation);
      finishedAt = performance.now();
    },
    {
      clock: options.clock,
      onFailure: (invitation, error) =>
        say('warn', { err: withoutValues(error), invitation }, 'an invitation could not be woken; trying again'),
    },
  );
  const nudges: Nudges = {
    worker: name,
    lease: leaseMs,
    reserve: (names) => lanes.reserve(names),
    took: (reserved, taken, due) => lanes.took(reserved, taken, due),
    wake: (invitation, at) => alarms.set(invitation, at),
  };
  const lanes = openLanes({ ...own, nudges }, name);
  const wake = wakeTogether(db, { ...own, nudges });

  return {
    nudges,
    async look() {
      const due = await findDue(db, name, options.clock(), mostFound, options.standings.resting());
      const dead = due.holders.filter(isGone);
      if (dead.length > 0) {
        await endLeases(db, dead);
        options.log.warn({ dead }, 'took over the work of processes that died');
      }
      lanes.look(due.lanes);
      alarms.ring(due.invitations);
      return dead.length > 0 ? this.look() : due;
    },
    renew: () => lanes.renew(),
    quietFor: () => performance.now() - Math.max(finishedAt, lanes.finishedAt()),
    async stop(patience) {
      alarms.stop();
      const enough = Promise.withResolvers<void>();
      const timer = setTimeout(enough.resolve, patience);
      await Promise.race([lanes.stop(), enough.promise]);
      clearTimeout(timer);
      await endLeases(db, [name]).catch(() => {});
      await Promise.race([db.$client.end(), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
    },
  };
}
