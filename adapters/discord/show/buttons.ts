import type { APIButtonComponent } from 'discord-api-types/v10';
import { type Action, type Intent, intents } from '../../../conversations/message.ts';
import { isScore, type Score } from '../../../conversations/numbers/score.ts';
import { limits } from '../limits.ts';
import { plain } from './text.ts';

/*
 * What a button tells when it is clicked. Everything that is needed to store a click is in its custom id, so that it
 * works after a restart and on any process. Discord takes at most 100 characters.
 */

/** Values of discord-api-types, written out: the package is only loaded where Discord is configured. */
const button = 2;
const secondary = 2;
const primary = 1;
const linkStyle = 5;

export type Custom =
  | { readonly kind: 'score'; readonly score: Score; readonly invitation: string }
  | { readonly kind: 'badScore'; readonly text: string }
  | { readonly kind: 'intent'; readonly intent: Intent; readonly invitation: string }
  /** The button that opens the field for the reason, and the field itself. */
  | { readonly kind: 'reason'; readonly invitation: string }
  /** Nothing that this version makes. */
  | { readonly kind: 'unknown' };

export const customId = {
  score: (score: number, invitation: string) => `score:${score}:${invitation}`,
  /** The same score once more: no two buttons of a message may have one id. */
  kept: (score: number, invitation: string) => `score:${score}.kept:${invitation}`,
  intent: (intent: Intent, index: number, invitation: string) => `intent:${intent}.${index}:${invitation}`,
  reason: (invitation: string) => `reason::${invitation}`,
} as const;

export function readCustomId(id: string): Custom {
  const [kind, value = '', invitation = ''] = id.split(':');
  if (invitation === '') return { kind: 'unknown' };
  switch (kind) {
    case 'score': {
      const [, digits] = /^(\d{1,2})(?:\.kept)?$/.exec(value) ?? [];
      const score = digits === undefined ? undefined : Number(digits);
      return isScore(score) ? { kind, score, invitation } : { kind: 'badScore', text: value };
    }
    case 'intent': {
      const intent = intents.find((each) => each === value.split('.')[0]);
      return intent === undefined ? { kind: 'unknown' } : { kind, intent, invitation };
    }
    case 'reason':
      return { kind, invitation };
    default:
      return { kind: 'unknown' };
  }
}

/** One of the eleven scores. All are grey: a colour would lead the answer. */
export function scoreButton(score: number, invitation: string): APIButtonComponent {
  return { type: button, style: secondary, label: String(score), custom_id: customId.score(score, invitation) };
}

export function reasonButton(label: string, invitation: string): APIButtonComponent {
  return { type: button, style: primary, label: plain(label, limits.label), custom_id: customId.reason(invitation) };
}

export function actionButton(action: Action, index: number): APIButtonComponent {
  const label = plain(action.label, limits.label);
  switch (action.kind) {
    case 'score':
      return { type: button, style: secondary, label, custom_id: customId.kept(action.score, action.invitation) };
    case 'intent': {
      const custom_id = customId.intent(action.intent, index, action.invitation);
      return { type: button, style: secondary, label, custom_id };
    }
    case 'link':
      return { type: button, style: linkStyle, label, url: action.url };
    default:
      return action satisfies never;
  }
}
