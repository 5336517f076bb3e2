import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../src/commands/whole-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const never = new AbortController().signal;

describe('a file that is there only when it is complete', () => {
  it('takes the place of an older one at the end', async () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'old');
    async function* content() {
      yield 'new, ';
      expect(readFileSync(path, 'utf8')).toBe('old');
      yield 'and whole';
    }
    await writeWhole(path, Readable.from(content()), never);
    expect(readFileSync(path, 'utf8')).toBe('new, and whole');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('leaves the older one and nothing else when the content fails half-way', async () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'old');
    async function* content() {
      yield 'half';
      throw new Error('the database went away');
    }
    await expect(writeWhole(path, Readable.from(content()), never)).rejects.toThrow('the database went away');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('leaves nothing when it is interrupted', async () => {
    const interruption = new AbortController();
    async function* content() {
      yield 'half';
      interruption.abort();
      yield 'more';
    }
    const writing = writeWhole(join(folder, 'a.csv'), Readable.from(content()), interruption.signal);
    await expect(writing).rejects.toThrow(/abort/i);
    expect(readdirSync(folder)).toEqual([]);
  });
});
