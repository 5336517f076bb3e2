import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryIn } from '../../../db/embedded/cluster.ts';
import { startEmbedded } from '../../../db/embedded/index.ts';
import { findPostmaster } from '../../../db/embedded/postmaster-file.ts';
import { execute, inDatabase } from './execute.ts';
import { isOfDeadRun, nameRun } from './run.ts';
import { findScratch } from './scratch.ts';

/** The one server of a test run, with a migrated database to copy. */
export type TestServer = { url: string; template: string };

/** The server TEST_DATABASE_URL names, else a bundled one in a temporary folder that forgets everything. */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given
    ? { url: given, stop: () => dropDatabases(given, (name) => name.startsWith(nameRun())) }
    : await startOwn();
  try {
    if (given) await dropDatabases(given, isOfDeadRun);
    const template = `${nameRun()}_template`;
    await execute(server.url, `CREATE DATABASE ${template}`);
    const { migrate } = await import('../../../db/migrate.ts');
    await migrate(inDatabase(server.url, template));
    return { ...server, template };
  } catch (failure) {
    await server.stop();
    throw failure;
  }
}

/** Ends servers and removes folders of runs that were killed before they could. */
export async function sweepDeadRuns(): Promise<void> {
  for (const place of new Set([findScratch(), tmpdir()])) {
    for (const name of readdirSync(place).filter(isOfDeadRun)) {
      const folder = join(place, name);
      for (const dataDir of [folder, ...readdirSync(folder).map((inside) => join(folder, inside))]) {
        const postmaster = findPostmasterIn(dataDir);
        if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    }
  }
}

async function startOwn() {
  const folder = join(findScratch(), nameRun());
  mkdirSync(folder, { mode: 0o700 });
  const started = await startEmbedded({ dataDir: folder, fsync: false, log: (line) => console.error(line) });
  if (started.kind === 'unavailable')
    throw new Error(`${started.because} For tests the variable is TEST_DATABASE_URL.`);
  const stop = async () => {
    await started.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: started.url, stop };
}

function findPostmasterIn(folder: string) {
  try {
    return findPostmaster(directoryIn(folder));
  } catch {
    // Half a data directory.
    return undefined;
  }
}

async function dropDatabases(url: string, isDoomed: (name: string) => boolean): Promise<void> {
  const databases = await execute(url, 'SELECT datname FROM pg_database');
  for (const { datname } of databases) {
    if (isDoomed(String(datname))) await execute(url, `DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  }
}
