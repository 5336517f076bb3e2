import type { Person, Place } from '../../../conversations/place.ts';
import type { WebChat } from './chats.ts';

export const platform = 'web';

/** The channel that decides the team of every chat. */
export const supportChannel = 'support';

/** What the team reads; not visible to customers. */
export const teamChannels = ['support-alerts', 'nps-digest'] as const;

/** The one who helps in every chat. */
export const agent = { id: 'agent-1', name: 'Robin' } as const;

export function isTeamChannel(channel: string): boolean {
  return teamChannels.some((known) => known === channel);
}

/** The channel in which a chat takes place. */
export function channelOf(chatId: string): string {
  return `chat-${chatId}`;
}

/** The chat that takes place in a channel. */
export function chatIn(channel: string): string | undefined {
  return /^chat-(.+)$/.exec(channel)?.[1];
}

export function askPlace(chatId: string): Place {
  return { platform, channel: channelOf(chatId) };
}

export function customerOf(chat: WebChat): Person {
  return { platform, id: chat.customerId };
}
