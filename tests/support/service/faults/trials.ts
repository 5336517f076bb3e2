import { setTimeout as sleep } from 'node:timers/promises';
import { execute } from '../../database/execute.ts';
import type { Host, Trial } from './index.ts';
import type { Server } from './server.ts';
import type { Mishap } from './statements.ts';

/** What hits both a trial's services and its database, one after the other in one trial: each leaves everything in order. */
export interface Faults {
  /** Writes are refused, in sessions there are and in new ones. @returns whether /readyz was red meanwhile */
  readOnly(trial: Trial, ms: number): Promise<boolean>;
  /** So much of all statements (0 to 1) comes to that, on every connection. */
  mishaps(ms: number, share: number, ...kinds: readonly Mishap[]): Promise<void>;
  /** Every session is ended, each second. */
  terminate(trial: Trial, ms: number): Promise<void>;
  /** Whatever runs is cancelled, all the time. */
  cancel(trial: Trial, ms: number): Promise<void>;
  /** Nobody can read or write a table. */
  lock(trial: Trial, ms: number, table?: 'postings' | 'lanes'): Promise<void>;
  /** Others lock the same rows in every order. */
  entangle(trial: Trial, ms: number): Promise<void>;
}

/** @param plan what the lines of the trial ask about each statement */
export function openFaults(server: Server, plan: { mishap: () => Mishap | undefined }): Faults {
  return {
    async readOnly(trial, ms) {
      await server.setReadOnly(true);
      try {
        const until = Date.now() + ms;
        let isRed = false;
        while (Date.now() < until) {
          isRed ||= !(await isReady(trial.hosts[0]));
          await sleep(200);
        }
        return isRed;
      } finally {
        await server.setReadOnly(false);
      }
    },
    async mishaps(ms, share, ...kinds) {
      let turn = 0;
      plan.mishap = () => (Math.random() < share ? kinds[turn++ % kinds.length] : undefined);
      await sleep(ms);
      plan.mishap = () => undefined;
    },
    terminate: ({ database }, ms) => again(ms, 1_000, () => execute(database, onOthers('pg_terminate_backend(pid)'))),
    cancel: ({ database }, ms) => again(ms, 50, () => execute(database, onOthers('pg_cancel_backend(pid)'))),
    async lock({ database }, ms, table = 'postings') {
      await execute(database, `begin; lock table ${table}; select pg_sleep(${ms / 1_000}); commit`);
    },
    async entangle({ database }, ms) {
      const rows = (order: string) => `begin; set local deadlock_timeout = '100ms';
        select 1 from lanes where leased_until > now() - interval '3 s' order by name ${order} limit 6 for update;
        select 1 from postings where due_at is not null order by id ${order} limit 4 for update;
        select 1 from invitations where status = 'asked' order by id ${order} limit 3 for update;
        select pg_sleep(0.05); commit`;
      const lock = (order: string) => again(ms, 1, () => execute(database, rows(order)));
      await Promise.all(['asc', 'desc', 'asc', 'desc'].map(lock));
    },
  };
}

export async function isReady(host: Host | undefined): Promise<boolean> {
  const answer = await fetch(`${host?.service.url}/readyz`, { signal: AbortSignal.timeout(6_000) }).catch(
    () => undefined,
  );
  await answer?.body?.cancel();
  return answer?.ok === true;
}

function onOthers(what: string): string {
  return `select ${what} from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
}

/** What fails is done again all the same: deadlocks hit whoever is unlucky. */
async function again(ms: number, pause: number, what: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    await what().catch(() => {});
    await sleep(pause);
  }
}
