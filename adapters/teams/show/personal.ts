import type { PublicMessage } from '../../../conversations/message.ts';
import { cut } from '../../cut.ts';
import { platform } from '../api/place.ts';
import { fine } from '../limits.ts';
import type { Mention, Refresh, TextBlock } from './card.ts';
import { carry, verb } from './data.ts';
import { isPlain, tame } from './text.ts';

/** The one a message is for, as Teams knows them. */
export interface Known {
  /** Teams' own: `29:...`. */
  readonly id: string;
  readonly name?: string;
}

/**
 * The mention of the one who is addressed, in a text of its own: mentions exist in Markdown only, and the words beside it are
 * shown as they are. None without a name, which is what everybody reads.
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format (mention support).
 */
export function mentionOf(
  { mentions }: PublicMessage,
  respondent: Known | undefined,
): { readonly block: TextBlock; readonly entity: Mention } | undefined {
  if (mentions?.platform !== platform || respondent === undefined) return undefined;
  const name = plainName(respondent.name ?? '');
  if (name === '') return undefined;
  const text = `<at>${name}</at>`;
  return {
    block: { type: 'TextBlock', text, wrap: true },
    entity: { type: 'mention', text, mentioned: { id: respondent.id, name } },
  };
}

/** What makes the respondent's clients show them their own view. Everybody else's stay with the card. */
export function refreshFor({ personal }: PublicMessage, respondent: Known | undefined): Refresh | undefined {
  if (personal?.respondent.platform !== platform || !respondent?.id.startsWith('29:')) return undefined;
  const data = carry({ act: 'reviewed', invitation: personal.invitation });
  return { action: { type: 'Action.Execute', verb, data, associatedInputs: 'none' }, userIds: [respondent.id] };
}

/** A name without what would be markup in it, which can't be escaped. */
function plainName(name: string): string {
  const shown = cut(tame(name).replace(/\s+/g, ' ').trim(), fine.label);
  return isPlain(shown)
    ? shown
    : shown
        .replace(/[^\p{L}\p{M}\p{N} .,'’-]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}
