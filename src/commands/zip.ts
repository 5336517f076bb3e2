import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. Names are ASCII, without folders. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

/** The earliest day that the format knows, 1 January 1980: the same files always make the same archive. */
const day = 0x0021;
/** Version 2.0 of the format: deflate. */
const version = 20;
const deflated = 8;

/** A ZIP archive. For a few small files: everything is in memory. Source: PKWARE's APPNOTE.TXT, 4.3. */
export function zip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content);
    const described = fields([
      [2, version],
      [2, 0],
      [2, deflated],
      [2, 0],
      [2, day],
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, name.length],
      [2, 0],
    ]);
    const file = [fields([[4, 0x04034b50]]), described, Buffer.from(name), packed];
    // No comment, the first disk, no attributes.
    const where = fields([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ]);
    directory.push(
      fields([
        [4, 0x02014b50],
        [2, version],
      ]),
      described,
      where,
      Buffer.from(name),
    );
    files.push(...file);
    offset += Buffer.concat(file).length;
  }
  const listed = Buffer.concat(directory);
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, listed.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...files, listed, end]);
}

/** Numbers of so many bytes, the lowest byte first. */
function fields(numbers: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const written = Buffer.alloc(numbers.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of numbers) at = written.writeUIntLE(value, at, bytes);
  return written;
}
