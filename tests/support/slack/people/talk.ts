import type { Events } from '../deliver/events.ts';
import type { Posting } from '../posting.ts';
import { storeTyped } from '../typed-text.ts';
import { homeOf } from '../views.ts';
import { viewJson } from '../wire.ts';
import { type Channel, directMessage, findMessage, type Workspace } from '../workspace.ts';

export type Talk = {
  /**
   * A person writes. Stored as Slack stores typing (entities, links); resolves to the ts once the app was told (or at once
   * while events are held back).
   */
  say(channel: string, user: string, text: string, options?: { readonly threadTs?: string }): Promise<string>;
  /** A person edits what they wrote. */
  edit(channel: string, ts: string, text: string): void;
  /** A link in it unfurls: Slack changes the message, and not its text. */
  unfurl(channel: string, ts: string): void;
  erase(channel: string, ts: string): void;
  react(channel: string, ts: string, user: string, name: string): Promise<void>;
  unreact(channel: string, ts: string, user: string, name: string): Promise<void>;
  /** A person joins a channel (or the app is added to one). */
  join(channel: string, user: string): Promise<void>;
  /** A person opens the app's Home tab. */
  openHome(user: string): Promise<void>;
};

function typedBlocks(text: string): readonly unknown[] {
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }];
}

export function openTalk(workspace: Workspace, events: Events, posting: Posting): Talk {
  const placeOf = (channelId: string): Channel => {
    const channel = workspace.channels.get(channelId);
    if (channel === undefined) throw new Error(`there is no channel ${channelId}`);
    return channel;
  };
  const memberOf = (channelId: string, userId: string): Channel => {
    const channel = placeOf(channelId);
    if (!channel.members.has(userId)) throw new Error(`${userId} is not in ${channelId}`);
    return channel;
  };
  const messageOf = (channelId: string, ts: string) => {
    const message = findMessage(workspace, channelId, ts);
    if (message === undefined) throw new Error(`there is no message ${ts} in ${channelId}`);
    return message;
  };
  const reaction = (type: string, channel: Channel, ts: string, user: string, name: string) =>
    events.publish(
      {
        type,
        user,
        reaction: name,
        item: { type: 'message', channel: channel.id, ts },
        item_user: messageOf(channel.id, ts).user,
        event_ts: workspace.nextTs(),
      },
      channel,
    );

  return {
    async say(channelId, user, text, options = {}) {
      const channel = memberOf(channelId, user);
      if (channel.isArchived) throw new Error(`${channelId} is archived`);
      if (options.threadTs !== undefined && messageOf(channelId, options.threadTs).threadTs !== undefined)
        throw new Error('a thread starts at a message that is no reply itself');
      const { message, delivered } = posting.post(
        channel,
        user,
        { text: storeTyped(text), blocks: typedBlocks(text) },
        options.threadTs,
      );
      await delivered;
      return message.ts;
    },
    edit(channelId, ts, text) {
      posting.edit(
        placeOf(channelId),
        messageOf(channelId, ts),
        { text: storeTyped(text), blocks: typedBlocks(text) },
        { showsEdited: true },
      );
    },
    unfurl(channelId, ts) {
      const message = messageOf(channelId, ts);
      const { text, blocks, metadata } = message;
      const same = { ...(blocks === undefined ? {} : { blocks }), ...(metadata === undefined ? {} : { metadata }) };
      posting.edit(placeOf(channelId), message, { text, ...same }, { showsEdited: false });
    },
    erase(channelId, ts) {
      posting.remove(placeOf(channelId), messageOf(channelId, ts));
    },
    async react(channelId, ts, user, name) {
      const channel = memberOf(channelId, user);
      const { reactions } = messageOf(channelId, ts);
      const users = reactions.get(name) ?? new Set();
      if (users.has(user)) throw new Error(`${user} already reacted with ${name}`);
      users.add(user);
      reactions.set(name, users);
      await reaction('reaction_added', channel, ts, user, name);
    },
    async unreact(channelId, ts, user, name) {
      const channel = memberOf(channelId, user);
      const { reactions } = messageOf(channelId, ts);
      const users = reactions.get(name);
      if (users === undefined || !users.delete(user)) throw new Error(`${user} did not react with ${name}`);
      if (users.size === 0) reactions.delete(name);
      await reaction('reaction_removed', channel, ts, user, name);
    },
    async join(channelId, user) {
      const channel = placeOf(channelId);
      channel.members.add(user);
      const { teamId } = workspace.settings;
      const channelType = channel.kind === 'public' ? 'C' : 'G';
      await events.publish(
        {
          type: 'member_joined_channel',
          user,
          channel: channelId,
          channel_type: channelType,
          team: teamId,
          event_ts: workspace.nextTs(),
        },
        channel,
      );
    },
    async openHome(user) {
      const home = homeOf(workspace, user);
      await events.publish(
        {
          type: 'app_home_opened',
          user,
          channel: directMessage(workspace, user).channel.id,
          tab: 'home',
          ...(home === undefined ? {} : { view: viewJson(workspace, home) }),
          event_ts: workspace.nextTs(),
        },
        undefined,
      );
    },
  };
}
