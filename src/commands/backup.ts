import { resolve } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Header } from '../../db/backup/format.ts';
import { backupOf } from '../../db/backup/write.ts';
import { readVersion } from '../../db/version.ts';
import { readOwnVersion } from '../version.ts';
import type { Surroundings } from './command.ts';
import { type ExitCode, exit } from './exit.ts';
import { complain } from './print.ts';
import { count, createProgress, type Progress } from './progress.ts';
import { withDatabase } from './store.ts';
import { whyNotWrite, writeWhole } from './whole-file.ts';

interface Wanted extends Surroundings {
  readonly operands: readonly string[];
  readonly values: { readonly force?: true };
}

/** `afterword backup` */
export async function backup(wanted: Wanted): Promise<ExitCode> {
  const { cwd, operands, values } = wanted;
  const [file = ''] = operands;
  const occupied = whyNotWrite(cwd, file, values.force ?? false);
  if (occupied !== undefined) {
    complain(occupied);
    return exit.usage;
  }
  return withDatabase(wanted, 'existing', async ({ url, interrupted }) => {
    const { at, pending, unknown } = await readVersion(url);
    if (at === undefined || pending.length > 0 || unknown > 0) {
      complain(
        at === undefined
          ? 'Nothing is stored in this database yet: there is nothing to back up.'
          : `The database was made by ${unknown > 0 ? 'a newer' : 'an older'} Afterword. Take the backup with the version that runs on it.`,
      );
      return exit.failed;
    }
    const path = resolve(cwd, file);
    let progress: Progress | undefined;
    let contents: Header | undefined;
    let read = 0;
    const rows = backupOf(url, {
      version: readOwnVersion(),
      schema: at,
      onContents: (told) => {
        contents = told;
        if (process.stderr.isTTY) progress = createProgress(process.stderr, rowsOf(told), 'rows');
      },
      onRows: (more) => {
        read += more;
        progress?.show(read);
      },
    });
    const zipped = createGzip();
    pipeline(Readable.from(rows), zipped, () => {});
    try {
      await writeWhole(path, zipped, interrupted);
    } finally {
      progress?.end();
    }
    complain(`Wrote ${count(read)} rows, as they were at ${contents?.takenAt}, to ${path}.`);
    return exit.ok;
  });
}

/** All rows of all tables. */
export function rowsOf({ tables }: Header): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
