import type { PublicMessage } from '../../../conversations/message.ts';
import { cut } from '../../cut.ts';
import { limits } from '../limits.ts';
import type { AdaptiveCard } from './card.ts';
import { type Known, mentionOf, refreshFor } from './personal.ts';
import { renderAsk } from './render/ask.ts';
import { renderContent } from './render/content.ts';
import type { ChatOf } from './render/people.ts';
import { plain } from './render/plain.ts';
import { fitTogether } from './render/whole.ts';
import { tame } from './text.ts';

export const cardType = 'application/vnd.microsoft.card.adaptive';

export interface Rendered {
  /** The notification: Teams shows it as it is. */
  readonly summary: string;
  readonly card: AdaptiveCard;
}

/**
 * A message as Teams shows it, within every limit in limits.ts. Pure: the same message gives the same card.
 * @param isHeard whether the bot gets what is typed there without a mention, as it does in 1:1 chats alone
 * @param respondent as Teams knows them: without, nobody is mentioned and nobody has a view of their own
 * @param chatOf without, people are named and not linked
 */
export function render(
  message: PublicMessage,
  isHeard: boolean,
  respondent?: Known,
  chatOf: ChatOf = () => undefined,
): Rendered {
  const said = (question: string) => message.blocks.some((block) => block.kind === 'text' && block.text === question);
  const mention = isHeard ? undefined : mentionOf(message, respondent);
  const refresh = isHeard ? undefined : refreshFor(message, respondent);
  const content = [
    ...(mention === undefined ? [] : [mention.block]),
    ...message.blocks.flatMap((block) => renderContent(block, chatOf)),
  ];
  const ask = message.ask === undefined ? [] : renderAsk(message.ask, said, isHeard);
  const body = fitTogether(content, ask);
  return {
    summary: cut(tame(message.summary), limits.summary),
    card: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      body: body.length > 0 ? body : [plain(message.summary)],
      ...(refresh === undefined ? {} : { refresh }),
      msteams: { width: 'Full', ...(mention === undefined ? {} : { entities: [mention.entity] }) },
    },
  };
}

/** What an activity says besides where it goes. */
export function messageActivity({ summary, card }: Rendered) {
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: card }] } as const;
}
