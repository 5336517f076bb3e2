import type { Block } from '../../../../conversations/message.ts';
import { limits } from '../../limits.ts';
import { inline } from '../text.ts';

type Table = Extract<Block, { readonly kind: 'table' }>;

/** Characters of one cell, and of the whole table. */
const longestCell = 200;
const longest = 1800;

/**
 * A line a row, named by its first cell, and a line that says how many rows did not fit. Discord has no tables, and one drawn in
 * letters of equal width falls apart on a phone.
 */
export function renderTable(table: Table): readonly string[] {
  if (table.columns.length === 0) return [];
  const lines: string[] = [];
  let room = longest;
  for (const row of table.rows.slice(0, limits.tableRows)) {
    const line = renderRow(table, row);
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const left = table.rows.length - lines.length;
  return [...lines, ...(left === 0 ? [] : [`-# … +${left}`])];
}

function renderRow({ columns }: Table, row: readonly string[]): string {
  const [name, ...others] = columns.slice(0, 6).map((_, index) => cell(row[index] ?? ''));
  const named = others.map((text, index) => `${inline(columns[index + 1]?.title ?? '', 60)} ${text}`.trim());
  return [`**${name ?? '–'}**`, ...named].join(' · ');
}

function cell(text: string): string {
  const shown = inline(text, longestCell);
  return shown === '' ? '–' : shown;
}
