import { migrate } from '../../db/migrate.ts';
import { readVersion } from '../../db/version.ts';
import { whereIs } from '../explain.ts';
import type { Surroundings } from './command.ts';
import { exit } from './exit.ts';
import { complain, print } from './print.ts';
import { withDatabase } from './store.ts';

/** `afterword migrate` */
export function migrateDatabase(surroundings: Surroundings) {
  return withDatabase(surroundings, 'created', async ({ config, url }) => {
    const before = await readVersion(url);
    const where = whereIs(config.database);
    if (before.unknown > 0) {
      complain(`The database at ${where} was migrated by a newer Afterword: nothing was changed. Use that version.`);
      return exit.failed;
    }
    // Even when nothing of ours is pending: the queue has migrations of its own.
    await migrate(url);
    const { at } = await readVersion(url);
    if (before.pending.length === 0) print(`The database at ${where} is at ${at} already: nothing to do.`);
    else print(`The database at ${where} went from ${before.at ?? 'empty'} to ${at}.`);
    return exit.ok;
  });
}
