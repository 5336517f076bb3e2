import { type Fields, isFields, listAt, stringAt } from '../../json.ts';
import { cardBytes, sizeOf, validateCard } from '../cards/validate.ts';
import { listMentioned } from '../mentions.ts';
import { refusals, refuse } from './refusal.ts';

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** Bytes of UTF-16 a whole message may have: about 100 KB, with everything around it. */
const messageBytes = 100 * 1024;

function readCards(activity: Fields): readonly Fields[] {
  const attachments = listAt(activity, 'attachments');
  if (attachments.length > 10) refuse(refusals.badArgument('a message has at most 10 attachments'));
  return attachments.map((attachment) => {
    if (!isFields(attachment) || attachment.contentType !== adaptiveCard || !isFields(attachment.content))
      return refuse(refusals.notModelled('attachments other than Adaptive Cards'));
    if (sizeOf(attachment.content) > cardBytes) refuse(refusals.tooBig());
    const problems = validateCard(attachment.content);
    if (problems.length > 0) refuse(refusals.badArgument(`Invalid Adaptive Card: ${problems.join('; ')}`));
    return attachment.content;
  });
}

/**
 * What a message that the bot sends or edits says.
 * @throws Refused where Teams would not take it, or would show less than it says
 */
export function readContent(activity: Fields): { readonly text: string; readonly cards: readonly Fields[] } {
  if (sizeOf(activity) > messageBytes) refuse(refusals.tooBig());
  if (activity.text !== undefined && activity.text !== null && typeof activity.text !== 'string')
    refuse(refusals.badArgument('text must be a string'));
  const format = stringAt(activity, 'textFormat');
  if (format !== undefined && !['plain', 'markdown', 'xml'].includes(format))
    refuse(refusals.badArgument(`unknown textFormat ${format}`));
  const text = stringAt(activity, 'text') ?? '';
  const cards = readCards(activity);
  if (text === '' && cards.length === 0)
    refuse(refusals.badArgument('Activity must have text or at least one attachment'));
  for (const entity of listAt(activity, 'entities'))
    if (stringAt(entity, 'type') === 'mention' && !listMentioned(text).includes(stringAt(entity, 'text') ?? ''))
      refuse(refusals.badArgument(`the mention ${stringAt(entity, 'text')} is not in the text`));
  return { text, cards };
}
