import {
  type APIGuildMember,
  type APIInteractionGuildMember,
  type APIRole,
  type APIUser,
  ChannelType,
  GuildMemberFlags,
  OverwriteType,
  type RoleFlags,
} from 'discord-api-types/v10';
import type { Fields } from '../json.ts';
import { permissionsIn } from './permissions.ts';
import { type Channel, type Guild, isDm, isThread, messagesIn, timeOf, type User, type World } from './world.ts';

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
        ? {
            available_tags: channel.choices.map((each) => ({
              ...each,
              moderated: false,
              emoji_id: null,
              emoji_name: null,
            })),
            default_reaction_emoji: null,
            default_sort_order: null,
            default_forum_layout: 0,
          }
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
