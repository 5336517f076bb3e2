import {
  type APIGuildMember,
  type APIInteractionGuildMember,
  type APIMessage,
  type APIRole,
  type APIUser,
  ApplicationCommandType,
  ChannelType,
  GuildMemberFlags,
  MessageType,
  OverwriteType,
  type RoleFlags,
} from 'discord-api-types/v10';
import type { Fields } from '../json.ts';
import { permissionsIn } from './permissions.ts';
import {
  type Channel,
  type Guild,
  isDm,
  isThread,
  type Message,
  messagesIn,
  timeOf,
  type User,
  type World,
} from './world.ts';

export const iso = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');

export function userJson(user: User): APIUser {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.isBot ? '0001' : '0',
    global_name: user.globalName,
    avatar: null,
    ...(user.isBot ? { bot: true } : {}),
  } satisfies APIUser;
}

/** The types have no name for none. */
const noRoleFlags = 0 as RoleFlags;

export function roleJson(role: { id: string; name: string; permissions: bigint; position: number }): APIRole {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: role.position,
    permissions: role.permissions.toString(),
    managed: false,
    mentionable: false,
    flags: noRoleFlags,
  };
}

/** A member without its user, as messages carry it. */
export function memberJson(guild: Guild, userId: string): Omit<APIGuildMember, 'user'> | undefined {
  const member = guild.members.get(userId);
  if (member === undefined) return undefined;
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: iso(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: GuildMemberFlags.CompletedOnboarding,
    pending: false,
    communication_disabled_until: null,
  };
}

export function fullMemberJson(world: World, guild: Guild, userId: string): APIGuildMember | undefined {
  const member = memberJson(guild, userId);
  const user = world.users.get(userId);
  return member === undefined || user === undefined ? undefined : { ...member, user: userJson(user) };
}

export function interactionMemberJson(
  world: World,
  guild: Guild,
  channel: Channel,
  userId: string,
): APIInteractionGuildMember {
  const permissions = permissionsIn(world, channel, userId).toString();
  return { ...fullMemberJson(world, guild, userId), permissions } as APIInteractionGuildMember;
}

export function channelJson(world: World, channel: Channel): Fields {
  const { applicationId } = world.settings;
  if (isDm(channel))
    return {
      id: channel.id,
      type: channel.type,
      last_message_id: channel.lastMessageId,
      flags: 0,
      recipients: channel.recipients.flatMap((id) => {
        const user = world.users.get(id);
        return user === undefined ? [] : [userJson(user)];
      }),
    };
  const shared = {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowMode,
    flags: 0,
  };
  if (!isThread(channel))
    return {
      ...shared,
      position: 0,
      topic: null,
      nsfw: false,
      permission_overwrites: channel.overwrites.map((each) => ({
        id: each.id,
        type: each.kind === 'role' ? OverwriteType.Role : OverwriteType.Member,
        allow: each.allow.toString(),
        deny: each.deny.toString(),
      })),
      ...(channel.type === ChannelType.GuildForum
        ? { available_tags: [], default_reaction_emoji: null, default_sort_order: null, default_forum_layout: 0 }
        : {}),
    };
  const { thread } = channel;
  const count = messagesIn(world, channel.id).length;
  return {
    ...shared,
    owner_id: thread.ownerId,
    message_count: count,
    total_message_sent: count,
    member_count: Math.min(50, thread.members.size),
    ...(channel.type === ChannelType.PublicThread ? { applied_tags: [...thread.tags] } : {}),
    thread_metadata: {
      archived: thread.isArchived,
      archive_timestamp: iso(thread.archivedAt),
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.isLocked,
      create_timestamp: iso(thread.createdAt),
      ...(channel.type === ChannelType.PrivateThread ? { invitable: true } : {}),
    },
    ...(thread.members.has(applicationId) ? { member: threadMemberJson(channel, applicationId) } : {}),
  };
}

export function threadMemberJson(channel: Channel, userId: string): Fields {
  return { id: channel.id, user_id: userId, join_timestamp: iso(timeOf(channel.id)), flags: 1 };
}

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
