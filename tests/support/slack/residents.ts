import { type Channel, isExternal, type User, type Workspace } from './workspace.ts';

export type NewUser = {
  /** Starts with U or W, as Slack's do. */
  readonly id: string;
  readonly name: string;
  readonly realName?: string;
  readonly locale?: string;
  /** Empty: not told. */
  readonly tz?: string;
  /** Another workspace's id for somebody who is here over Slack Connect. */
  readonly teamId?: string;
  /** Every workspace of an Enterprise Grid that somebody belongs to; `teamId` is then just one of them. */
  readonly gridTeams?: readonly string[];
  /** The Enterprise organisation of a colleague in another of its workspaces; left out, that of the workspaces above. */
  readonly enterpriseId?: string;
  readonly isBot?: boolean;
  readonly isStranger?: boolean;
  /** Of the workspace, in a few channels only. */
  readonly isGuest?: boolean;
};

export type NewChannel = {
  /** Starts with C, G or D, as Slack's do. */
  readonly id: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly isIm?: boolean;
  readonly isExtShared?: boolean;
  /** Another company is invited to share it, and has not accepted yet. */
  readonly isPendingExtShared?: boolean;
  readonly isArchived?: boolean;
  /** User ids; the app is a member when its bot user is named. */
  readonly members: readonly string[];
};

export type NewUserGroup = {
  readonly id: string;
  readonly handle: string;
  readonly users: readonly string[];
  readonly name?: string;
};

export function addUser(workspace: Workspace, user: NewUser): void {
  if (!/^[UW][A-Z0-9]+$/.test(user.id)) throw new Error(`${user.id} is no user id`);
  const { enterpriseId } = workspace.settings;
  const teamId = user.teamId ?? workspace.settings.teamId;
  const added: User = {
    id: user.id,
    name: user.name,
    realName: user.realName ?? user.name,
    locale: user.locale ?? 'en-US',
    tz: user.tz ?? 'Europe/London',
    teamId,
    gridTeams: user.gridTeams ?? [],
    enterpriseId: user.enterpriseId ?? (user.gridTeams === undefined ? undefined : (enterpriseId ?? 'E0ORG')),
    isBot: user.isBot ?? false,
    isStranger: user.isStranger ?? false,
    isGuest: user.isGuest ?? false,
    isDeleted: false,
  };
  if (added.isStranger && !isExternal(workspace, added))
    throw new Error('only people of other workspaces are strangers');
  workspace.users.set(user.id, added);
}

export function addChannel(workspace: Workspace, channel: NewChannel): void {
  if (!/^[CGD][A-Z0-9]+$/.test(channel.id)) throw new Error(`${channel.id} is no channel id`);
  const kind: Channel['kind'] = channel.isIm ? 'im' : channel.isPrivate ? 'private' : 'public';
  if (channel.id.startsWith('D') !== (kind === 'im'))
    throw new Error('the id of direct messages starts with D, and no other');
  for (const id of channel.members) {
    const user = workspace.users.get(id);
    if (user === undefined) throw new Error(`there is no user ${id} to be in ${channel.id}`);
    if (isExternal(workspace, user) && !channel.isExtShared && kind !== 'im')
      throw new Error(`${id} belongs to ${user.teamId} and can only be in a channel with isExtShared`);
    if (user.isStranger) throw new Error(`${id} is a stranger and shares no channel with the app`);
  }
  workspace.channels.set(channel.id, {
    id: channel.id,
    name: channel.name,
    kind,
    isExtShared: channel.isExtShared ?? false,
    isPendingExtShared: channel.isPendingExtShared ?? false,
    isArchived: channel.isArchived ?? false,
    members: new Set(channel.members),
  });
}

export function addUserGroup(workspace: Workspace, group: NewUserGroup): void {
  workspace.userGroups.set(group.id, {
    id: group.id,
    handle: group.handle,
    name: group.name ?? group.handle,
    users: group.users,
  });
}
