import type { EndedChat } from './inbound.ts';
import type { Team } from './team.ts';

/** The team a chat belongs to: the one it names, else the one whose chats take place there, else the only one there is. */
export function teamOf(chat: EndedChat, teams: readonly Team[]): Team | undefined {
  if (chat.team !== undefined) return teams.find((team) => team.id === chat.team);
  const { channel } = chat;
  if (channel !== undefined) {
    return teams.find((team) =>
      team.chats.some((place) => place.platform === channel.platform && place.channel === channel.channel),
    );
  }
  return teams.length === 1 ? teams[0] : undefined;
}
