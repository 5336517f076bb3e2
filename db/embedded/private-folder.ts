import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

/*
 * npm packages hold no symbolic links, so the package lists the ones its libraries need and makes them in its install
 * script. Where scripts are off they are missing; node_modules is not ours to write into.
 */

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Whether the package's install script has not run. */
export function lacksLinks(native: string): boolean {
  return readLinks(native).some((link) => !existsSync(join(native, '..', link.target)));
}

/** Makes the missing links in a folder of ours. @returns the environment that lets the programs find it. */
export function linkLibraries(native: string, dataDir: string): NodeJS.ProcessEnv {
  const folder = join(dataDir, 'postgres-lib');
  mkdirSync(folder, { recursive: true });
  for (const link of readLinks(native)) {
    const path = join(folder, basename(link.target));
    rmSync(path, { force: true });
    symlinkSync(join(native, '..', link.source), path);
  }
  return process.platform === 'darwin' ? { DYLD_LIBRARY_PATH: folder } : { LD_LIBRARY_PATH: folder };
}

/** Copies the package, links included, unless a complete copy is there already. @returns the copy's `native` folder. */
export function copyPackage(native: string, place: string): string {
  const copy = join(place, versionOf(native));
  mkdirSync(place, { recursive: true, mode: 0o755 });
  assertOurs(place);
  if (existsSync(copy)) return join(copy, 'native');
  const unfinished = mkdtempSync(`${copy}.new-`);
  try {
    const isNeeded = (path: string) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink();
    cpSync(native, join(unfinished, 'native'), { recursive: true, filter: isNeeded });
    for (const link of readLinks(native)) {
      symlinkSync(relative(dirname(link.target), link.source), join(unfinished, link.target));
    }
    openToAll(unfinished);
    renameSync(unfinished, copy);
  } catch (failure) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process, with another data directory, may have been quicker.
    if (!existsSync(copy)) throw failure;
  }
  return join(copy, 'native');
}

function readLinks(native: string): z.infer<typeof Links> {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? Links.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
}

function versionOf(native: string): string {
  const description: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(description).version;
}

/** What a stranger put there must never be run. */
function assertOurs(place: string): void {
  const entry = lstatSync(place);
  if (entry.uid !== process.getuid?.() || !entry.isDirectory() || (entry.mode & 0o022) !== 0) {
    throw new Refusal(`${place} belongs to someone else or is writable for all`);
  }
}

function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || (entry.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
