import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { birthOf } from '../../../db/embedded/processes.ts';

/*
 * Everything a test run makes outside its memory carries the run in its name: afterword_test_<machine>_<pid>_<birth>. A
 * later run on the same machine can tell from it what was left by a run that was killed.
 */

const MACHINE = `afterword_test_${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}`;

export function nameRun(): string {
  return `${MACHINE}_${process.pid}_${birthOf(process.pid)}`;
}

/** Whether the name was given on this machine by a run that is dead. */
export function isOfDeadRun(name: string): boolean {
  const [, pid, birth] = new RegExp(`^${MACHINE}_(\\d+)_([^_]+)`).exec(name) ?? [];
  return pid !== undefined && birthOf(Number(pid)) !== birth;
}
