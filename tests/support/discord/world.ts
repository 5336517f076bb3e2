import type { APIAttachment, APIEmbed } from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import type { Fields } from '../json.ts';
import type { Pings } from './content/mentions.ts';
import type { Settings } from './settings.ts';

export type User = {
  readonly id: string;
  readonly username: string;
  readonly globalName: string | null;
  readonly isBot: boolean;
  /** As Discord names it, such as `de` or `en-GB`. */
  readonly locale: string;
  acceptsDms: boolean;
};

export type Role = { readonly id: string; readonly name: string; permissions: bigint; readonly position: number };
export type Member = {
  readonly userId: string;
  readonly roles: Set<string>;
  nick: string | null;
  readonly joinedAt: number;
};
export type Overwrite = {
  readonly id: string;
  readonly kind: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
};

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
};

export type Thread = {
  readonly ownerId: string;
  readonly members: Set<string>;
  isArchived: boolean;
  isLocked: boolean;
  readonly createdAt: number;
  /** When it was last made, archived or un-archived, or given another time after which it archives itself. */
  archivedAt: number;
  autoArchiveMinutes: number;
  /** Ids of the tags of its forum that it has. */
  tags: readonly string[];
};

export type Channel = {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId?: string;
  /** A thread's channel; a channel's category, into another of which it can be moved. */
  parentId?: string;
  /** The people in a DM, the bot excepted. */
  readonly recipients: readonly string[];
  readonly thread?: Thread;
  name: string;
  overwrites: Overwrite[];
  /** The tags that a forum offers. */
  choices: readonly { readonly id: string; readonly name: string }[];
  /** Seconds between two messages of one person. Told, not enforced. */
  slowMode: number;
  lastMessageId: string | null;
};

/** What one version of a message says. */
export type Content = {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Fields[];
  readonly attachments: readonly APIAttachment[];
  readonly flags: number;
};

export type Message = Content & {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** A webhook's message: the name it goes by. Its author is the webhook, and no person has that id. */
  readonly webhookName?: string;
  /** What Discord itself tells, by its message type; absent: somebody wrote it. */
  readonly systemType?: number;
  /** Made by a response to this interaction. */
  readonly interactionId?: string;
  /** Who alone sees it. */
  readonly ephemeralFor?: string;
  readonly at: number;
  readonly nonce?: string | number;
  readonly replyTo?: string;
  /** `allowed_mentions` as the bot sent it. */
  readonly allowedMentions?: Fields;
  /** Whom it notifies, by what `allowed_mentions` lets through. */
  readonly pings: Pings;
  readonly editedAt?: number;
  readonly deletedAt?: number;
  /** Earlier versions, oldest first. */
  readonly edits: readonly Content[];
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId?: string;
  readonly at: number;
  /** The INTERACTION_CREATE payload. */
  readonly payload: Fields;
  /** The message its component or modal belongs to. */
  readonly messageId?: string;
  /** The callback that acknowledged it in time. */
  readonly acknowledgement?: { readonly type: number; readonly at: number };
  /** The time to acknowledge it is up: the person saw "This interaction failed". */
  readonly isOver: boolean;
  /** The message `@original` stands for. */
  readonly originalId?: string;
};

export type Modal = {
  readonly interactionId: string;
  readonly userId: string;
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Fields[];
  readonly channelId: string;
  /** The message whose button opened it. */
  readonly messageId?: string;
  readonly isOpen: boolean;
};

/** Everything this Discord knows. The maps are changed only by the files of this folder. */
export type World = {
  readonly settings: Settings;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** By id, oldest first. */
  readonly messages: Map<string, Message>;
  readonly interactions: Map<string, Interaction>;
  readonly modals: Map<string, Modal>;
  /** Commands by scope: a guild's id, or `global`. */
  readonly commands: Map<string, readonly Fields[]>;
  origin: string;
  nextId(): string;
};

const discordEpoch = 1_420_070_400_000;

export const snowflakeAt = (ms: number, count = 0): string =>
  ((BigInt(Math.floor(ms) - discordEpoch) << 22n) | BigInt(count)).toString();

export const timeOf = (snowflake: string): number => Number(BigInt(snowflake) >> 22n) + discordEpoch;

export function openWorld(settings: Settings): World {
  let count = 0;
  const world: World = {
    settings,
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    modals: new Map(),
    commands: new Map(),
    origin: '',
    nextId() {
      count += 1;
      return snowflakeAt(settings.now(), count % 0x40_0000);
    },
  };
  world.users.set(settings.applicationId, {
    id: settings.applicationId,
    username: settings.botName,
    globalName: null,
    isBot: true,
    locale: 'en-US',
    acceptsDms: false,
  });
  return world;
}

/** Merges changes into what is stored: readers keep the version they hold. */
export function change<T extends { readonly id: string }>(map: Map<string, T>, id: string, changes: Partial<T>): T {
  const before = known(map.get(id), `id ${id}`);
  const after = { ...before, ...changes };
  map.set(id, after);
  return after;
}

export function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`there is no ${what}`);
  return found;
}

export const isThread = (channel: Channel): channel is Channel & { readonly thread: Thread } =>
  channel.thread !== undefined;
export const isDm = (channel: Channel): boolean => channel.type === ChannelType.DM;
export const parentOf = (world: World, channel: Channel): Channel | undefined =>
  channel.parentId === undefined ? undefined : world.channels.get(channel.parentId);

/** What a channel holds, oldest first; ephemeral messages are in no channel. */
export const messagesIn = (world: World, channelId: string): readonly Message[] =>
  [...world.messages.values()].filter((each) => each.channelId === channelId && each.ephemeralFor === undefined);

/** The bot's DM with a person, made when there is none yet. */
export function dmWith(world: World, userId: string): Channel {
  const existing = [...world.channels.values()].find((each) => isDm(each) && each.recipients.includes(userId));
  if (existing !== undefined) return existing;
  const channel: Channel = {
    id: world.nextId(),
    type: ChannelType.DM,
    recipients: [userId],
    name: '',
    overwrites: [],
    choices: [],
    slowMode: 0,
    lastMessageId: null,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Whether the bot and this person are in a guild together, without which neither can write to the other. */
export const sharesGuild = (world: World, userId: string): boolean =>
  [...world.guilds.values()].some(
    (guild) => guild.members.has(userId) && guild.members.has(world.settings.applicationId),
  );
