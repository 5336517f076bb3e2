import { type Header, NotABackup, rowsIn } from './format.ts';
import { isKnown } from './migrations.ts';
import { readBackup, readContents } from './read.ts';

/**
 * Reads a backup to its end, so that nothing of a broken one is ever written anywhere.
 *
 * @param onRows told how many rows more were read, and of how many
 * @returns what it holds
 * @throws NotABackup, or what kept the file from being read
 */
export async function verifyBackup(path: string, onRows?: (more: number, contents: Header) => void): Promise<Header> {
  const contents = await readContents(path);
  if (!isKnown(contents.schema)) {
    throw new NotABackup(`is of a newer Afterword (${contents.version}): use that version, or a newer one.`);
  }
  for await (const { rows } of readBackup(path)) {
    for await (const piece of rows) onRows?.(rowsIn(piece), contents);
  }
  return contents;
}
