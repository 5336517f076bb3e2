import { resolve } from 'node:path';
import { type Header, NotABackup } from '../../db/backup/format.ts';
import { restore as restoreBackup } from '../../db/backup/restore.ts';
import { verifyBackup } from '../../db/backup/verify.ts';
import { readVersion } from '../../db/version.ts';
import type { Config } from '../config/config.ts';
import { whereIs } from '../explain.ts';
import { rowsOf } from './backup.ts';
import type { Surroundings } from './command.ts';
import { type ExitCode, exit } from './exit.ts';
import { complain, visible } from './print.ts';
import { count, createProgress, type Progress } from './progress.ts';
import { withDatabase } from './store.ts';

/** `afterword restore`: reads the file to its end before it touches the database. */
export async function restore(wanted: Surroundings & { readonly operands: readonly string[] }): Promise<ExitCode> {
  const [file = ''] = wanted.operands;
  const path = resolve(wanted.cwd, file);
  return readable(file, async () => {
    const progress = watch('rows read');
    const contents = await verifyBackup(path, progress.add).finally(progress.end);
    return withDatabase(wanted, 'created', (on) => readable(file, () => write(path, contents, on)));
  });
}

async function write(
  path: string,
  contents: Header,
  { config, url, interrupted }: { config: Config; url: string; interrupted: AbortSignal },
): Promise<ExitCode> {
  const where = whereIs(config.database);
  const { unknown } = await readVersion(url);
  if (unknown > 0) {
    complain(`The database at ${where} was made by a newer Afterword. Use that version. Nothing was changed.`);
    return exit.failed;
  }
  const progress = watch('rows restored');
  const options = { path, contents, onRows: (more: number) => progress.add(more, contents), signal: interrupted };
  const restored = await restoreBackup(url, options).finally(progress.end);
  if (restored.kind === 'refused') {
    complain(`${restored.because} Nothing was changed.`);
    return exit.failed;
  }
  if (restored.replaced > 0) complain(`Replaced ${count(restored.replaced)} ended chats, none of them answered.`);
  complain(`Restored ${count(rowsOf(contents))} rows, as they were at ${contents.takenAt}, at ${where}.`);
  return exit.ok;
}

/** Says what is wrong where it is the file. */
async function readable(file: string, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    const because = whyUnreadable(error);
    if (because === undefined) throw error;
    complain(visible(`${file} ${because} Nothing was changed.`));
    return exit.failed;
  }
}

/** A bar over all rows of a backup, where standard error is a terminal. */
function watch(what: string) {
  let bar: Progress | undefined;
  let done = 0;
  return {
    add(more: number, contents: Header) {
      if (process.stderr.isTTY) bar ??= createProgress(process.stderr, rowsOf(contents), what);
      done += more;
      bar?.show(done);
    },
    end: () => bar?.end(),
  };
}

/** What is wrong with the file; undefined: it is not the file. */
function whyUnreadable(error: unknown): string | undefined {
  if (error instanceof NotABackup) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && syscall === 'open') return 'is not there.';
  if (code === 'EISDIR') return 'is a folder.';
  if (code === 'EACCES' && syscall === 'open') return 'may not be read by this user.';
  return undefined;
}
