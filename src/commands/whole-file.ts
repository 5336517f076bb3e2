import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a file that is there only when it is complete and on the disk, readable by its owner alone: half of it is never taken for a
 * whole one.
 *
 * @throws when it can't be written, or `signal` says to stop; nothing is left behind then.
 */
export async function writeWhole(path: string, content: Readable, signal: AbortSignal): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    await pipeline(content, createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }), { signal });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Why a file should not be written there; undefined: it may. */
export function whyNotWrite(cwd: string, file: string, force: boolean): string | undefined {
  const path = resolve(cwd, file);
  const folder = dirname(path);
  if (!existsSync(folder)) return `there is no folder ${folder}. Create it, or name another.`;
  if (!statSync(folder).isDirectory()) return `${folder} is not a folder. Name another.`;
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isFile()) return `${file} is not a file: name one that --output may write.`;
  return force ? undefined : `${file} is there already. Name another file, or add --force to replace it.`;
}
