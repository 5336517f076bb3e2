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
  const [pid, began] = whose.split('-').map(Number);
  if (pid === undefined || began === undefined) return false;
  const begun = beganAt(pid);
  return begun === undefined ? !isThere(pid) : Number(begun) !== began;
}

/** Whether there is such a process at all: where /proc shows only one's own, that of somebody else is not gone. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isDefunct(pid);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
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

/** When a process began, in ticks since the machine did; undefined when none runs. Source: proc_pid_stat(5), field 22. */
function beganAt(pid: number): string | undefined {
  return isDefunct(pid) ? undefined : statOf(pid)?.[19];
}

/** A zombie runs no more, though its parent has not looked yet. */
function isDefunct(pid: number): boolean {
  return /^[ZX]$/.test(statOf(pid)?.[0] ?? '');
}

/** What stands behind the name, from field 3 on. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
