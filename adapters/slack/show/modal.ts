import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { cut } from '../../cut.ts';
import { fine, limits } from '../limits.ts';
import type { Field } from './buttons.ts';
import { plain } from './text.ts';

export const reasonView = 'afterword_reason';
const blockId = 'reason';
const actionId = 'text';

/** The way to something that one person sees alone. */
export const alone = z.object({ responseUrl: z.string().max(500), isEphemeral: z.literal(true) });

/** Where a modal was opened from, so that an answer to it can be given there: `alone` where a click on such a thing opened it. */
export const opened = z.object({
  invitation: z.string().min(1),
  channel: z.string().exactOptional(),
  thread: z.string().exactOptional(),
  responseUrl: alone.shape.responseUrl.exactOptional(),
  isEphemeral: alone.shape.isEphemeral.exactOptional(),
});
export type Opened = z.infer<typeof opened>;

/** The field for the reason. It needs nothing but the click, so it opens within the three seconds of a trigger. */
export function reasonModal(field: Field, from: Opened): ModalView {
  const given = field.given === undefined ? {} : { initial_value: cut(field.given, limits.reason) };
  return {
    type: 'modal',
    callback_id: reasonView,
    private_metadata: JSON.stringify(from),
    title: plain(field.open, fine.modalTitle),
    submit: plain(field.send, fine.modalTitle),
    close: plain(field.cancel, fine.modalTitle),
    blocks: [
      {
        type: 'input',
        block_id: blockId,
        label: plain(field.question, fine.altText),
        element: {
          type: 'plain_text_input',
          action_id: actionId,
          multiline: true,
          max_length: limits.reason,
          placeholder: plain(field.placeholder, fine.placeholder),
          ...given,
        },
      },
    ],
  };
}

/** A modal in place of the field that only says something, because the reason came to nothing. */
export function noticeModal(title: string, text: string): ModalView {
  return {
    type: 'modal',
    title: plain(title, fine.modalTitle),
    blocks: [{ type: 'section', text: plain(text, limits.text) }],
  };
}

/** The answer that keeps the field open with what was written and says what is wrong. */
export function fieldError(text: string) {
  return { response_action: 'errors' as const, errors: { [blockId]: cut(text, limits.text) } };
}

/** What was written into the field. */
export function readField(values: Readonly<Record<string, Readonly<Record<string, unknown>>>>): unknown {
  return values[blockId]?.[actionId];
}
