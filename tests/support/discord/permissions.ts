import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { type Channel, isDm, parentOf, type World } from './world.ts';

export const allPermissions: bigint = Object.values(Bits).reduce((sum, bit) => sum | bit, 0n);

/** What everybody may do in a new guild, as far as it matters here. */
export const everyonePermissions: bigint =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.CreatePublicThreads |
  Bits.CreatePrivateThreads |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.AddReactions |
  Bits.ReadMessageHistory |
  Bits.UseApplicationCommands;

/** What an interaction in the bot's own DM reports, and what the bot may do there. */
const dmPermissions = Bits.AttachFiles | Bits.EmbedLinks | Bits.MentionEveryone | Bits.UseExternalEmojis;

/** What a member may do in the guild as a whole, before any channel's overwrites. */
function guildPermissions(world: World, guildId: string, userId: string): bigint {
  const guild = world.guilds.get(guildId);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) return 0n;
  if (guild.ownerId === userId) return allPermissions;
  let permissions = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const role of member.roles) permissions |= guild.roles.get(role)?.permissions ?? 0n;
  return permissions & Bits.Administrator ? allPermissions : permissions;
}

/**
 * What a person may do in a channel; a thread takes its parent's overwrites, and a private one is seen only by its members and
 * by moderators. Source: discord.com/developers/docs/topics/permissions (overwrites, inherited permissions, threads).
 */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  if (isDm(channel)) {
    const isIn = channel.recipients.includes(userId) || userId === world.settings.applicationId;
    return isIn ? dmPermissions | Bits.ViewChannel | Bits.SendMessages | Bits.ReadMessageHistory : 0n;
  }
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) return 0n;
  let permissions = guildPermissions(world, guild.id, userId);
  if (permissions & Bits.Administrator) return permissions;
  const overwrites = (channel.thread === undefined ? channel : parentOf(world, channel))?.overwrites ?? [];
  const everyone = overwrites.find((each) => each.id === guild.id);
  permissions = (permissions & ~(everyone?.deny ?? 0n)) | (everyone?.allow ?? 0n);
  const ofRoles = overwrites.filter((each) => each.kind === 'role' && member.roles.has(each.id));
  permissions &= ~ofRoles.reduce((sum, each) => sum | each.deny, 0n);
  permissions |= ofRoles.reduce((sum, each) => sum | each.allow, 0n);
  const own = overwrites.find((each) => each.kind === 'member' && each.id === userId);
  permissions = (permissions & ~(own?.deny ?? 0n)) | (own?.allow ?? 0n);
  const isHidden =
    channel.type === ChannelType.PrivateThread &&
    channel.thread?.members.has(userId) !== true &&
    (permissions & Bits.ManageThreads) === 0n;
  return isHidden || (permissions & Bits.ViewChannel) === 0n ? 0n : permissions;
}

export function mayAll(world: World, channel: Channel, userId: string, needed: bigint): boolean {
  return (permissionsIn(world, channel, userId) & needed) === needed;
}

/** Whether a person may write here, the state of a thread aside. `SEND_MESSAGES` has no effect in threads. */
export function maySend(world: World, channel: Channel, userId: string): boolean {
  const needed = channel.thread === undefined ? Bits.SendMessages : Bits.SendMessagesInThreads;
  return mayAll(world, channel, userId, Bits.ViewChannel | needed);
}

export { Bits };
