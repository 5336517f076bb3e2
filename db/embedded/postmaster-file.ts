import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isPostmasterOf } from './processes.ts';

/** A server seen alive. */
export type Postmaster = { pid: number; birth: string; port: number };

// Above the largest id any kernel gives out.
const NO_PID = 2_147_483_646;

/** The living server of this data directory, ready or not, as its postmaster.pid tells. */
export function findPostmaster(directory: string): Postmaster | undefined {
  const lines = read(directory);
  // Lines: pid, data directory, start time, port (PostgreSQL's src/include/utils/pidfile.h).
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!(pid > 0) || !(port > 0)) return undefined;
  const birth = birthOf(pid);
  return birth !== undefined && isPostmasterOf(directory, pid) ? { pid, birth, port } : undefined;
}

/** Whether the last server of this directory ended without tidying up. Only when none runs. */
export function hasCrashed(directory: string): boolean {
  return read(directory) !== undefined;
}

/**
 * After a crash the file may name a process id that now belongs to another program, and PostgreSQL would refuse to start.
 * Only the id is struck out: the rest lets PostgreSQL check that no orphan still holds the old shared memory.
 */
export function strikeOutStalePid(directory: string): void {
  const lines = read(directory);
  const pid = Number(lines?.[0]);
  if (lines === undefined || birthOf(pid) === undefined) return;
  writeFileSync(join(directory, 'postmaster.pid'), [String(NO_PID), ...lines.slice(1)].join('\n'));
}

function read(directory: string): string[] | undefined {
  try {
    return readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
    throw failure;
  }
}
