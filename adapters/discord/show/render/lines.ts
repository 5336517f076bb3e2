import type { Block } from '../../../../conversations/message.ts';
import { escapeWithin, inline, tame } from '../text.ts';

/** Characters of one block: long ones are cut here, so that what follows them is still seen. */
const longest = 1500;

/** A block of text or a quote as lines of Discord's markdown, one string a block; none for an empty one. */
export function renderLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return block.text.trim() === '' ? [] : [renderText(block.text, block.style)];
    case 'quote':
      return block.text.trim() === '' ? [] : [renderQuote(block.text, block.by)];
    case 'facts':
    case 'table':
    case 'image':
      return [];
    default:
      return block satisfies never;
  }
}

function renderText(text: string, style: 'heading' | 'subtle' | undefined): string {
  switch (style) {
    case 'heading':
      return `**${inline(text, 300)}**`;
    case 'subtle':
      return `-# ${inline(text, longest)}`;
    case undefined:
      return escapeWithin(text.trim(), longest);
    default:
      return style satisfies never;
  }
}

/**
 * A customer's words. The sign that quotes stands before each of their lines, so that no line break ends the quote,
 * and all that means something to Discord is escaped.
 */
function renderQuote(words: string, by: string | undefined): string {
  const quoted: string[] = [];
  let room = longest;
  for (const line of escapeWithin(tame(words).trim(), longest).split('\n')) {
    if (line.length > room) {
      quoted.push('> …');
      break;
    }
    room -= line.length + 3;
    quoted.push(`> ${line}`);
  }
  const from = by === undefined || by.trim() === '' ? [] : [`-# — ${inline(by, 100)}`];
  return [...quoted, ...from].join('\n');
}

/** As many whole blocks as fit, and a line that says how many are left out. Blocks are set apart like paragraphs. */
export function fitLines(blocks: readonly string[], room: number): readonly string[] {
  const kept: string[] = [];
  let left = room - 12;
  for (const [index, block] of blocks.entries()) {
    left -= block.length + 1;
    if (left < 0) return [...kept, `-# … +${blocks.length - index}`];
    kept.push(block);
  }
  return kept;
}
