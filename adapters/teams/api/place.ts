import type { Person, Place } from '../../../conversations/place.ts';

export const platform = 'teams';

export function person(id: string): Person {
  return { platform, id };
}

/** A conversation as Teams names it. Only a channel's name can hold a thread: `19:...@thread.tacv2;messageid=1700000000000`. */
export interface Spot {
  /** Without the thread. */
  readonly conversation: string;
  readonly thread?: string;
}

export function splitConversation(id: string): Spot {
  const at = id.indexOf(';messageid=');
  if (at < 0) return { conversation: id };
  return { conversation: id.slice(0, at), thread: id.slice(at + ';messageid='.length) };
}

/** The id to send to. @param place of a channel or a group chat */
export function conversationOf(place: Place & { readonly channel: string }): string {
  return place.thread === undefined ? place.channel : `${place.channel};messageid=${place.thread}`;
}

export type ConversationType = 'personal' | 'groupChat' | 'channel';

/** What kind of conversation an id names, for ids that no activity told about. Channels end in `@thread.tacv2` or `@thread.skype`. */
export function guessType(conversation: string): ConversationType {
  if (/@thread\.(tacv2|skype)$/.test(conversation)) return 'channel';
  return conversation.startsWith('19:') ? 'groupChat' : 'personal';
}

/**
 * The address of a message in Teams, in the public cloud.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams.
 */
export function linkTo(spot: Spot, message: string, tenant: string): string | undefined {
  const type = guessType(spot.conversation);
  if (type === 'personal') return undefined;
  const address = `https://teams.microsoft.com/l/message/${encodeURIComponent(spot.conversation)}/${encodeURIComponent(message)}`;
  if (type === 'groupChat') return `${address}?context=${encodeURIComponent('{"contextType":"chat"}')}`;
  const query = new URLSearchParams({ parentMessageId: spot.thread ?? message });
  if (tenant !== '') query.set('tenantId', tenant);
  return `${address}?${query}`;
}
