import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { platforms } from '../../adapters/index.ts';
import { columns, parityTable, rows } from './parity.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

test('the README’s parity table claims what the conformance suite proves', () => {
  const table = /<!-- parity -->\n([\s\S]*?)\n<!-- \/parity -->/.exec(read('README.md'))?.[1];
  expect(table).toBe(parityTable());
});

test('every platform there is has a column', () => {
  const names = Object.keys(platforms).map((name) => (name === 'web' ? 'playground' : name));
  expect(
    Object.keys(columns)
      .map((name) => name.toLowerCase())
      .sort(),
  ).toEqual(names.sort());
});

test('what is claimed in words has a test, and every case of the suite stands behind a row', () => {
  for (const { cells, cases } of rows) {
    expect(cells !== undefined || cases !== undefined).toBe(true);
    for (const [, path] of Object.values(cells ?? {})) {
      expect([path, existsSync(`${root}${path}`)]).toEqual([path, true]);
      expect(read(path)).toMatch(/\b(test|it|describeAdapter)(\.each)?\(/);
    }
  }
  const suite = read('tests/adapters/conformance.ts');
  const all = [...(/export type Case =([\s\S]*?);/.exec(suite)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
    ([, name]) => name,
  );
  const claimed = new Set<string | undefined>(rows.flatMap(({ cases = [] }) => cases));
  expect(all.filter((name) => !claimed.has(name))).toEqual([]);
});
