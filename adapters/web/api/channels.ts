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

/** The channel under which the posts of a chat are kept. */
export function channelOf(chatId: string): string {
  return `chat-${chatId}`;
}

/** The chat whose posts are kept under a channel. */
export function chatIn(channel: string): string | undefined {
  return /^chat-(.+)$/.exec(channel)?.[1];
}

/** A chat is a thread of the support channel, as on Slack: what is typed into it is typed where the chat took place. */
export function askPlace(chatId: string): Place {
  return { platform, channel: supportChannel, thread: channelOf(chatId) };
}

/** The channel under which posts to a place are kept. */
export function channelIn({ channel = '', thread }: Place): string {
  return channel === supportChannel ? (thread ?? channel) : channel;
}

export function customerOf(chat: WebChat): Person {
  return { platform, id: chat.customerId };
}
