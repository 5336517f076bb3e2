import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The user PostgreSQL runs as; undefined: the same as ours. PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number } | undefined;

const NOBODY = 65534;

export const isRoot = () => process.getuid?.() === 0;

/** As root: the owner of data that already exists, so that a change of user does no harm; else `nobody`. */
export function chooseAccount(directory: string): Account {
  if (!isRoot()) return undefined;
  const owner = statSync(directory, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY };
}

/** Gives a file or a whole folder to the account (data restored from a backup by root belongs to root). */
export function giveTo(account: Account, path: string): void {
  if (!account) return;
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  if (entry.uid !== account.uid) chownSync(path, account.uid, account.gid);
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveTo(account, join(path, name));
}
