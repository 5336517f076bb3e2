import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { fine } from '../limits.ts';
import { plain } from './text.ts';

export const whomView = 'afterword_whom';
const blockId = 'whom';
const actionId = 'customer';

/** The signal that the modal completes, kept in it: Slack gives it back, and to nobody else. */
export const begun = z.object({
  id: z.string().min(1),
  /** Milliseconds since 1970. */
  at: z.number(),
  channel: z.string().min(1),
  root: z.string().min(1),
});
export type Begun = z.infer<typeof begun>;

interface Words {
  readonly title: string;
  readonly question: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly send: string;
  readonly cancel: string;
}

/** Asks an agent who the customer of a thread is. */
export function whomModal(signal: Begun, words: Words): ModalView {
  return {
    type: 'modal',
    callback_id: whomView,
    private_metadata: JSON.stringify(signal),
    title: plain(words.title, fine.modalTitle),
    submit: plain(words.send, fine.modalTitle),
    close: plain(words.cancel, fine.modalTitle),
    blocks: [
      {
        type: 'input',
        block_id: blockId,
        label: plain(words.question, fine.altText),
        hint: plain(words.hint, fine.altText),
        element: {
          type: 'users_select',
          action_id: actionId,
          placeholder: plain(words.placeholder, fine.placeholder),
        },
      },
    ],
  };
}

/** The answer that keeps the modal open and says what is wrong with the choice. */
export function whomError(text: string) {
  return { response_action: 'errors' as const, errors: { [blockId]: text } };
}

const chosen = z.object({
  user: z.object({ id: z.string().min(1) }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.object({ [blockId]: z.object({ [actionId]: z.object({ selected_user: z.string().min(1) }) }) }),
    }),
  }),
});

/** Who was chosen, by whom and for which signal; undefined when nobody was. */
export function readWhom(body: unknown) {
  const read = chosen.safeParse(body);
  if (!read.success) return undefined;
  const { user, view } = read.data;
  let signal: unknown;
  try {
    signal = JSON.parse(view.private_metadata);
  } catch {
    return undefined;
  }
  const kept = begun.safeParse(signal);
  const customer = view.state.values[blockId]?.[actionId]?.selected_user;
  return kept.success && customer !== undefined ? { ...kept.data, by: user.id, customer } : undefined;
}
