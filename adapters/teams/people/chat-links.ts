import type { Message } from '../../../conversations/message.ts';
import { platform } from '../api/place.ts';
import type { ChatOf } from '../show/render/people.ts';
import type { People } from './people.ts';

/** Agents of one chat that are looked for; each can be a few calls. */
const most = 5;

export type ChatLinks = ReturnType<typeof openChatLinks>;

/**
 * Where a click leads to the people a message names: to a chat with them. Teams has links to chats for those whose sign-in name
 * is known, which rosters tell. Never throws.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams.
 * @param client address of the Teams that people open, without a slash
 */
export function openChatLinks(people: People, client: string) {
  return async ({ blocks }: Pick<Message, 'blocks'>): Promise<ChatOf> => {
    const named = blocks
      .flatMap((block) => (block.kind === 'facts' ? block.facts : []))
      .flatMap((fact) => fact.people ?? []);
    const ids = [...new Set(named.filter((each) => each.platform === platform).map(({ id }) => id))].slice(0, most);
    const found = await Promise.all(ids.map(async (id) => [id, await people.principal(id)] as const));
    const links = new Map(
      found.flatMap(([id, name]) =>
        name === undefined ? [] : [[id, `${client}/l/chat/0/0?users=${encodeURIComponent(name)}`] as const],
      ),
    );
    return (id) => links.get(id);
  };
}
