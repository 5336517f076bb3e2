import { describe, expect, it } from 'vitest';
import { type Hearing, readTyped } from '../../../conversations/typed/read.ts';

/** One line per message: what it is, then the score or nothing, then the reason or nothing. */
export type Row = readonly [
  message: string,
  meant: number | 'ambiguous' | 'stop' | 'pleasantry' | 'words',
  reason?: string,
];

/** Expects every message of the tables to be read as its row says. */
export function readingOf(tables: Readonly<Record<string, readonly Row[]>>, hearing?: Hearing): void {
  describe.each(Object.entries(tables))('%s', (_, rows) => {
    it.each(rows.map((row) => [JSON.stringify(row[0]), row] as const))('%s', (_name, row) => {
      const { about: _about, ...read } = { about: undefined, ...readTyped(row[0], hearing) };
      expect(read).toEqual(expected(row));
    });
  });
}

function expected([, meant, reason]: Row): unknown {
  if (typeof meant === 'string') return { kind: meant };
  return reason === undefined ? { kind: 'score', score: meant } : { kind: 'score', score: meant, reason };
}
