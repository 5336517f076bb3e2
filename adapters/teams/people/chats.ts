import type { Bot } from '../api/connector.ts';
import type { Reference, References } from '../api/reference.ts';

export type Chats = ReturnType<typeof openChats>;

/** The 1:1 chats of people with the bot. @param botId the bot's own id, for when no activity has told it: `28:<app id>` */
export function openChats(bot: Bot, references: References, botId: string) {
  return {
    /**
     * The conversation with a person; opened, which nobody sees, when none is known.
     * @param reference of the person, or of what is known of their tenant
     * @throws what the connector and the memory throw
     */
    async with(person: string, reference: Reference): Promise<string> {
      if (reference.conversationType === 'personal' && reference.conversationId !== '') return reference.conversationId;
      const member = reference.userId === '' ? person : reference.userId;
      const ours = reference.botId === '' ? botId : reference.botId;
      const connector = await bot.at(reference.serviceUrl);
      const conversationId = await connector.openChat({ bot: ours, member, tenant: reference.tenantId });
      await references.openedChat(person, { ...reference, botId: ours, conversationId, conversationType: 'personal' });
      return conversationId;
    },
  };
}
