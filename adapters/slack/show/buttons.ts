import type { Button, Overflow } from '@slack/types';
import { z } from 'zod';
import type { Action, Intent, ReasonPrompt } from '../../../conversations/message.ts';
import { intents } from '../../../conversations/message.ts';
import { cut } from '../../cut.ts';
import { fine, limits } from '../limits.ts';
import { plain } from './text.ts';

/*
 * What a button tells when it is clicked: its action id says which kind it is, its value carries the invitation.
 * Everything that is needed to act on a click is in the click, so that it works after a restart and on any process.
 */

const scoreId = 'score:';
const intentId = 'intent:';
const linkId = 'link:';
/** The button that opens the field for the reason. */
const reasonId = 'reason';

/** What the reason's field needs besides the click: it is opened before anything is looked up. */
export const field = z.object({
  invitation: z.string().min(1),
  question: z.string().min(1),
  open: z.string().min(1),
  placeholder: z.string(),
  send: z.string().min(1),
  cancel: z.string().min(1),
  given: z.string().optional(),
});
export type Field = z.infer<typeof field>;

/** One of the eleven scores; all look alike. `label` is what a screen reader says. */
export function scoreButton(score: number, invitation: string, label: string): Button {
  return {
    type: 'button',
    action_id: `${scoreId}${score}`,
    text: plain(String(score), limits.label),
    value: invitation,
    accessibility_label: cut(label, fine.accessibility),
  };
}

export function actionButton(action: Action, index: number): Button {
  const text = plain(action.label, limits.label);
  switch (action.kind) {
    case 'score':
      return { type: 'button', action_id: `${scoreId}${action.score}`, text, value: action.invitation };
    case 'intent':
      return { type: 'button', action_id: `${intentId}${action.intent}:${index}`, text, value: action.invitation };
    case 'link':
      return { type: 'button', action_id: `${linkId}${index}`, text, url: action.url };
    default:
      return action satisfies never;
  }
}

/** Behind three dots: what is offered to everybody and should weigh less than any score. */
export function asideMenu(actions: readonly Extract<Action, { readonly kind: 'intent' }>[], index: number): Overflow {
  const [first] = actions;
  return {
    type: 'overflow',
    action_id: `${intentId}${first?.intent ?? ''}:${index}`,
    options: actions.map(({ label, invitation }) => ({ text: plain(label, limits.label), value: invitation })),
  };
}

/**
 * The button that opens the field. What was said before is carried along as long as it fits into a button's value;
 * a longer one is not cut, because sending the field replaces what was said: the field then starts empty.
 */
export function reasonButton(prompt: ReasonPrompt): Button {
  const { invitation, send, cancel, given } = prompt;
  const wanted: Field = {
    invitation,
    question: cut(prompt.question, 300),
    open: cut(prompt.open, fine.modalTitle),
    placeholder: cut(prompt.placeholder, fine.placeholder),
    send: cut(send, fine.modalTitle),
    cancel: cut(cancel, fine.modalTitle),
  };
  const full = JSON.stringify({ ...wanted, ...(given === undefined ? {} : { given }) });
  return {
    type: 'button',
    action_id: reasonId,
    text: plain(prompt.open, limits.label),
    value: full.length <= fine.buttonValue ? full : JSON.stringify(wanted),
  };
}

/** Which button an action id belongs to; `unknown` for one that this version never made. */
export type Clicked =
  | { readonly kind: 'score'; readonly score: string }
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'reason' }
  /** Opens an address in the browser; Slack tells all the same. */
  | { readonly kind: 'link' }
  | { readonly kind: 'unknown' };

export function readActionId(id: string): Clicked {
  if (id.startsWith(scoreId)) return { kind: 'score', score: id.slice(scoreId.length) };
  if (id === reasonId) return { kind: 'reason' };
  if (id.startsWith(linkId)) return { kind: 'link' };
  const [name] = id.startsWith(intentId) ? id.slice(intentId.length).split(':') : [];
  const intent = intents.find((each) => each === name);
  return intent === undefined ? { kind: 'unknown' } : { kind: 'intent', intent };
}
