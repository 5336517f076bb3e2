import { isFields } from '../../json.ts';
import { messageJson } from '../wire.ts';
import { findMessage } from '../workspace.ts';
import { fine, flagArg, type Method, refuse, textArg, visibleChannel } from './answer.ts';

/** Without `full`, Slack names no more people of one reaction, and counts the others. */
const named = 50;

/** Source: docs.slack.dev/reference/methods/reactions.get. */
const get: Method = ({ workspace, args }) => {
  const [channelId, timestamp] = [textArg(args, 'channel'), textArg(args, 'timestamp')];
  if (channelId === undefined || timestamp === undefined) return refuse('no_item_specified');
  const channel = visibleChannel(workspace, channelId);
  if (channel === undefined) return refuse('channel_not_found');
  if (!/^\d+\.\d{6}$/.test(timestamp)) return refuse('bad_timestamp');
  const message = findMessage(workspace, channelId, timestamp);
  if (message === undefined) return refuse('message_not_found');
  const shown = messageJson(workspace, message, { withMetadata: false });
  const reactions = Array.isArray(shown.reactions) ? shown.reactions.filter(isFields) : [];
  const cut = reactions.map((each) =>
    flagArg(args, 'full') || !Array.isArray(each.users) ? each : { ...each, users: each.users.slice(0, named) },
  );
  const permalink = `https://${workspace.settings.teamDomain}.slack.com/archives/${channelId}/p${timestamp.replace('.', '')}`;
  return fine({
    type: 'message',
    channel: channelId,
    message: { ...shown, permalink, ...(cut.length === 0 ? {} : { reactions: cut }) },
  });
};

export const reactions: Readonly<Record<string, Method>> = { 'reactions.get': get };
