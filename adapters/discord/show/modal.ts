import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { ReasonPrompt } from '../../../conversations/message.ts';
import { cut } from '../../cut.ts';
import { fine, limits } from '../limits.ts';
import { customId } from './buttons.ts';
import { plain } from './text.ts';

/** Name of the text field inside the modal. */
export const fieldId = 'reason';

/** What the field for a reason needs besides the invitation. */
export type Field = Pick<ReasonPrompt, 'invitation' | 'question' | 'open' | 'placeholder' | 'given'>;

/**
 * The field for the reason. A label holds 45 characters: a longer question stands below a short one, where there is
 * room for 100, and the message behind the field shows it in full. Discord names the buttons of a modal itself.
 */
export function reasonModal(field: Field): APIModalInteractionResponseCallbackData {
  const title = plain(field.open, fine.modalTitle);
  const isShort = field.question.length <= fine.fieldLabel;
  const placeholder =
    field.placeholder.trim() === '' ? {} : { placeholder: plain(field.placeholder, fine.placeholder) };
  const given = field.given === undefined ? {} : { value: cut(field.given, limits.reason) };
  return {
    custom_id: customId.reason(field.invitation),
    title,
    components: [
      {
        type: 18,
        label: isShort ? plain(field.question, fine.fieldLabel) : title,
        ...(isShort ? {} : { description: plain(field.question, fine.fieldDescription) }),
        component: {
          type: 4,
          custom_id: fieldId,
          style: 2,
          required: true,
          min_length: 1,
          max_length: limits.reason,
          ...placeholder,
          ...given,
        },
      },
    ],
  };
}

/**
 * What the field needs, out of the message whose button opens it: the only thing at hand when another process showed
 * it, or this one before it was restarted. What was said before is not in it, so the field then starts empty.
 */
export function fieldFromMessage(invitation: string, content: string, label: string): Field {
  const bold = [...content.matchAll(/^\*\*(.+)\*\*$/gm)].at(-1)?.[1];
  const question = (bold ?? label).replace(/\\([^0-9A-Za-z\s])/g, '$1').replace(/[\u2068\u2069]/g, '');
  return { invitation, question, open: label, placeholder: '' };
}
