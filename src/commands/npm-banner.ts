import { closeSync, createWriteStream, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { complain } from './print.ts';

/** What `npm run` prints before the output of what it runs. Source: @npmcli/run-script of npm 11. */
const banner = /\n> \S+ \S+\n> [^\n]*\n\n$/;
/** Bytes from the end among which it is looked for. */
const longest = 4_096;

/**
 * Where data goes that another program is going to read: standard output, without what `npm run afterword` has written
 * there before us. Out of a file it is taken away again; from a pipe it can't be, which is then said.
 */
export function dataOutput(env: Readonly<Record<string, string | undefined>>): Writable {
  const hasBanner = env.npm_command === 'run' && env.npm_config_loglevel !== 'silent';
  if (!hasBanner || process.stdout.isTTY) return process.stdout;
  const start = startOfBanner();
  if (start === undefined) {
    complain('npm wrote its own lines before these. Without them: npx afterword, or npm run --silent afterword.');
    return process.stdout;
  }
  ftruncateSync(1, start);
  // The descriptor still points behind the banner, and would leave a hole there.
  return createWriteStream('', { fd: 1, start, autoClose: false });
}

/** Where in the file that standard output is the banner begins; undefined when it is no file, or can't be read. */
function startOfBanner(): number | undefined {
  let file: number | undefined;
  try {
    const { size } = fstatSync(1);
    if (!fstatSync(1).isFile()) return undefined;
    file = openSync('/proc/self/fd/1', 'r');
    const end = Buffer.alloc(Math.min(size, longest));
    readSync(file, end, 0, end.length, size - end.length);
    const found = banner.exec(end.toString('latin1'));
    return found === null ? undefined : size - end.length + found.index;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
