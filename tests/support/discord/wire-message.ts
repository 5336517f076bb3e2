import { type APIMessage, ApplicationCommandType, MessageType } from 'discord-api-types/v10';
import type { Fields } from '../json.ts';
import { iso, userJson } from './wire.ts';
import { isDm, type Message, type World } from './world.ts';

/** A message as its author sees it: with everything it says. */
export function messageJson(world: World, message: Message): APIMessage {
  const author = world.users.get(message.authorId);
  const replied = message.replyTo === undefined ? undefined : world.messages.get(message.replyTo);
  const interaction = message.interactionId === undefined ? undefined : world.interactions.get(message.interactionId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: typeOf(message, interaction?.type),
    author: author === undefined ? webhookJson(message) : userJson(author),
    content: message.content,
    timestamp: iso(message.at),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    tts: false,
    mention_everyone: message.pings.everyone,
    mentions: message.pings.users.flatMap((id) => {
      const user = world.users.get(id);
      return user === undefined ? [] : [userJson(user)];
    }),
    mention_roles: [...message.pings.roles],
    attachments: [...message.attachments],
    embeds: [...message.embeds],
    components: [...message.components],
    pinned: false,
    flags: message.flags,
    ...(message.authorId === world.settings.applicationId && interaction !== undefined
      ? { application_id: world.settings.applicationId, webhook_id: world.settings.applicationId }
      : {}),
    ...(message.webhookName === undefined ? {} : { webhook_id: message.authorId }),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.replyTo === undefined
      ? {}
      : {
          message_reference: { type: 0, message_id: message.replyTo, channel_id: message.channelId },
          referenced_message:
            replied === undefined || replied.deletedAt !== undefined ? null : messageJson(world, replied),
        }),
    ...(interaction === undefined
      ? {}
      : { interaction_metadata: interactionMetadata(world, interaction.id, interaction.type, interaction.userId) }),
  } as unknown as APIMessage;
}

/** What stands for the author of a webhook's message. Source: discord.com/developers/docs/resources/message#message-object. */
function webhookJson({ authorId, webhookName }: Message): Fields {
  return {
    id: authorId,
    username: webhookName ?? '',
    discriminator: '0000',
    global_name: null,
    avatar: null,
    bot: true,
  };
}

function typeOf(message: Message, interactionType: number | undefined): MessageType {
  if (message.systemType !== undefined) return message.systemType;
  if (interactionType === 2) return MessageType.ChatInputCommand;
  return message.replyTo === undefined ? MessageType.Default : MessageType.Reply;
}

function interactionMetadata(world: World, id: string, type: number, userId: string): Fields {
  const user = world.users.get(userId);
  return {
    id,
    type,
    user: user === undefined ? { id: userId } : userJson(user),
    authorizing_integration_owners: {},
    ...(type === 2 ? { command_type: ApplicationCommandType.ChatInput } : {}),
  };
}

/** Takes away what the bot may not read without MESSAGE_CONTENT. */
export function withoutContent(json: APIMessage): APIMessage {
  return { ...json, content: '', embeds: [], attachments: [], components: [] };
}

/**
 * A message as the bot may see it: its content only in DMs, when it is its own, when it mentions the bot, or when the
 * application has MESSAGE_CONTENT. Source: discord.com/developers/docs/events/gateway#message-content-intent.
 */
export function messageForBot(world: World, message: Message, hasContentIntent: boolean): APIMessage {
  const { applicationId } = world.settings;
  const channel = world.channels.get(message.channelId);
  const json = messageJson(world, message);
  const isReadable =
    hasContentIntent ||
    message.authorId === applicationId ||
    (channel !== undefined && isDm(channel)) ||
    message.pings.users.includes(applicationId);
  return isReadable ? json : withoutContent(json);
}
