import { channelJson, messageJson } from '../wire.ts';
import { type Channel, directMessage, type Message, type Workspace } from '../workspace.ts';
import {
  type Answer,
  type Call,
  fine,
  flagArg,
  type Method,
  missing,
  page,
  refuse,
  textArg,
  visibleChannel,
} from './answer.ts';

/** Runs with the channel the app named, or refuses as Slack does. */
function withChannel(call: Call, run: (channel: Channel) => Answer): Answer {
  const id = textArg(call.args, 'channel');
  if (id === undefined) return missing('channel');
  const channel = visibleChannel(call.workspace, id);
  return channel === undefined ? refuse('channel_not_found') : run(channel);
}

const info: Method = (call) =>
  withChannel(call, (channel) =>
    fine({
      channel: {
        ...channelJson(call.workspace, channel),
        ...(flagArg(call.args, 'include_num_members') ? { num_members: channel.members.size } : {}),
      },
    }),
  );

const members: Method = (call) =>
  withChannel(call, (channel) => {
    const { items, next } = page(call.args, [...channel.members], 100);
    return fine({ members: items, response_metadata: { next_cursor: next } });
  });

const join: Method = (call) =>
  withChannel(call, (channel) => {
    if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type');
    if (channel.isArchived) return refuse('is_archived');
    const isMember = channel.members.has(call.workspace.settings.botUserId);
    channel.members.add(call.workspace.settings.botUserId);
    return fine({
      channel: channelJson(call.workspace, channel),
      ...(isMember ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } } : {}),
    });
  });

const open: Method = ({ workspace, args }) => {
  const ids = (textArg(args, 'users') ?? '').split(',').filter((id) => id !== '');
  if (args.channel !== undefined) {
    const channel = visibleChannel(workspace, textArg(args, 'channel'));
    return channel?.kind === 'im'
      ? fine({ no_op: true, already_open: true, channel: { id: channel.id } })
      : refuse('channel_not_found');
  }
  const [id] = ids;
  if (id === undefined) return refuse('users_list_not_supplied');
  if (ids.length > 1) return refuse('not_modelled_by_local_slack');
  const user = workspace.users.get(id);
  if (user === undefined) return refuse('user_not_found');
  if (user.isBot) return refuse('cannot_dm_bot');
  if (user.isDeleted) return refuse('user_disabled');
  if (user.isStranger) return refuse('user_not_visible');
  const { channel, isNew } = directMessage(workspace, id);
  const shown = flagArg(args, 'return_im') ? channelJson(workspace, channel) : { id: channel.id };
  return fine({ channel: shown, ...(isNew ? {} : { no_op: true, already_open: true }) });
};

function shownMessages(workspace: Workspace, args: Call['args'], messages: readonly Message[]): Answer {
  const oldest = textArg(args, 'oldest') ?? '0';
  const latest = textArg(args, 'latest') ?? '99999999999.000000';
  const isInclusive = flagArg(args, 'inclusive');
  const within = messages.filter(({ ts }) => {
    if (isInclusive && (ts === oldest || ts === latest)) return true;
    return Number(ts) > Number(oldest) && Number(ts) < Number(latest);
  });
  const { items, next } = page(args, within, 100);
  const withMetadata = flagArg(args, 'include_all_metadata');
  return fine({
    messages: items.map((message) => messageJson(workspace, message, { withMetadata })),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  });
}

const isKept = (message: Message) => message.deletedAt === undefined;

const history: Method = (call) =>
  withChannel(call, (channel) => {
    if (!channel.members.has(call.workspace.settings.botUserId)) return refuse('not_in_channel');
    const all = call.workspace.messages.get(channel.id) ?? [];
    return shownMessages(
      call.workspace,
      call.args,
      all.filter((message) => isKept(message) && message.threadTs === undefined).reverse(),
    );
  });

const replies: Method = (call) =>
  withChannel(call, (channel) => {
    const ts = textArg(call.args, 'ts');
    if (ts === undefined) return missing('ts');
    if (!channel.members.has(call.workspace.settings.botUserId)) return refuse('not_in_channel');
    const all = call.workspace.messages.get(channel.id) ?? [];
    const named = all.find((message) => message.ts === ts && isKept(message));
    if (named === undefined) return refuse('thread_not_found');
    const root = named.threadTs ?? named.ts;
    return shownMessages(
      call.workspace,
      call.args,
      all.filter((message) => isKept(message) && (message.ts === root || message.threadTs === root)),
    );
  });

export const conversations: Readonly<Record<string, Method>> = {
  'conversations.info': info,
  'conversations.members': members,
  'conversations.join': join,
  'conversations.open': open,
  'conversations.history': history,
  'conversations.replies': replies,
};
