import { type Fields, isFields, parseJson } from '../json.ts';
import type { Posting } from './posting.ts';
import { newContent, readContent } from './web-api/content.ts';
import { normalizeBlocks } from './wire.ts';
import { type Ephemeral, findMessage, type ResponseUrl, type Workspace } from './workspace.ts';

/** What came in over a response_url, or in the answer to a command. */
export type Respond = {
  /** Handles a POST to a response_url. */
  post(key: string, body: string): { readonly status: number; readonly text: string };
  /** Shows what a command was answered with. Returns what is wrong with it, if anything. */
  answerCommand(about: Pick<ResponseUrl, 'channel' | 'user'>, body: unknown): string | undefined;
};

type About = Pick<ResponseUrl, 'channel' | 'user' | 'source' | 'threadTs'>;

export function openRespond(workspace: Workspace, posting: Posting): Respond {
  const showEphemeral = (about: About, args: Fields, from: Ephemeral['from']): string | undefined => {
    const read = readContent(args, 40_000);
    if ('refusal' in read) return read.refusal.ok ? undefined : read.refusal.error;
    const content = newContent(read.content);
    if (content === undefined) return 'no_text';
    const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : about.threadTs;
    workspace.ephemerals.push({
      ts: workspace.nextTs(),
      channel: about.channel,
      user: about.user,
      text: content.text,
      from,
      ...(content.blocks === undefined ? {} : { blocks: normalizeBlocks(content.blocks) }),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
    return undefined;
  };

  const showInChannel = (about: About, args: Fields): string | undefined => {
    const read = readContent(args, 40_000);
    if ('refusal' in read) return read.refusal.ok ? undefined : read.refusal.error;
    const content = newContent(read.content);
    const channel = workspace.channels.get(about.channel);
    if (content === undefined || channel === undefined) return 'no_text';
    const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : about.threadTs;
    posting.post(channel, workspace.settings.botUserId, content, threadTs);
    return undefined;
  };

  const changeSource = (about: About, args: Fields): string | undefined => {
    const source = about.source;
    if (source === undefined) return 'invalid_arguments';
    const isDeletion = args.delete_original === true;
    const read = isDeletion ? undefined : readContent(args, 40_000);
    if (read !== undefined && 'refusal' in read) return read.refusal.ok ? undefined : read.refusal.error;
    const content = read === undefined ? undefined : newContent(read.content);
    if (!isDeletion && content === undefined) return 'no_text';
    if (source.isEphemeral) {
      const shown = workspace.ephemerals.find((each) => each.ts === source.ts && each.deletedAt === undefined);
      if (shown === undefined) return 'message_not_found';
      if (content === undefined) shown.deletedAt = workspace.settings.now();
      else {
        shown.text = content.text;
        if (content.blocks === undefined) delete shown.blocks;
        else shown.blocks = normalizeBlocks(content.blocks);
      }
      return undefined;
    }
    const channel = workspace.channels.get(about.channel);
    const message = findMessage(workspace, about.channel, source.ts);
    if (channel === undefined || message === undefined) return 'message_not_found';
    if (content === undefined) posting.remove(channel, message);
    else posting.edit(channel, message, content, { showsEdited: content.blocks === undefined });
    return undefined;
  };

  return {
    post(key, body) {
      const found = workspace.responseUrls.get(key);
      if (found === undefined) return { status: 404, text: 'invalid_token' };
      if (workspace.settings.now() > found.expiresAt) return { status: 404, text: 'expired_url' };
      if (found.usesLeft <= 0) return { status: 404, text: 'used_url' };
      const args = parseJson(body);
      if (!isFields(args)) return { status: 400, text: 'invalid_payload' };
      found.usesLeft -= 1;
      const changes = args.replace_original === true || args.delete_original === true;
      const problem = changes
        ? changeSource(found, args)
        : args.response_type === 'in_channel'
          ? showInChannel(found, args)
          : showEphemeral(found, args, 'response_url');
      return problem === undefined ? { status: 200, text: 'ok' } : { status: 400, text: problem };
    },
    answerCommand(about, body) {
      if (body === undefined || body === '') return undefined;
      const args = typeof body === 'string' ? { text: body } : body;
      if (!isFields(args)) return 'invalid_payload';
      return args.response_type === 'in_channel' ? showInChannel(about, args) : showEphemeral(about, args, 'command');
    },
  };
}
