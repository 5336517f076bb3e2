import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

/*
 * Who may start the server, and who still uses it, are locks held by the kernel: it drops them the moment a process dies,
 * however it dies, and it sees across containers that share the folder. Files that name a process id cannot do either.
 * Node has no call for such locks, but SQLite, which Node brings along, takes them on Linux, macOS and Windows alike;
 * the files stay empty, no SQL is ever stored.
 */

export type Lock = { release(): void };

const BUSY = 5;
const START_PATIENCE_MS = 120_000;

/** One process at a time starts, restarts or stops the server. Waits for its turn; a dead holder's lock is free at once. */
export async function lockStart(dataDir: string): Promise<Lock> {
  const giveUpAt = Date.now() + START_PATIENCE_MS;
  for (;;) {
    const lock = tryLock(startFile(dataDir), 'exclusive');
    if (lock) return lock;
    if (Date.now() > giveUpAt)
      throw new Refusal(`Another process has been starting PostgreSQL in ${dataDir} for too long.`);
    await sleep(20);
  }
}

/** Counts the caller among the server's users until released or dead. Only under the start lock. */
export function becomeUser(dataDir: string): Lock {
  const lock = tryLock(usersFile(dataDir), 'shared');
  if (!lock) throw new Refusal(`${usersFile(dataDir)} is locked by a foreign program.`);
  return lock;
}

/** Whether any living process uses the server, the caller included. Only under the start lock. */
export function hasUsers(dataDir: string): boolean {
  const everything = tryLock(usersFile(dataDir), 'exclusive');
  everything?.release();
  return everything === undefined;
}

function tryLock(file: string, mode: 'shared' | 'exclusive'): Lock | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec(mode === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT 1 FROM sqlite_master');
    const held = database;
    return { release: () => held.close() };
  } catch (failure) {
    if (database?.isOpen) database.close();
    if (failure instanceof Error && 'errcode' in failure) {
      if (failure.errcode === BUSY) return undefined;
      throw new Refusal(
        `${file} cannot be locked (${failure.message}). It must be writable, on a file system with locks.`,
      );
    }
    throw failure;
  }
}

const startFile = (dataDir: string) => join(dataDir, 'postgres-start.lock');
const usersFile = (dataDir: string) => join(dataDir, 'postgres-users.lock');
