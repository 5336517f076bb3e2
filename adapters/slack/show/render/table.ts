import type { KnownBlock, TableBlock } from '@slack/types';
import type { Block } from '../../../../conversations/message.ts';
import { cut } from '../../../cut.ts';
import { fine, limits } from '../../limits.ts';
import { plain } from '../text.ts';

type Table = Extract<Block, { readonly kind: 'table' }>;
type Cell = TableBlock['rows'][number][number];

/**
 * A table block with a header row, and a line that says how many rows did not fit. Cells are `raw_text`, which Slack
 * shows as it is. Source of the limits: docs.slack.dev/reference/block-kit/blocks/table-block.
 */
export function renderTable(table: Table): readonly KnownBlock[] {
  if (table.columns.length === 0) return [];
  const columns = table.columns.slice(0, fine.tableColumns);
  const rows: Cell[][] = [columns.map((column) => cell(column.title))];
  let room = fine.tableText - lengthOf(rows[0] ?? []);
  for (const row of table.rows.slice(0, limits.tableRows - 1)) {
    const cells = columns.map((_, index) => cell(row[index] ?? ''));
    room -= lengthOf(cells);
    if (room < 0) break;
    rows.push(cells);
  }
  const left = table.rows.length - (rows.length - 1);
  const settings = columns.map((column) => ({
    align: column.align === 'end' ? ('right' as const) : ('left' as const),
    is_wrapped: true,
  }));
  const block: TableBlock = { type: 'table', rows, column_settings: settings };
  return left === 0 ? [block] : [block, { type: 'context', elements: [plain(`… +${left}`, limits.text)] }];
}

function cell(text: string): Cell & { readonly text: string } {
  return { type: 'raw_text', text: text.trim() === '' ? '–' : cut(text, 500) };
}

function lengthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, each) => sum + ('text' in each ? each.text.length : 0), 0);
}
