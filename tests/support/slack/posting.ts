import type { Fields } from '../json.ts';
import type { Events } from './deliver/events.ts';
import { messageJson, normalizeBlocks } from './wire.ts';
import { type Channel, isExternal, keepMessage, type Message, type Workspace } from './workspace.ts';

/** What a message says. Blocks have been validated before they get here. */
export type Content = { readonly text: string; readonly blocks?: readonly unknown[]; readonly metadata?: Fields };

/** Changes messages and tells the app about it, whoever made the change. */
export type Posting = {
  post(
    channel: Channel,
    user: string,
    content: Content,
    threadTs?: string,
  ): { readonly message: Message; readonly delivered: Promise<void> };
  edit(channel: Channel, message: Message, content: Content, options: { readonly showsEdited: boolean }): void;
  remove(channel: Channel, message: Message): void;
};

const channelType = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;

export function openPosting(workspace: Workspace, events: Events): Posting {
  const { botUserId, botId } = workspace.settings;
  const remember = (message: Message) =>
    message.history.push({
      at: workspace.settings.now(),
      text: message.text,
      ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
      ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    });
  const place = (channel: Channel) => ({ channel: channel.id, channel_type: channelType[channel.kind] });
  const shown = (message: Message) => messageJson(workspace, message, { withMetadata: false });
  const foreignAuthor = (message: Message): Fields => {
    const author = workspace.users.get(message.user);
    return author !== undefined && isExternal(workspace, author)
      ? { user_team: author.teamId, source_team: author.teamId }
      : {};
  };

  return {
    post(channel, user, content, threadTs) {
      const message: Message = {
        ts: workspace.nextTs(),
        channel: channel.id,
        user,
        ...(user === botUserId ? { botId } : {}),
        text: content.text,
        ...(content.blocks === undefined ? {} : { blocks: normalizeBlocks(content.blocks) }),
        ...(content.metadata === undefined ? {} : { metadata: content.metadata }),
        ...(threadTs === undefined ? {} : { threadTs }),
        replies: [],
        reactions: new Map(),
        history: [],
      };
      remember(message);
      keepMessage(workspace, message);
      const event = { ...shown(message), ...foreignAuthor(message), ...place(channel), event_ts: message.ts };
      return { message, delivered: events.publish(event, channel) };
    },
    edit(channel, message, content, options) {
      const before = shown(message);
      message.text = content.text;
      if (content.blocks === undefined) delete message.blocks;
      else message.blocks = normalizeBlocks(content.blocks);
      if (content.metadata === undefined) delete message.metadata;
      else message.metadata = content.metadata;
      const ts = workspace.nextTs();
      if (options.showsEdited) message.edited = { user: message.user, ts };
      remember(message);
      void events.publish(
        {
          type: 'message',
          subtype: 'message_changed',
          hidden: true,
          ...place(channel),
          ts,
          event_ts: ts,
          message: shown(message),
          previous_message: before,
        },
        channel,
      );
    },
    remove(channel, message) {
      const before = shown(message);
      message.deletedAt = workspace.settings.now();
      const ts = workspace.nextTs();
      void events.publish(
        {
          type: 'message',
          subtype: 'message_deleted',
          hidden: true,
          ...place(channel),
          ts,
          event_ts: ts,
          deleted_ts: message.ts,
          previous_message: before,
        },
        channel,
      );
    },
  };
}
