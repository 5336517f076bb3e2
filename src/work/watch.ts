import type { Due } from '../../db/due.ts';

/** How the work stands, for readiness. */
export interface WorkPart {
  readonly name: 'work';
  readonly ok: boolean;
  readonly detail: string;
  /** Since when it is not in order. */
  readonly since?: Date;
}

/** Milliseconds that something may be due before readiness tells. */
const mostOverdue = 60_000;
/** Milliseconds that something may be due, and nothing come to an end, before the worker is replaced. */
const stuckAfter = 30_000;
/** Milliseconds without a look at the tables before readiness tells. */
const mostBlind = 15_000;

/** Watches over what is due. */
export interface Watch {
  looked(due: Due): void;
  /** A new life has begun: it has its time to show what it can. */
  began(): void;
  /** @param quietFor milliseconds since something came to an end */
  isStuck(quietFor: number): boolean;
  part(): WorkPart;
}

export function openWatch(clock: () => Date): Watch {
  let last: Due | undefined;
  let lookedAt = performance.now();
  let beganAt = performance.now();
  const ago = (ms: number) => new Date(clock().getTime() - ms);
  return {
    looked(due) {
      last = due;
      lookedAt = performance.now();
    },
    began() {
      beganAt = performance.now();
    },
    isStuck(quietFor) {
      const waiting = Math.max(last?.lanesFor ?? 0, last?.invitationsFor ?? 0);
      const lived = performance.now() - beganAt;
      return Math.min(waiting, quietFor, lived) > stuckAfter;
    },
    part() {
      const blind = performance.now() - lookedAt;
      if (blind > mostBlind) {
        return { name: 'work', ok: false, detail: 'the database could not be asked what is due', since: ago(blind) };
      }
      const overdue = Math.max(last?.postingsFor ?? 0, last?.invitationsFor ?? 0);
      if (overdue <= mostOverdue) return { name: 'work', ok: true, detail: `${last?.postings ?? 0} postings are due` };
      const detail = `something is due for ${Math.floor(overdue / 1000)} s; ${last?.postings ?? 0} postings are due`;
      return { name: 'work', ok: false, detail, since: ago(overdue) };
    },
  };
}
