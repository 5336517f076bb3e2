import { randomBytes } from 'node:crypto';
import { type Fields, isFields } from '../json.ts';
import {
  anyMessage,
  type Channel,
  isExternal,
  type Message,
  type User,
  type View,
  type Workspace,
} from './workspace.ts';

/**
 * Blocks as Slack stores them: ids filled in, the defaults of text objects written out.
 */
export function normalizeBlocks(blocks: readonly unknown[]): readonly unknown[] {
  return blocks.map((block) => {
    if (!isFields(block)) return block;
    return normalize({ ...block, block_id: block.block_id ?? randomBytes(4).toString('base64url').slice(0, 5) }, false);
  });
}

const interactive =
  /^(button|workflow_button|overflow|radio_buttons|checkboxes|(multi_)?(static|external|users|channels|conversations)_select|datepicker|timepicker|datetimepicker|(plain|email|url|rich)_text_input|number_input|file_input)$/;

function normalize(value: unknown, isInside: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => normalize(each, true));
  if (!isFields(value)) return value;
  const copy: Fields = {};
  for (const [key, each] of Object.entries(value)) copy[key] = normalize(each, true);
  if (value.type === 'plain_text') copy.emoji ??= true;
  if (value.type === 'mrkdwn') copy.verbatim ??= false;
  if (isInside && interactive.test(String(value.type)))
    copy.action_id ??= randomBytes(4).toString('base64url').slice(0, 5);
  return copy;
}

/** A message as history, replies, events and interaction payloads show it. */
export function messageJson(workspace: Workspace, message: Message, options: { withMetadata: boolean }): Fields {
  const { settings } = workspace;
  const replies = message.replies.filter((each) => each.deletedAt === undefined);
  const parent = message.threadTs === undefined ? undefined : anyMessage(workspace, message.channel, message.threadTs);
  const author = workspace.users.get(message.user);
  return {
    ...(settings.fields === 'nulls' ? noMessage : {}),
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: author?.teamId ?? settings.teamId,
    ...(message.botId === undefined ? { client_msg_id: clientMessageId(message.ts) } : botFields(workspace, message)),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(options.withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs, parent_user_id: parent?.user }),
    ...(replies.length === 0
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((each) => each.user))],
          reply_users_count: new Set(replies.map((each) => each.user)).size,
          latest_reply: replies.at(-1)?.ts,
          is_locked: false,
          subscribed: false,
        }),
    ...(message.reactions.size === 0
      ? {}
      : { reactions: [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size })) }),
  };
}

function botFields(workspace: Workspace, message: Message): Fields {
  const { settings } = workspace;
  if (settings.fields === 'sparse') return {};
  return { bot_id: message.botId, app_id: settings.appId, bot_profile: botProfile(workspace) };
}

/**
 * What a message has as null where there is nothing to tell. Source: objs_message of Slack's OpenAPI description, and
 * the `"bot_id": null` of files that people share.
 */
const noMessage: Fields = {
  bot_id: null,
  app_id: null,
  subtype: null,
  thread_ts: null,
  parent_user_id: null,
  user_team: null,
  source_team: null,
  edited: null,
  hidden: null,
  metadata: null,
};

function clientMessageId(ts: string): string {
  const digits = ts.replace('.', '').padStart(20, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(8)}`;
}

function botProfile(workspace: Workspace): Fields {
  const { botId, appId, botName, teamId } = workspace.settings;
  return {
    id: botId,
    app_id: appId,
    name: botName,
    deleted: false,
    team_id: teamId,
    updated: 1_700_000_000,
    icons: {},
  };
}

export function channelJson(workspace: Workspace, channel: Channel): Fields {
  const { teamId, botUserId } = workspace.settings;
  const others = [...channel.members].filter((id) => id !== botUserId);
  if (channel.kind === 'im')
    return {
      id: channel.id,
      created: 1_700_000_000,
      is_im: true,
      is_org_shared: false,
      is_ext_shared: channel.isExtShared,
      user: others[0],
      is_archived: channel.isArchived,
      context_team_id: teamId,
    };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: 1_700_000_000,
    creator: others[0],
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.isArchived,
    is_general: false,
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_org_shared: false,
    is_pending_ext_shared: channel.isPendingExtShared,
    is_member: channel.members.has(botUserId),
    context_team_id: teamId,
    shared_team_ids: [...new Set([teamId, ...others.map((id) => workspace.users.get(id)?.teamId ?? teamId)])],
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** The channel as interaction payloads name it: by its name when public, by its kind otherwise. */
export function shortChannel(channel: Channel): Fields {
  const names = { public: channel.name, private: 'privategroup', mpim: channel.name, im: 'directmessage' } as const;
  return { id: channel.id, name: names[channel.kind] };
}

/** A user as users.info shows it. Members of other workspaces have no locale here. */
export function userJson(workspace: Workspace, user: User, options: { withLocale: boolean }): Fields {
  const isForeign = isExternal(workspace, user);
  return {
    ...(workspace.settings.fields === 'nulls' ? noUser : {}),
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.isDeleted,
    real_name: user.realName,
    ...(user.isStranger || user.tz === '' ? {} : { tz: user.tz, tz_label: user.tz, tz_offset: 0 }),
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      team: user.teamId,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isGuest,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    ...(user.enterpriseId === undefined ? {} : { enterprise_user: enterpriseUser(user, user.enterpriseId) }),
    ...(isForeign ? { is_stranger: user.isStranger } : {}),
    updated: 1_700_000_000,
    ...(options.withLocale && !isForeign ? { locale: user.locale } : {}),
  };
}

/** What a person has as null where there is nothing to tell. Source: objs_user of Slack's OpenAPI description. */
const noUser: Fields = { tz: null, locale: null, enterprise_user: null, is_stranger: null, teams: null };

function enterpriseUser(user: User, enterpriseId: string): Fields {
  return {
    id: user.id,
    enterprise_id: enterpriseId,
    enterprise_name: 'Org',
    is_admin: false,
    is_owner: false,
    teams: user.gridTeams.length === 0 ? [user.teamId] : user.gridTeams,
  };
}

export function viewJson(workspace: Workspace, view: View): Fields {
  const { teamId, appId, botId } = workspace.settings;
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    previous_view_id: null,
    root_view_id: view.id,
    state: { values: {} },
    ...view.body,
    id: view.id,
    hash: view.hash,
    team_id: workspace.users.get(view.user)?.teamId ?? teamId,
    app_id: appId,
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}
