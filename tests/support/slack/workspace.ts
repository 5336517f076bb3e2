import { randomBytes } from 'node:crypto';
import type { Fields } from '../json.ts';
import { afterRunning } from '../running.ts';
import type { Settings } from './settings.ts';

export type User = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly locale: string;
  readonly tz: string;
  readonly teamId: string;
  /** Every workspace of an Enterprise Grid they belong to; empty outside of one. */
  readonly gridTeams: readonly string[];
  /** The Enterprise organisation they belong to. */
  readonly enterpriseId: string | undefined;
  readonly isBot: boolean;
  /** In another workspace and sharing no channel with the app. */
  readonly isStranger: boolean;
  readonly isGuest: boolean;
  isDeleted: boolean;
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly isExtShared: boolean;
  readonly isPendingExtShared: boolean;
  isArchived: boolean;
  readonly members: Set<string>;
};

export type UserGroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
};

/** One state a message was in, and from when. */
export type Version = {
  readonly at: number;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly metadata?: Fields;
};

export type Message = {
  readonly ts: string;
  channel: string;
  /** The author's user id: the bot's own for what the app posted. */
  readonly user: string;
  readonly botId?: string;
  text: string;
  blocks?: readonly unknown[];
  metadata?: Fields;
  readonly threadTs?: string;
  /** The messages of the thread this one starts, deleted ones included. */
  readonly replies: Message[];
  /** Only set when Slack would show "(edited)": an edit that passed no blocks. */
  edited?: { readonly user: string; readonly ts: string };
  deletedAt?: number;
  readonly reactions: Map<string, Set<string>>;
  /** Every state so far, oldest first, the current one last. */
  readonly history: Version[];
};

/** A message only one person sees, until they reload. */
export type Ephemeral = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  text: string;
  blocks?: readonly unknown[];
  readonly threadTs?: string;
  /** Whether it came from chat.postEphemeral, a response_url or the answer to a command. */
  readonly from: 'api' | 'response_url' | 'command';
  deletedAt?: number;
};

export type View = {
  readonly id: string;
  readonly user: string;
  /** The view as Slack hands it out, with ids filled in. */
  body: Fields;
  hash: string;
  isOpen: boolean;
};

export type Trigger = { readonly user: string; isOver: boolean; isUsed: boolean };

export type ResponseUrl = {
  readonly channel: string;
  readonly user: string;
  /** The message the interaction came from, which `replace_original` and `delete_original` are about. */
  readonly source?: { readonly ts: string; readonly isEphemeral: boolean };
  readonly threadTs?: string;
  readonly expiresAt: number;
  usesLeft: number;
};

/** Everything the local Slack remembers. */
export type Workspace = {
  readonly settings: Settings;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly userGroups: Map<string, UserGroup>;
  readonly messages: Map<string, Message[]>;
  /** The same messages by channel and ts. */
  readonly messagesByKey: Map<string, Message>;
  readonly ephemerals: Ephemeral[];
  readonly views: Map<string, View>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** Where this Slack listens, without a trailing slash. */
  origin: string;
  nextTs(): string;
  nextId(prefix: string): string;
};

export function openWorkspace(settings: Settings): Workspace {
  let lastMicros = 0;
  let count = 0;
  const workspace: Workspace = {
    settings,
    users: new Map(),
    channels: new Map(),
    userGroups: new Map(),
    messages: new Map(),
    messagesByKey: new Map(),
    ephemerals: [],
    views: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    origin: '',
    nextTs() {
      lastMicros = Math.max(Math.floor(settings.now() * 1000), lastMicros + 1);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
    nextId(prefix) {
      count += 1;
      return `${prefix}${count.toString(36).toUpperCase().padStart(4, '0')}${randomBytes(3).toString('hex').toUpperCase()}`;
    },
  };
  workspace.users.set(settings.botUserId, {
    id: settings.botUserId,
    name: settings.botName,
    realName: settings.botName,
    locale: 'en-US',
    tz: 'Etc/UTC',
    teamId: settings.teamId,
    gridTeams: [],
    enterpriseId: settings.enterpriseId,
    isBot: true,
    isStranger: false,
    isGuest: false,
    isDeleted: false,
  });
  return workspace;
}

export function findMessage(workspace: Workspace, channel: string, ts: string): Message | undefined {
  const message = anyMessage(workspace, channel, ts);
  return message?.deletedAt === undefined ? message : undefined;
}

/** A message, deleted or not: a deleted one still carries its thread. */
export function anyMessage(workspace: Workspace, channel: string, ts: string): Message | undefined {
  return workspace.messagesByKey.get(`${channel}/${ts}`);
}

/** Adds a new message to its channel and, as a reply, to its thread. */
export function keepMessage(workspace: Workspace, message: Message): void {
  const all = workspace.messages.get(message.channel);
  if (all === undefined) workspace.messages.set(message.channel, [message]);
  else all.push(message);
  workspace.messagesByKey.set(`${message.channel}/${message.ts}`, message);
  if (message.threadTs !== undefined) anyMessage(workspace, message.channel, message.threadTs)?.replies.push(message);
}

export function isExternal(workspace: Workspace, user: User): boolean {
  const { teamId, enterpriseId } = workspace.settings;
  if (enterpriseId !== undefined && user.enterpriseId === enterpriseId) return false;
  return user.teamId !== teamId && !user.gridTeams.includes(teamId);
}

/** The direct-message channel of the app and a person, opened when there is none yet. */
export function directMessage(
  workspace: Workspace,
  userId: string,
): { readonly channel: Channel; readonly isNew: boolean } {
  const { botUserId } = workspace.settings;
  for (const channel of workspace.channels.values())
    if (channel.kind === 'im' && channel.members.has(userId) && channel.members.has(botUserId))
      return { channel, isNew: false };
  const user = workspace.users.get(userId);
  const channel: Channel = {
    id: workspace.nextId('D'),
    name: 'directmessage',
    kind: 'im',
    isExtShared: user !== undefined && isExternal(workspace, user),
    isPendingExtShared: false,
    isArchived: false,
    members: new Set([userId, botUserId]),
  };
  workspace.channels.set(channel.id, channel);
  return { channel, isNew: true };
}

export function openTrigger(workspace: Workspace, user: string): string {
  const id = `${randomBytes(4).readUInt32BE()}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`;
  const trigger: Trigger = { user, isOver: false, isUsed: false };
  workspace.triggers.set(id, trigger);
  afterRunning(workspace.settings.deadlines.triggerMs, () => {
    trigger.isOver = true;
  });
  return id;
}

export function openResponseUrl(
  workspace: Workspace,
  about: Pick<ResponseUrl, 'channel' | 'user' | 'source' | 'threadTs'>,
): string {
  const key = randomBytes(12).toString('hex');
  workspace.responseUrls.set(key, {
    ...about,
    expiresAt: workspace.settings.now() + workspace.settings.deadlines.responseUrlMs,
    usesLeft: 5,
  });
  return `${workspace.origin}/actions/${workspace.settings.teamId}/${key}`;
}
