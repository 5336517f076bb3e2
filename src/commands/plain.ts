import type { Action, Block, Message } from '../../conversations/message.ts';
import { visible } from './print.ts';

/** A message as it reads on a terminal. */
export function plainText({ blocks, ask }: Message): string {
  const paragraphs = blocks.map(plainBlock);
  if (ask?.kind === 'actions') paragraphs.push(ask.actions.map(plainAction).join('\n'));
  return paragraphs.join('\n\n');
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.style === 'heading' ? underlined(visible(block.text)) : visible(block.text);
    case 'quote':
      return visible(block.text).replaceAll(/^/gm, '  > ');
    case 'facts':
      return block.facts.map(({ label, value }) => visible(`${label}: ${value}`)).join('\n');
    case 'table':
      return table(block);
    case 'image':
      return visible(`[${block.alt}]`);
    default:
      return block satisfies never;
  }
}

function underlined(text: string): string {
  return `${text}\n${'='.repeat(text.length)}`;
}

function table({ columns, rows }: Block & { readonly kind: 'table' }): string {
  const lines = [columns.map(({ title }) => title), ...rows].map((cells) => cells.map(visible));
  const widths = columns.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const align = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return columns[column]?.align === 'end' ? cell.padStart(width) : cell.padEnd(width);
  };
  return lines.map((cells) => cells.map(align).join('   ').trimEnd()).join('\n');
}

function plainAction(action: Action): string {
  return visible(action.kind === 'link' ? `${action.label}: ${action.url}` : `[${action.label}]`);
}
