import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROTATE_ABOVE_BYTES = 5 * 1024 * 1024;
const EXCERPT_BYTES = 8 * 1024;

/** The server's log, open for appending; a large one is set aside first. The caller closes it. */
export function openLog(dataDir: string): { descriptor: number; since(): string } {
  const path = join(dataDir, 'postgres.log');
  if (existsSync(path) && statSync(path).size > ROTATE_ABOVE_BYTES) renameSync(path, `${path}.old`);
  const descriptor = openSync(path, 'a', 0o600);
  const start = statSync(path).size;
  return { descriptor, since: () => readFrom(path, start) };
}

function readFrom(path: string, start: number): string {
  const descriptor = openSync(path, 'r');
  try {
    const excerpt = Buffer.alloc(EXCERPT_BYTES);
    return excerpt.toString('utf8', 0, readSync(descriptor, excerpt, 0, EXCERPT_BYTES, start));
  } finally {
    closeSync(descriptor);
  }
}
