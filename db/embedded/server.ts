import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Access, directoryIn, readAccess, writeAccess } from './cluster.ts';
import { here } from './home.ts';
import { knock } from './knock.ts';
import { openLog } from './log-file.ts';
import { chooseFreePort, isFree } from './port.ts';
import { findPostmaster, hasCrashed, type Postmaster, strikeOutStalePid } from './postmaster-file.ts';
import { birthOf, clusterName, orphansOf } from './processes.ts';
import { type Launch, spawnOn } from './programs.ts';
import { explainText, Refusal } from './refusal.ts';

export type Settings = { dataDir: string; fsync: boolean; log(line: string): void };

const RECOVERY_PATIENCE_MS = 10 * 60_000;
const START_PATIENCE_MS = 15_000;
const SHUTDOWN_PATIENCE_MS = 15_000;
const PORT_PATIENCE_MS = 3_000;
const HELD_BY_ORPHAN = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;

/** The running server of the data directory, once it lets us in; undefined when none runs. Only under the start lock. */
export async function findServer(settings: Settings): Promise<Postmaster | undefined> {
  const directory = directoryIn(settings.dataDir);
  const found = findPostmaster(directory);
  if (!found) return undefined;
  const access = { ...readAccess(directory), port: found.port };
  return (await waitUntilOpen(found, access, settings)) ? found : undefined;
}

/**
 * Starts the server on the port it had, or another when that one is taken. Only under the start lock, when none runs.
 * @throws Refusal with what the server said.
 */
export async function startServer(launch: Launch, settings: Settings): Promise<Postmaster> {
  const directory = directoryIn(settings.dataDir);
  const remembered = readAccess(directory);
  const giveUpAt = Date.now() + START_PATIENCE_MS;
  let port = await reclaimPort(remembered.port, directory);
  for (;;) {
    strikeOutStalePid(directory);
    endOrphans(directory);
    const access = { ...remembered, port, home: here() };
    const attempt = await tryStart(launch, settings, access);
    if (attempt.kind === 'started') {
      if (port !== remembered.port || access.home !== remembered.home) writeAccess(directory, access);
      return attempt.postmaster;
    }
    if (Date.now() > giveUpAt) throw new Refusal(explainText(attempt.said, settings.dataDir));
    if (attempt.kind === 'failed' && /could not bind|Address already in use/.test(attempt.said)) {
      port = await reclaimPort(remembered.port, directory);
      // A backend that outlived a killed server still holds its memory; it notices within moments.
    } else if (attempt.kind === 'killed' || HELD_BY_ORPHAN.test(attempt.said)) await sleep(50);
    else throw new Refusal(explainText(attempt.said, settings.dataDir));
  }
}

/** Ends the server in order, all its data on disk. Only under the start lock. */
export async function stopServer(settings: Settings): Promise<void> {
  const postmaster = findPostmaster(directoryIn(settings.dataDir));
  if (!postmaster) return;
  // pg_ctl's "fast" (SIGINT): end the sessions, write everything; then its "immediate" (SIGQUIT), which the next start recovers from.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (birthOf(postmaster.pid) === postmaster.birth) process.kill(postmaster.pid, signal);
    const giveUpAt = Date.now() + SHUTDOWN_PATIENCE_MS;
    while (Date.now() < giveUpAt) {
      if (birthOf(postmaster.pid) !== postmaster.birth) return;
      await sleep(10);
    }
    settings.log(`PostgreSQL has not ended ${SHUTDOWN_PATIENCE_MS / 1000} s after ${signal}.`);
  }
}

type Attempt =
  | { kind: 'started'; postmaster: Postmaster }
  | { kind: 'failed'; said: string }
  | { kind: 'killed' /** Killed from outside: says nothing against another attempt. */; said: string };

async function tryStart(launch: Launch, settings: Settings, access: Access): Promise<Attempt> {
  const logFile = openLog(settings.dataDir);
  const directory = directoryIn(settings.dataDir);
  try {
    // Detached: Ctrl-C in our terminal must not reach it before we have ended our own work.
    const child = spawnOn(
      launch,
      'postgres',
      directory,
      (path) => listParameters(path, directory, settings, access.port),
      {
        output: logFile.descriptor,
        detached: true,
      },
    );
    child.unref();
    const { promise: end, resolve } = Promise.withResolvers<Error | NodeJS.Signals | null>();
    child.once('error', resolve);
    child.once('exit', (_, signal) => resolve(signal));
    if (child.pid !== undefined) {
      const postmaster = { pid: child.pid, birth: birthOf(child.pid) ?? 'dead', port: access.port };
      if (await waitUntilOpen(postmaster, access, settings)) return { kind: 'started', postmaster };
    }
    // Nothing else may be left to wait for.
    child.ref();
    const cause = await end;
    if (cause instanceof Error) return { kind: 'failed', said: cause.message };
    return { kind: cause === 'SIGKILL' ? 'killed' : 'failed', said: logFile.since() };
  } finally {
    closeSync(logFile.descriptor);
  }
}

/** @returns false when the server died meanwhile. */
async function waitUntilOpen(postmaster: Postmaster, access: Access, settings: Settings): Promise<boolean> {
  const begun = Date.now();
  let reportAt = begun + 5_000;
  while (birthOf(postmaster.pid) === postmaster.birth) {
    if ((await knock(access)) === 'open') return true;
    const now = Date.now();
    if (now > begun + RECOVERY_PATIENCE_MS)
      throw new Refusal(`PostgreSQL (process ${postmaster.pid}) runs but lets nobody in.`);
    if (now > reportAt) {
      settings.log(`PostgreSQL is still starting after ${Math.round((now - begun) / 1000)} s; see postgres.log.`);
      reportAt = now + 10_000;
    }
    await sleep(15);
  }
  return false;
}

function listParameters(path: string, directory: string, settings: Settings, port: number): string[] {
  const values: Record<string, string> = {
    cluster_name: clusterName(directory),
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_connections: '60',
    jit: 'off',
    // In the data directory, where the next start cleans up after a kill; in /dev/shm (64 MB in a container) it may stay for ever.
    ...(process.platform === 'win32' ? {} : { dynamic_shared_memory_type: 'mmap' }),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log is for the operator of the machine: what customers wrote has no place in it.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    logging_collector: 'off',
    // Linux can flush a whole file system at once, which makes recovery after a kill independent of the number of files.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(settings.fsync ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return ['-D', path, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/**
 * The port everybody knows, if at all possible. A backend that was born the moment its server was killed keeps the port's
 * socket open until it is run for the first time, which on a busy machine takes a while.
 */
async function reclaimPort(known: number, directory: string): Promise<number> {
  const patience = hasCrashed(directory) ? PORT_PATIENCE_MS : 0;
  const giveUpAt = Date.now() + patience;
  while (!(await isFree(known))) {
    if (Date.now() >= giveUpAt) return chooseFreePort();
    endOrphans(directory);
    await sleep(20);
  }
  return known;
}

/** The server that owned them is dead and its changes are safe in the log; they only stand in the way of the next. */
function endOrphans(directory: string): void {
  for (const pid of orphansOf(directory)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone by itself.
    }
  }
}
