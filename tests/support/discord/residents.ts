import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import type { Events } from './events.ts';
import { allPermissions, everyonePermissions } from './permissions.ts';
import { type Channel, known, type Overwrite, type World } from './world.ts';

export type NewUser = {
  readonly username: string;
  /** A snowflake; made up when left out. */
  readonly id?: string;
  readonly globalName?: string;
  readonly locale?: string;
  readonly isBot?: boolean;
  /** Takes DMs only from friends: sending one is refused with 50007. */
  readonly closedDms?: boolean;
};

export type NewGuild = {
  readonly name: string;
  readonly id?: string;
  readonly locale?: string;
  /** The people in it; the first one owns it and may do everything. */
  readonly members: readonly string[];
  /** What the bot's role allows; by default what a support bot asks for, MANAGE_THREADS included. */
  readonly botPermissions?: bigint;
  /** What everybody may do. */
  readonly everyone?: bigint;
  /** A guild without the bot. */
  readonly isWithoutBot?: boolean;
};

const channelTypes = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
  category: ChannelType.GuildCategory,
} as const;

export type NewChannel = {
  readonly guild: string;
  readonly name: string;
  readonly id?: string;
  readonly type?: keyof typeof channelTypes;
  /** A category. Its overwrites are not inherited: Discord copies them when a channel is made, and so must the test. */
  readonly parent?: string;
  readonly overwrites?: readonly (Partial<Overwrite> & Pick<Overwrite, 'id' | 'kind'>)[];
};

/** What the bot asks for when it is invited. */
export const supportBotPermissions: bigint =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.ReadMessageHistory |
  Bits.ManageThreads;

function takeId(world: World, wanted: string | undefined): string {
  const id = wanted ?? world.nextId();
  if (!/^\d{17,20}$/.test(id)) throw new Error(`${id} is no snowflake`);
  const isTaken = [world.users, world.guilds, world.channels].some((each) => each.has(id));
  if (isTaken) throw new Error(`${id} is taken`);
  return id;
}

export function addUser(world: World, user: NewUser): string {
  const id = takeId(world, user.id);
  world.users.set(id, {
    id,
    username: user.username,
    globalName: user.globalName ?? null,
    locale: user.locale ?? 'en-US',
    isBot: user.isBot ?? false,
    acceptsDms: !user.closedDms,
  });
  return id;
}

export function addGuild(world: World, guild: NewGuild): string {
  const id = takeId(world, guild.id);
  const [owner] = guild.members;
  if (owner === undefined) throw new Error('a guild has an owner');
  const { applicationId } = world.settings;
  const botRole = world.nextId();
  world.guilds.set(id, {
    id,
    name: guild.name,
    ownerId: owner,
    locale: guild.locale ?? 'en-US',
    roles: new Map([[id, { id, name: '@everyone', permissions: guild.everyone ?? everyonePermissions, position: 0 }]]),
    members: new Map(),
  });
  const stored = known(world.guilds.get(id), `guild ${id}`);
  const join = (userId: string, roles: readonly string[]) =>
    stored.members.set(userId, { userId, roles: new Set(roles), nick: null, joinedAt: world.settings.now() });
  for (const userId of guild.members) {
    known(world.users.get(userId), `user ${userId}`);
    join(userId, []);
  }
  if (guild.isWithoutBot) return id;
  const permissions = (guild.botPermissions ?? supportBotPermissions) & allPermissions;
  stored.roles.set(botRole, { id: botRole, name: world.settings.botName, permissions, position: 1 });
  join(applicationId, [botRole]);
  return id;
}

export function addRole(world: World, guildId: string, name: string, permissions: bigint): string {
  const guild = known(world.guilds.get(guildId), `guild ${guildId}`);
  const id = world.nextId();
  guild.roles.set(id, { id, name, permissions, position: guild.roles.size });
  return id;
}

export function addMember(
  world: World,
  events: Events,
  guildId: string,
  userId: string,
  roles: readonly string[],
): void {
  const guild = known(world.guilds.get(guildId), `guild ${guildId}`);
  known(world.users.get(userId), `user ${userId}`);
  const isNew = !guild.members.has(userId);
  guild.members.set(userId, { userId, roles: new Set(roles), nick: null, joinedAt: world.settings.now() });
  if (isNew) events.memberAdded(guildId, userId);
}

export function removeMember(world: World, events: Events, guildId: string, userId: string): void {
  const guild = known(world.guilds.get(guildId), `guild ${guildId}`);
  if (guild.members.delete(userId)) events.memberRemoved(guildId, userId);
}

export function addChannel(world: World, events: Events, wanted: NewChannel): string {
  known(world.guilds.get(wanted.guild), `guild ${wanted.guild}`);
  if (wanted.parent !== undefined) known(world.channels.get(wanted.parent), `channel ${wanted.parent}`);
  const channel: Channel = {
    id: takeId(world, wanted.id),
    type: channelTypes[wanted.type ?? 'text'],
    guildId: wanted.guild,
    recipients: [],
    name: wanted.name,
    overwrites: overwritesOf(wanted.overwrites ?? []),
    choices: [],
    slowMode: 0,
    lastMessageId: null,
    ...(wanted.parent === undefined ? {} : { parentId: wanted.parent }),
  };
  world.channels.set(channel.id, channel);
  events.channelCreated(channel);
  return channel.id;
}

export function overwritesOf(wanted: NonNullable<NewChannel['overwrites']>): Overwrite[] {
  return wanted.map((each) => ({ id: each.id, kind: each.kind, allow: each.allow ?? 0n, deny: each.deny ?? 0n }));
}
