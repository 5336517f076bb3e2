import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { giveTo } from './account.ts';
import { type Launch, spawnOn } from './programs.ts';
import { explainText, Refusal } from './refusal.ts';

/** What we must remember about the data: kept inside it, 0600, so that copying the folder copies it. */
const Access = z.object({
  password: z.string(),
  /** Kept from start to start, so that a URL stays good. */
  port: z.number().int(),
  /** The PID namespace the server was last started in: distinguishes containers that share the folder. */
  home: z.string(),
});
export type Access = z.infer<typeof Access>;

export const USER = 'afterword';
export const DATABASE = 'afterword';

export const directoryIn = (dataDir: string) => join(dataDir, 'postgres');

/** The major version that made the data, or undefined where there is none yet. */
export function majorOf(directory: string): number | undefined {
  const versionFile = join(directory, 'PG_VERSION');
  if (existsSync(versionFile)) return Number.parseInt(readFileSync(versionFile, 'utf8'), 10);
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new Refusal(`${directory} is no PostgreSQL data directory, but is not empty either. Move it away.`);
  }
  return undefined;
}

/**
 * Removes what interrupted creations left behind. Only under the start lock, and at every start: an initdb whose starter
 * was killed may go on for a moment and write again what was just removed.
 */
export function sweepUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

/**
 * Creates the data directory: complete, or not at all. initdb works in a folder beside it that is renamed when all is on
 * disk. Only under the start lock.
 */
export async function createCluster(launch: Launch, dataDir: string, access: Access): Promise<void> {
  const folder = mkdtempSync(join(dataDir, UNFINISHED));
  try {
    writeFileSync(join(folder, 'password'), access.password, { mode: 0o600 });
    giveTo(launch.account, folder);
    await runInitdb(launch, folder, dataDir);
    const finished = join(folder, 'cluster');
    writeAccess(finished, access);
    giveTo(launch.account, join(finished, ACCESS_FILE));
    renameSync(finished, directoryIn(dataDir));
    syncDirectory(dataDir);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** @throws Refusal when the file is missing or damaged: without the password nobody gets in. */
export function readAccess(directory: string): Access {
  const path = join(directory, ACCESS_FILE);
  try {
    return Access.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (failure) {
    const reason = failure instanceof Error && 'code' in failure ? String(failure.code) : 'it is damaged';
    throw new Refusal(
      `${path}, which holds the database's password, cannot be read (${reason}). Restore it from a backup.`,
    );
  }
}

export function writeAccess(directory: string, access: Access): void {
  const path = join(directory, ACCESS_FILE);
  const descriptor = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeFileSync(descriptor, `${JSON.stringify(access)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}

const ACCESS_FILE = 'afterword.json';
const UNFINISHED = 'postgres.new-';

async function runInitdb(launch: Launch, folder: string, dataDir: string): Promise<void> {
  const { major } = launch.binaries;
  // C.UTF-8 sorts alike on every machine and with every libc; PostgreSQL brings its own since version 17.
  const locale =
    major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8'];
  const child = spawnOn(
    launch,
    'initdb',
    folder,
    (path) => [
      ...['-D', `${path}/cluster`, '-U', USER, `--pwfile=${path}/password`],
      ...['--auth=scram-sha-256', '--encoding=UTF8', ...locale],
    ],
    { output: 'pipe' },
  );
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  if ((await promise) !== 0) throw new Refusal(explainText(output, dataDir));
}

/** A rename survives a power cut only once the folder itself is on disk. */
function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
