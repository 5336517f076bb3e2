import type { Block } from '../../../../conversations/message.ts';
import { cut } from '../../../cut.ts';
import { fine, limits } from '../../limits.ts';
import type { Element, RichTextBlock } from '../card.ts';
import { isPlain, tame, webAddress } from '../text.ts';
import { renderFacts } from './facts.ts';
import type { ChatOf } from './people.ts';
import { plain } from './plain.ts';
import { renderTable } from './table.ts';

/** The card's elements for one block of a message; none for an empty one. */
export function renderContent(block: Block, chatOf: ChatOf): readonly Element[] {
  switch (block.kind) {
    case 'text':
      return isBlank(block.text) ? [] : [renderText(block.text, block.style)];
    case 'quote':
      return isBlank(block.text) ? [] : [renderQuote(block.text, block.by)];
    case 'facts':
      return block.facts.length === 0 ? [] : renderFacts(block.facts, chatOf);
    case 'table':
      return renderTable(block);
    case 'image':
      return renderImage(block.url, block.alt);
    default:
      return block satisfies never;
  }
}

function renderText(text: string, style: 'heading' | 'subtle' | undefined): Element {
  switch (style) {
    case 'heading':
      return renderHeading(cut(tame(text), fine.heading));
    case 'subtle':
      return plain(text, { isSubtle: true });
    case undefined:
      return plain(text);
    default:
      return style satisfies never;
  }
}

/** A screen reader knows a TextBlock for a heading; what its Markdown would change only looks like one. */
function renderHeading(text: string): Element {
  const look = { size: 'Medium', weight: 'Bolder' } as const;
  return isPlain(text)
    ? { type: 'TextBlock', text, wrap: true, style: 'heading', ...look }
    : { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...look }] };
}

/**
 * A customer's words in a box of their own. Safe because a text run is no markup: a link or a mention exists only as an
 * element of its own type (and a mention needs an entry under `msteams` besides), and there is exactly one run here.
 */
function renderQuote(words: string, by: string | undefined): Element {
  const quote: RichTextBlock = {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: cut(tame(words).trim(), limits.text), italic: true }],
  };
  const from = by === undefined || isBlank(by) ? [] : [plain(`— ${cut(by, fine.label)}`, { isSubtle: true })];
  return { type: 'Container', style: 'emphasis', items: [quote, ...from] };
}

function renderImage(url: string, alt: string): readonly Element[] {
  const address = webAddress(url, fine.url);
  const altText = isBlank(alt) ? '–' : cut(alt, fine.altText);
  return address === undefined ? [plain(altText)] : [{ type: 'Image', url: address, altText, size: 'Stretch' }];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
