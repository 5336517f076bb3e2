import { existsSync } from 'node:fs';
import { connect, type Database } from '../../db/client.ts';
import { directoryIn } from '../../db/embedded/cluster.ts';
import { type DatabaseVersion, readVersion } from '../../db/version.ts';
import type { Config } from '../config/config.ts';
import { explain } from '../explain.ts';
import { createLog } from '../log.ts';
import { secretsOf } from '../secrets.ts';
import { openDatabase } from '../storage.ts';
import type { Surroundings } from './command.ts';
import { loadOrComplain } from './configuration.ts';
import { type ExitCode, exit } from './exit.ts';
import { exitCodeOf, onInterruption, type Signal } from './interruption.ts';
import { complain } from './print.ts';

/** What a command works with that reads or writes what the bot has stored. */
export interface Store {
  readonly config: Config;
  readonly db: Database;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly interrupted: AbortSignal;
}

/** Runs `work` on the configured database, beside the bot or without it, and closes everything again. Says what is wrong. */
export async function withStore(
  surroundings: Surroundings,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withDatabase(surroundings, 'existing', async ({ config, url, interrupted }) => {
    const because = whyNotReady(await readVersion(url));
    if (because !== undefined) {
      complain(because);
      return exit.failed;
    }
    const db = connect(url, { max: 2, plans: 'fresh' });
    try {
      return await work({ config, db, interrupted });
    } finally {
      await db.$client.end();
    }
  });
}

/**
 * Runs `work` with the address of the configured database, whatever is in it.
 *
 * @param wanted `existing`: refuses to create the embedded database, because there would be nothing in it.
 */
export async function withDatabase(
  surroundings: Surroundings,
  wanted: 'existing' | 'created',
  work: (on: { config: Config; url: string; interrupted: AbortSignal }) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = loadOrComplain(surroundings);
  if (config === undefined) return exit.configuration;
  if (wanted === 'existing' && !isThere(config.database)) {
    complain(`Nothing is stored in ${nameOf(config)} yet. Is this the folder that Afterword is started in?`);
    return exit.failed;
  }
  let signal: Signal | undefined;
  const interruption = new AbortController();
  onInterruption((first) => {
    signal = first;
    interruption.abort();
  });
  const opened = await openDatabase(config.database, createLog(config.logLevel, secretsOf(config)));
  if (opened.kind === 'unavailable') {
    complain(opened.because);
    return exit.failed;
  }
  try {
    const code = await work({ config, url: opened.url, interrupted: interruption.signal });
    return signal === undefined ? code : exitCodeOf(signal);
  } catch (error) {
    if (signal !== undefined) return exitCodeOf(signal);
    complain(explain(error, config.database));
    return exit.failed;
  } finally {
    await opened.close();
  }
}

/** Whether there is a database to look at: the embedded one begins with the first start. */
export function isThere(database: Config['database']): boolean {
  return database.kind === 'url' || existsSync(directoryIn(database.dataDir));
}

function nameOf({ database }: Config): string {
  return database.kind === 'embedded' ? database.dataDir : 'the database';
}

/** Why the stored data can't be read by this version; undefined: it can. */
function whyNotReady({ pending, unknown }: DatabaseVersion): string | undefined {
  if (unknown > 0) return 'The database was migrated by a newer Afterword. Use that version, or a newer one.';
  if (pending.length === 0) return undefined;
  return `The database lacks ${pending.join(', ')}. Run afterword migrate, or start the bot, which does it too.`;
}
