import type { Block, Column } from '../../../../conversations/message.ts';
import { cut } from '../../../cut.ts';
import { limits } from '../../limits.ts';
import { tame } from '../text.ts';

type Table = Extract<Block, { readonly kind: 'table' }>;

/** Characters of one line: about what an embed shows on a desktop before it wraps. */
const widest = 60;
const longest = 1800;

/** A table in letters of equal width, as a code block, and a line that says how many rows did not fit. */
export function renderTable(table: Table): readonly string[] {
  if (table.columns.length === 0) return [];
  const columns = table.columns.slice(0, 6);
  const rows = table.rows.slice(0, limits.tableRows).map((row) => columns.map((_, index) => cell(row[index] ?? '')));
  const titles = columns.map((column) => cell(column.title));
  const widths = fitWidths([titles, ...rows], columns.length);
  const lines = [line(titles, widths, columns), widths.map((width) => '─'.repeat(width)).join('─┼─')];
  let room = longest - lines.join('\n').length;
  let shown = 0;
  for (const row of rows) {
    const next = line(row, widths, columns);
    room -= next.length + 1;
    if (room < 0) break;
    lines.push(next);
    shown += 1;
  }
  const left = table.rows.length - shown;
  return [`\`\`\`\n${lines.join('\n')}\n\`\`\``, ...(left === 0 ? [] : [`-# … +${left}`])];
}

/** Inside a code block nothing can be escaped, so the sign that would end it becomes one that looks like it. */
function cell(text: string): string {
  const shown = tame(cut(text, longest)).replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim();
  return shown === '' ? '–' : shown;
}

function fitWidths(rows: readonly (readonly string[])[], count: number): readonly number[] {
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => [...(row[index] ?? '')].length)),
  );
  let over = widths.reduce((sum, width) => sum + width + 3, -3) - widest;
  while (over > 0) {
    const widestColumn = widths.indexOf(Math.max(...widths));
    const before = widths[widestColumn] ?? 0;
    const after = Math.max(3, before - over, Math.floor(widest / count) - 3);
    if (after >= before) break;
    widths[widestColumn] = after;
    over -= before - after;
  }
  return widths;
}

function line(cells: readonly string[], widths: readonly number[], columns: readonly Column[]): string {
  const padded = cells.map((text, index) => {
    const width = widths[index] ?? 0;
    const shown = cut(text, width);
    const space = ' '.repeat(Math.max(0, width - [...shown].length));
    return columns[index]?.align === 'end' ? space + shown : shown + space;
  });
  return padded.join(' │ ').trimEnd();
}
