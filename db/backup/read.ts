import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { endOfRows, type Header, NotABackup, readHeader, readTrailer, rowsIn } from './format.ts';

/** The rows of one table, to be read to their end before the next table's. Each piece holds whole rows, as COPY takes them. */
export interface TableRows {
  readonly table: Header['tables'][number];
  readonly rows: AsyncIterable<Buffer>;
}

/** Bytes of a header at most: far more than one has, far less than would be felt. */
const longestLine = 1_000_000;

/** What a backup says it holds. @throws NotABackup, or what kept the file from being read */
export async function readContents(path: string): Promise<Header> {
  const text = new Text(unpacked(path));
  try {
    return readHeader((await text.line(longestLine)).toString());
  } finally {
    await text.close();
  }
}

/**
 * Reads a backup from its beginning to its end, once. Only when this has ended without an error is the file known to be
 * whole: as many rows as its header says, and the checksum of its last line.
 *
 * @throws NotABackup, or what kept the file from being read
 */
export async function* readBackup(path: string): AsyncGenerator<TableRows> {
  const text = new Text(unpacked(path));
  try {
    const { tables } = readHeader((await text.line(longestLine)).toString());
    for (const table of tables) yield { table, rows: counted(text, table) };
    const expected = text.digest();
    const said = readTrailer((await text.line(longestLine)).toString());
    if (said !== expected) throw damaged('its checksum is another');
    if (await text.hasMore()) throw damaged('something follows its last line');
  } finally {
    await text.close();
  }
}

async function* counted(text: Text, { name, rows: expected }: TableRows['table']): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const rows of text.rows()) {
    count += rowsIn(rows);
    yield rows;
  }
  if (count !== expected) throw damaged(`it has ${count} rows of ${name} instead of ${expected}`);
}

function damaged(why: string): NotABackup {
  return new NotABackup(`is damaged: ${why}.`);
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  pipeline(createReadStream(path), gunzip, () => {});
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    throw explained(error);
  }
}

/** What zlib finds wrong; what the file system does is left as it is. */
function explained(error: unknown): unknown {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (/incorrect header check|unknown compression/.test(message))
    return new NotABackup('is not a backup of Afterword.');
  if (code === 'Z_BUF_ERROR') return damaged('its end is missing');
  return code.startsWith('Z_') ? damaged(message) : error;
}

/** The text of a backup, taken from its front piece by piece. */
class Text {
  readonly #source: AsyncIterator<Buffer>;
  readonly #hash = createHash('sha256');
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next line, without its end. */
  async line(longest: number): Promise<Buffer> {
    for (;;) {
      const end = this.#held.indexOf(10);
      if (end !== -1) return this.#take(end + 1).subarray(0, end);
      if (this.#held.length > longest) throw new NotABackup('is not a backup of Afterword.');
      if (!(await this.#more())) throw damaged('its end is missing');
    }
  }

  /** The rows up to the line that ends them, which is taken too. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = this.#endOfRows();
      if (end !== undefined) {
        if (end > 0) yield this.#take(end);
        this.#take(endOfRows.length);
        return;
      }
      // A whole row stays behind where it may be the beginning of the line that ends them.
      const whole = this.#held.lastIndexOf(10) + 1;
      if (whole > 0) yield this.#take(whole);
      if (!(await this.#more())) throw damaged('its end is missing');
    }
  }

  /** SHA-256 of everything taken so far. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async hasMore(): Promise<boolean> {
    return this.#held.length > 0 || this.#more();
  }

  /** Where the line that ends the rows begins. */
  #endOfRows(): number | undefined {
    if (this.#held.subarray(0, endOfRows.length).equals(endOfRows)) return 0;
    const at = this.#held.indexOf('\n\\.\n');
    return at === -1 ? undefined : at + 1;
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#hash.update(taken);
    return taken;
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}
