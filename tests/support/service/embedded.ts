import { setTimeout as sleep } from 'node:timers/promises';
import { directoryIn, readAccess } from '../../../db/embedded/cluster.ts';
import { urlOf } from '../../../db/embedded/knock.ts';
import { findPostmaster } from '../../../db/embedded/postmaster-file.ts';

/** The database that a service keeps in this folder, for whoever wants to look into it from outside. */
export function databaseIn(dataDir: string): string {
  return urlOf(readAccess(directoryIn(dataDir)));
}

/**
 * Ends the bundled PostgreSQL of the folder with SIGKILL, and waits until it is gone. Its sessions notice by
 * themselves. @returns whether one ran
 */
export async function killDatabase(dataDir: string): Promise<boolean> {
  return end(dataDir, 'SIGKILL');
}

/** Ends it in order, when the last service that used it was killed and could not. */
export async function stopDatabase(dataDir: string): Promise<boolean> {
  return end(dataDir, 'SIGINT');
}

async function end(dataDir: string, signal: 'SIGKILL' | 'SIGINT'): Promise<boolean> {
  const directory = directoryIn(dataDir);
  const postmaster = findPostmaster(directory);
  if (postmaster === undefined) return false;
  process.kill(postmaster.pid, signal);
  for (let look = 0; look < 1_000 && findPostmaster(directory)?.pid === postmaster.pid; look++) await sleep(10);
  return true;
}
