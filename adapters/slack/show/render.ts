import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Block, PublicMessage } from '../../../conversations/message.ts';
import { cut } from '../../cut.ts';
import { limits } from '../limits.ts';
import { renderAsk } from './render/ask.ts';
import { renderContent } from './render/content.ts';
import type { ProfileOf } from './render/people.ts';
import { fitTogether } from './render/whole.ts';
import { escapeWithin, plain } from './text.ts';

export interface Rendered {
  /** The notification and what a screen reader says; escaped. */
  readonly text: string;
  /** At least one: an update without blocks would leave the old ones standing. */
  readonly blocks: readonly KnownBlock[];
}

/**
 * A message as Slack shows it, within every limit in limits.ts. Pure: the same message gives the same blocks.
 * @param profileOf without, people are named and not linked
 */
export function render(message: PublicMessage, profileOf: ProfileOf = () => undefined): Rendered {
  const said = (question: string) => message.blocks.some((block) => block.kind === 'text' && block.text === question);
  const content = renderBlocks(message, profileOf);
  const ask = message.ask === undefined ? [] : renderAsk(message.ask, said);
  const blocks = fitTogether(content, ask);
  return {
    text: escapeWithin(message.summary, limits.summary),
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: plain(message.summary, limits.text) }],
  };
}

/** The one who is addressed is mentioned in front of the first words, as an element of rich text: nothing else is read as markup. */
function renderBlocks({ blocks, mentions }: PublicMessage, profileOf: ProfileOf): readonly KnownBlock[] {
  const content = (block: Block) => renderContent(block, profileOf);
  if (mentions?.platform !== 'slack') return blocks.flatMap(content);
  const [first, ...others] = blocks;
  const isLead = first?.kind === 'text' && first.style === undefined;
  const words: RichTextElement[] = isLead ? [{ type: 'text', text: ` ${cut(first.text, limits.text - 1)}` }] : [];
  const elements: RichTextElement[] = [{ type: 'user', user_id: mentions.id }, ...words];
  const addressed: KnownBlock = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
  return [addressed, ...(isLead ? others : blocks).flatMap(content)];
}
