import { messageJson, normalizeBlocks } from '../wire.ts';
import { anyMessage, type Channel, directMessage, findMessage, type Workspace } from '../workspace.ts';
import { type Answer, type Call, fine, type Method, missing, refuse, textArg, visibleChannel } from './answer.ts';
import { newContent, readContent } from './content.ts';

type Found<T> = { readonly found: T } | { readonly refusal: Answer };

/** Where a message may go: a channel the app is in (or any public one with chat:write.public), or a person's direct messages. */
function destination(workspace: Workspace, id: string): Found<Channel> {
  const user = workspace.users.get(id);
  if (user !== undefined) {
    if (user.isStranger || user.isDeleted) return { refusal: refuse('channel_not_found') };
    return { found: directMessage(workspace, id).channel };
  }
  const channel = visibleChannel(workspace, id);
  if (channel === undefined) return { refusal: refuse('channel_not_found') };
  if (channel.isArchived) return { refusal: refuse('is_archived') };
  const { botUserId, scopes } = workspace.settings;
  if (!channel.members.has(botUserId) && !scopes.includes('chat:write.public'))
    return { refusal: refuse('not_in_channel') };
  return { found: channel };
}

/** The thread a message joins: its first message must exist, and a reply has no replies of its own. */
function thread(call: Call, channel: Channel): Found<string | undefined> {
  const ts = call.args.thread_ts;
  if (ts === undefined || ts === null || ts === '') return { found: undefined };
  if (typeof ts !== 'string' || !/^\d+\.\d{6}$/.test(ts)) return { refusal: refuse('invalid_arguments') };
  const parent = anyMessage(call.workspace, channel.id, ts);
  if (parent === undefined) return { refusal: refuse('thread_not_found') };
  return parent.threadTs === undefined ? { found: ts } : { refusal: refuse('cannot_reply_to_message') };
}

const postMessage: Method = (call) => {
  const { workspace, args, posting } = call;
  const id = textArg(args, 'channel');
  if (id === undefined) return missing('channel');
  const read = readContent(args, 40_000);
  if ('refusal' in read) return read.refusal;
  const content = newContent(read.content);
  if (content === undefined) return refuse('no_text');
  const where = destination(workspace, id);
  if ('refusal' in where) return where.refusal;
  const joined = thread(call, where.found);
  if ('refusal' in joined) return joined.refusal;
  const { message } = posting.post(where.found, workspace.settings.botUserId, content, joined.found);
  return fine({
    channel: where.found.id,
    ts: message.ts,
    message: messageJson(workspace, message, { withMetadata: true }),
  });
};

const update: Method = ({ workspace, args, posting }) => {
  const channel = visibleChannel(workspace, textArg(args, 'channel'));
  const ts = textArg(args, 'ts');
  if (args.channel === undefined) return missing('channel');
  if (ts === undefined) return missing('ts');
  if (channel === undefined) return refuse('channel_not_found');
  const read = readContent(args, 4000);
  if ('refusal' in read) return read.refusal;
  const { text, blocks, metadata } = read.content;
  if ((text ?? '') === '' && (blocks ?? []).length === 0) return refuse('no_text');
  const message = findMessage(workspace, channel.id, ts);
  if (message === undefined) return refuse('message_not_found');
  if (message.botId !== workspace.settings.botId) return refuse('cant_update_message');
  if (channel.isArchived) return refuse('is_inactive');
  // Text without blocks takes the blocks away; blocks without text keep the old text, which Slack would derive anew.
  const nextBlocks = blocks !== undefined && blocks.length > 0 ? blocks : undefined;
  const nextMetadata =
    metadata === undefined ? message.metadata : Object.keys(metadata).length === 0 ? undefined : metadata;
  posting.edit(
    channel,
    message,
    {
      text: text ?? message.text,
      ...(nextBlocks === undefined ? {} : { blocks: nextBlocks }),
      ...(nextMetadata === undefined ? {} : { metadata: nextMetadata }),
    },
    { showsEdited: nextBlocks === undefined },
  );
  return fine({
    channel: channel.id,
    ts,
    text: message.text,
    message: messageJson(workspace, message, { withMetadata: true }),
  });
};

const remove: Method = ({ workspace, args, posting }) => {
  const channel = visibleChannel(workspace, textArg(args, 'channel'));
  const ts = textArg(args, 'ts');
  if (args.channel === undefined) return missing('channel');
  if (ts === undefined) return missing('ts');
  if (channel === undefined) return refuse('channel_not_found');
  const message = findMessage(workspace, channel.id, ts);
  if (message === undefined) return refuse('message_not_found');
  if (message.botId !== workspace.settings.botId) return refuse('cant_delete_message');
  posting.remove(channel, message);
  return fine({ channel: channel.id, ts });
};

const postEphemeral: Method = (call) => {
  const { workspace, args } = call;
  const channel = visibleChannel(workspace, textArg(args, 'channel'));
  const user = textArg(args, 'user');
  if (args.channel === undefined) return missing('channel');
  if (user === undefined) return missing('user');
  const read = readContent(args, 40_000);
  if ('refusal' in read) return read.refusal;
  const content = newContent(read.content);
  if (content === undefined) return refuse('no_text');
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  if (!channel.members.has(workspace.settings.botUserId)) return refuse('not_in_channel');
  if (!channel.members.has(user)) return refuse('user_not_in_channel');
  const joined = thread(call, channel);
  if ('refusal' in joined) return joined.refusal;
  const ts = workspace.nextTs();
  workspace.ephemerals.push({
    ts,
    channel: channel.id,
    user,
    text: content.text,
    from: 'api',
    ...(content.blocks === undefined ? {} : { blocks: normalizeBlocks(content.blocks) }),
    ...(joined.found === undefined ? {} : { threadTs: joined.found }),
  });
  return fine({ message_ts: ts });
};

const getPermalink: Method = ({ workspace, args }) => {
  const channel = visibleChannel(workspace, textArg(args, 'channel'));
  const ts = textArg(args, 'message_ts');
  if (args.channel === undefined) return missing('channel');
  if (ts === undefined) return missing('message_ts');
  if (channel === undefined) return refuse('channel_not_found');
  const message = findMessage(workspace, channel.id, ts);
  if (message === undefined) return refuse('message_not_found');
  const inThread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const permalink = `https://${workspace.settings.teamDomain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}${inThread}`;
  return fine({ channel: channel.id, permalink });
};

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
