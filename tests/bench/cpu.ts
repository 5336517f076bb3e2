import { readdirSync, readFileSync } from 'node:fs';
import { directoryIn } from '../../db/embedded/cluster.ts';
import { findPostmaster } from '../../db/embedded/postmaster-file.ts';

/** Seconds of CPU used so far by the service and by all of PostgreSQL. Linux. */
export interface CpuTime {
  readonly service: number;
  readonly database: number;
}

/** Source: proc_pid_stat(5); a tick is 10 ms. */
export function readCpu(service: number, dataDir: string): CpuTime {
  const postmaster = findPostmaster(directoryIn(dataDir))?.pid ?? 0;
  const main = statOf(postmaster);
  const backends = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== undefined && stat.parent === postmaster)
    .reduce((sum, stat) => sum + (stat?.own ?? 0), 0);
  return {
    service: (statOf(service)?.own ?? 0) / 100,
    database: (backends + (main?.own ?? 0) + (main?.ended ?? 0)) / 100,
  };
}

export function cpuBetween(before: CpuTime, after: CpuTime): number {
  return after.service - before.service + after.database - before.database;
}

function statOf(pid: number): { readonly parent: number; readonly own: number; readonly ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (index: number) => fields[index] ?? 0;
    return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) };
  } catch {
    return undefined;
  }
}

/** Resident memory of a process in MB. */
export function readMemory(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return (pages * 4096) / 1e6;
}
