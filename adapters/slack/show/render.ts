import type { KnownBlock } from '@slack/types';
import type { Message } from '../../../conversations/message.ts';
import { limits } from '../limits.ts';
import { renderAsk } from './render/ask.ts';
import { renderContent } from './render/content.ts';
import { fitTogether } from './render/whole.ts';
import { escapeWithin, plain } from './text.ts';

export interface Rendered {
  /** The notification and what a screen reader says; escaped. */
  readonly text: string;
  /** At least one: an update without blocks would leave the old ones standing. */
  readonly blocks: readonly KnownBlock[];
}

/** A message as Slack shows it, within every limit in limits.ts. Pure: the same message gives the same blocks. */
export function render(message: Message): Rendered {
  const said = (question: string) => message.blocks.some((block) => block.kind === 'text' && block.text === question);
  const content = message.blocks.flatMap(renderContent);
  const ask = message.ask === undefined ? [] : renderAsk(message.ask, said);
  const blocks = fitTogether(content, ask);
  return {
    text: escapeWithin(message.summary, limits.summary),
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: plain(message.summary, limits.text) }],
  };
}
