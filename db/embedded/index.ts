import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount, giveTo } from './account.ts';
import { defaultSources, findBinaries, type Sources } from './binaries.ts';
import { createCluster, directoryIn, majorOf, newPassword, readAccess, sweepUnfinished } from './cluster.ts';
import { here } from './home.ts';
import { urlOf } from './knock.ts';
import { becomeUser, hasUsers, type Lock, lockStart } from './locks.ts';
import { chooseFreePort } from './port.ts';
import type { Postmaster } from './postmaster-file.ts';
import type { Launch } from './programs.ts';
import { explainFailure, Refusal } from './refusal.ts';
import { findServer, type Settings, startServer, stopServer } from './server.ts';
import { watchServer } from './watch.ts';

export type EmbeddedStart =
  | {
      /** `joined`: it ran already, for another process or for one that died. */
      kind: 'started' | 'joined';
      /** Stays good while in use, also when the server dies and is brought back. */
      url: string;
      /** Leaves; the last one out stops the server. Safe to call twice. */
      stop(): Promise<void>;
    }
  | { kind: 'unavailable' /** What is wrong and what to do, for the operator. */; because: string };

export type EmbeddedOptions = {
  /** Where everything is kept: `postgres/` (the data), `postgres.log`, two lock files. Created when missing. */
  dataDir: string;
  log(line: string): void;
  /** False loses data in a power cut: for tests only. Default true. */
  fsync?: boolean;
  /** The server died and could not be brought back at `url`. It is tried again and again until `stop`. */
  onLost?: (reason: string) => void;
};

/**
 * Starts the bundled PostgreSQL, or joins the one that serves this data directory already. Any number of processes may do
 * so at the same time. Never keeps the process from exiting; signals are the caller's business.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedStart> {
  return startFrom(defaultSources(), options);
}

/** Like `startEmbedded`, with the choice of where PostgreSQL's programs come from. */
export async function startFrom(sources: Sources, options: EmbeddedOptions): Promise<EmbeddedStart> {
  let dataDir = resolve(options.dataDir);
  try {
    createFolder(dataDir);
    dataDir = realpathSync(dataDir);
    return await enter(
      sources,
      { dataDir, fsync: options.fsync ?? true, log: options.log },
      options.onLost ?? (() => {}),
    );
  } catch (failure) {
    const reason = explainFailure(failure, dataDir);
    if (reason === undefined) throw failure;
    return { kind: 'unavailable', because: `${reason} Or set DATABASE_URL to a PostgreSQL of your own.` };
  }
}

/**
 * Creates a folder and what lacks above it. One by one: where the system denies that the folder above is there, as in
 * /proc, Node's own `recursive` tries for ever and hears no signal.
 */
function createFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) createFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (failure) {
    const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
    // Another process was faster.
    if (isFolder(path)) return;
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EEXIST') throw failure;
    throw new Refusal(`The folder ${path} can't be created (${code}). Set AFTERWORD_DATA to one that can.`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const HANDOVER_PATIENCE_MS = 20_000;

async function enter(sources: Sources, settings: Settings, onLost: (reason: string) => void): Promise<EmbeddedStart> {
  const giveUpAt = Date.now() + HANDOVER_PATIENCE_MS;
  for (;;) {
    // Released between the attempts: the other container needs it to leave.
    const lock = await lockStart(settings.dataDir);
    try {
      if (!isServedElsewhere(settings.dataDir)) return await enterLocked(sources, settings, onLost);
    } finally {
      lock.release();
    }
    if (Date.now() > giveUpAt) {
      throw new Refusal(
        `Another container uses ${settings.dataDir}. Stop it first: the data has room for one at a time.`,
      );
    }
    await sleep(200);
  }
}

async function enterLocked(
  sources: Sources,
  settings: Settings,
  onLost: (reason: string) => void,
): Promise<EmbeddedStart> {
  const { dataDir } = settings;
  const directory = directoryIn(dataDir);
  sweepUnfinished(dataDir);
  const account = chooseAccount(directory);
  const major = majorOf(directory);
  const binaries = await findBinaries(sources, { major, account, dataDir });
  const launch: Launch = { binaries, account };
  if (major === undefined) {
    await createCluster(launch, dataDir, { password: newPassword(), port: await chooseFreePort(), home: here() });
  } else if (statSync(directory).uid === 0) {
    giveTo(account, directory);
  }
  const running = major === undefined ? undefined : await findServer(settings);
  const server = running ?? (await startServer(launch, settings));
  const presence = becomeUser(dataDir);
  return {
    kind: running ? 'joined' : 'started',
    url: urlOf({ ...readAccess(directory), port: server.port }),
    stop: prepareStop(server, launch, settings, presence, onLost),
  };
}

function prepareStop(
  server: Postmaster,
  launch: Launch,
  settings: Settings,
  presence: Lock,
  onLost: (reason: string) => void,
) {
  const watch = watchServer(server, launch, settings, onLost);
  const leave = async () => {
    await watch.end();
    const lock = await lockStart(settings.dataDir);
    try {
      presence.release();
      if (!hasUsers(settings.dataDir)) await stopServer(settings);
    } finally {
      lock.release();
    }
  };
  let leaving: Promise<void> | undefined;
  return () => {
    leaving ??= leave();
    return leaving;
  };
}

/** Process ids and 127.0.0.1 do not reach into another container, so a server there can neither be joined nor checked on. */
function isServedElsewhere(dataDir: string): boolean {
  const directory = directoryIn(dataDir);
  return majorOf(directory) !== undefined && hasUsers(dataDir) && readAccess(directory).home !== here();
}
