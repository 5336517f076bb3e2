import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';

/*
 * A process id alone proves nothing: it may have been given to another program since. Servers are recognised by the name
 * of their cluster, which stands in the command line of the postmaster and in the title of each of its backends. (Their
 * working directory would be simpler to compare, but root in a container may not read it.)
 */

/** Unique for each data directory on this machine. */
export function clusterName(directory: string): string {
  return `afterword-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 12)}`;
}

/** Something that tells a living process from a later one with the same id; undefined when dead or only unburied. */
export function birthOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return respondsToSignals(pid) ? 'alive' : undefined;
  const stat = readProc(pid, 'stat');
  // proc_pid_stat(5): the name in parentheses may hold anything, so count from the last one: state, then 18 more, then starttime.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/** Whether the process is the postmaster of this data directory. */
export function isPostmasterOf(directory: string, pid: number): boolean {
  return birthOf(pid) !== undefined && isPostmasterCommand(commandOf(pid), clusterName(directory));
}

/**
 * Backends that have outlived their postmaster and still hold its shared memory, or even its port. Only when no postmaster
 * runs. Linux only; elsewhere waiting has to do.
 */
export function orphansOf(directory: string): number[] {
  if (process.platform !== 'linux') return [];
  const name = clusterName(directory);
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => {
    const command = readProc(pid, 'cmdline');
    // A newborn one still bears its parent's command line.
    return command?.startsWith(`postgres: ${name}: `) || isPostmasterCommand(command ?? '', name);
  });
}

const isPostmasterCommand = (command: string, name: string) => command.includes(`cluster_name=${name}`);

function commandOf(pid: number): string {
  switch (process.platform) {
    case 'linux':
      return readProc(pid, 'cmdline') ?? '';
    case 'win32':
      return runQuietly('wmic', ['process', 'where', `processid=${pid}`, 'get', 'commandline']);
    default:
      return runQuietly('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  }
}

function runQuietly(command: string, parameters: string[]): string {
  try {
    return execFileSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

function readProc(pid: number, file: 'stat' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function respondsToSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM';
  }
}
