import type { Fields } from '../../support/json.ts';
import { isFields } from '../../support/json.ts';
import { cardTexts } from '../../support/teams/cards/reading.ts';
import { listReferences, type Message, visibleActions } from '../../support/teams/index.ts';
import type { Visible } from '../conformance.ts';

/** A message of the bot as its readers see it. */
export function readMessage(message: Message): Visible {
  const [card = {}] = message.cards;
  return { ...readCardAs(card), ...(message.cards.length === 0 ? { text: message.text } : {}) };
}

export function readCardAs(card: Fields): Visible {
  const buttons = visibleActions(card).shown.map((action) => String(action.title));
  const texts = cardTexts(card);
  const references = texts.flatMap(({ text, isMarkdown }) =>
    isMarkdown ? listReferences(text, entitiesOf(card)) : [],
  );
  return {
    text: texts.map(({ text, isMarkdown }) => (isMarkdown ? readMarkdown(text) : text)).join('\n'),
    buttons,
    mentions: references.flatMap((each) => {
      if (each.kind === 'mention') return [each.id];
      return each.kind === 'at' ? [each.text] : [];
    }),
    pings: entitiesOf(card).flatMap((each) =>
      isFields(each) && each.type === 'mention' ? [JSON.stringify(each)] : [],
    ),
    links: references.flatMap((each) => ('url' in each ? [each.url] : [])),
  };
}

function entitiesOf(card: Fields): readonly unknown[] {
  const { msteams } = card;
  return isFields(msteams) && Array.isArray(msteams.entities) ? msteams.entities : [];
}

/** Bold marks and mentions, as they are read. */
function readMarkdown(markdown: string): string {
  return markdown.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/<at>(.*?)<\/at>/g, '$1');
}
