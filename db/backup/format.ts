import { z } from 'zod';

/*
 * A backup is text, compressed by gzip: a line of JSON that says what follows, then the rows of each table as PostgreSQL's
 * COPY writes them, each table ended by a line \. of its own, then a line of JSON with the SHA-256 of everything before
 * it. `zcat FILE | head -1` tells what is in it, and psql could read the rows.
 */

/** Grows when a reader of the old form could not read the new one. */
export const format = 1;

const header = z.object({
  afterword: z.literal('backup'),
  format: z.literal(format),
  /** Of the program that wrote it. */
  version: z.string(),
  /** The last migration that was applied. */
  schema: z.string(),
  /** The moment that the rows are of, ISO 8601. */
  takenAt: z.iso.datetime(),
  /** In the order in which they can be filled. */
  tables: z.array(
    z.object({
      name: z.string().min(1),
      columns: z.array(z.string().min(1)).min(1),
      rows: z.int().nonnegative(),
    }),
  ),
});

const trailer = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export type Header = z.infer<typeof header>;

/** The line that ends the rows of a table. Source: the manual's page on COPY, "Text Format"; no row can look like it. */
export const endOfRows = Buffer.from('\\.\n');

/** A file that is no backup, or not one that this version can read; the message continues "FILE ...". */
export class NotABackup extends Error {}

/** @throws NotABackup */
export function readHeader(line: string): Header {
  const parsed = parse(line);
  const said = z.object({ afterword: z.literal('backup'), format: z.number() }).safeParse(parsed);
  if (!said.success) throw new NotABackup('is not a backup of Afterword.');
  if (said.data.format > format)
    throw new NotABackup('was written by a newer Afterword: use that version, or a newer one.');
  const read = header.safeParse(parsed);
  if (!read.success) throw new NotABackup('is damaged: its first line makes no sense.');
  return read.data;
}

/** The checksum. @throws NotABackup */
export function readTrailer(line: string): string {
  const read = trailer.safeParse(parse(line));
  if (!read.success) throw new NotABackup('is damaged: its last line makes no sense.');
  return read.data.sha256;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** How many rows of COPY's text form a piece of it ends: a line break inside a value is written as \n. */
export function rowsIn(piece: Buffer): number {
  let rows = 0;
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) rows += 1;
  return rows;
}
