import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder that looks like data of the major version, without a password. */
export function pretendData(root: string, major: string): string {
  const dataDir = mkdtempSync(join(root, 'pretended-'));
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), `${major}\n`);
  return dataDir;
}
