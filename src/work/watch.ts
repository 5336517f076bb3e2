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
  /** Nothing gets done although the tables were seen. @param quietFor milliseconds since something came to an end */
  isStuck(quietFor: number): boolean;
  /** The tables could not be seen for long. */
  isBlind(): boolean;
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
      // Without the database no other life gets anything done either, and what this one knows of its sends would be lost.
      if (performance.now() - lookedAt > mostBlind) return false;
      return Math.min(waiting, quietFor, lived) > stuckAfter;
    },
    isBlind: () => Math.min(performance.now() - lookedAt, performance.now() - beganAt) > stuckAfter,
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
