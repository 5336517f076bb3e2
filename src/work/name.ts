import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * What a worker is called in leases. On Linux the name tells others on the same machine whether its process lives: the
 * machine's boot and process namespace, the process and when it began, and the worker's life in it.
 */
export function nameWorker(): string {
  const life = randomUUID().slice(0, 8);
  const began = beganAt(process.pid);
  return here === undefined || began === undefined
    ? `elsewhere/${randomUUID()}/${life}`
    : `${here}/${process.pid}-${began}/${life}`;
}

/**
 * Whether the worker's process is certainly gone. Of one on another machine nothing is known: its leases end by themselves.
 */
export function isGone(worker: string): boolean {
  const [where, whose] = worker.split('/');
  if (here === undefined || where !== here || whose === undefined) return false;
  const [pid, began] = whose.split('-');
  const isAlive = pid !== undefined && beganAt(Number(pid)) === began;
  return !isAlive;
}

const here = whereWeAre();

function whereWeAre(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const namespace = readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '');
    return `${boot.slice(0, 13)}-${namespace}`;
  } catch {
    return undefined;
  }
}

/** When a process began, in ticks since the machine did; undefined when there is none. Source: proc_pid_stat(5), field 22. */
function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie runs no more, though its parent has not looked yet.
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}
