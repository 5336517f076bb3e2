import type { Block } from '../../../../conversations/message.ts';
import { cut } from '../../../cut.ts';
import { fine, limits } from '../../limits.ts';
import type { Element, Table, TableCell } from '../card.ts';
import { tame } from '../text.ts';
import { more, plain } from './plain.ts';

type Given = Extract<Block, { readonly kind: 'table' }>;

/**
 * A table with a header row, and a line that says how many rows did not fit. Clients that know no tables get its rows as
 * lines. Cells are text runs, which are shown as they are.
 */
export function renderTable(table: Given): readonly Element[] {
  if (table.columns.length === 0) return [];
  const columns = table.columns.slice(0, fine.tableColumns);
  const isEnd = columns.map((column) => column.align === 'end');
  const header = columns.map((column) => readable(column.title));
  const kept: string[][] = [];
  let room = fine.table - sizeOf(header);
  for (const row of table.rows.slice(0, limits.tableRows)) {
    const cells = columns.map((_, index) => readable(row[index] ?? ''));
    room -= sizeOf(cells);
    if (room < 0) break;
    kept.push(cells);
  }
  const rows = [header, ...kept].map((cells, line) => ({
    type: 'TableRow' as const,
    cells: cells.map((text, index) => cell(text, line === 0, isEnd[index] === true)),
  }));
  const element: Table = {
    type: 'Table',
    columns: isEnd.map((end, index) => ({
      width: weightOf([header, ...kept].map((cells) => cells[index] ?? '')),
      horizontalCellContentAlignment: end ? 'Right' : 'Left',
    })),
    rows,
    firstRowAsHeader: true,
    showGridLines: true,
    fallback: plain(kept.map((cells) => cells.join(' · ')).join('\n')),
  };
  return [element, ...more(table.rows.length - kept.length)];
}

/**
 * A column's share of the width, in tenths of a character: its padding, and its longest word, which a narrow client would cut
 * off. A title's letters are bold, and wider.
 */
function weightOf([title = '', ...cells]: readonly string[]): number {
  // A no-break space keeps a word together.
  const longest = (texts: readonly string[]) =>
    Math.max(...texts.flatMap((text) => text.split(/[ \t\n-]/)).map((word) => word.length));
  return Math.round(22 + 10 * Math.min(12, Math.max(3, 1.2 * longest([title]), longest(['', ...cells]))));
}

function cell(text: string, isHeader: boolean, isEnd: boolean): TableCell {
  const run = {
    type: 'TextRun' as const,
    text,
    size: 'Small' as const,
    ...(isHeader ? { weight: 'Bolder' as const } : {}),
  };
  const alignment = isEnd ? { horizontalAlignment: 'Right' as const } : {};
  return { type: 'TableCell', items: [{ type: 'RichTextBlock', inlines: [run], ...alignment }] };
}

function readable(text: string): string {
  return text.trim() === '' ? '–' : cut(tame(text), fine.cell);
}

/** Characters of JSON that a row costs: each cell's element, and its text once more in the fallback. */
function sizeOf(cells: readonly string[]): number {
  return cells.reduce((sum, text) => sum + 125 + 2 * JSON.stringify(text).length, 40);
}
