import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import type { Fields } from '../json.ts';
import { Intent } from './gateway/intents.ts';
import type { Dispatch } from './gateway/sessions.ts';
import { permissionsIn } from './permissions.ts';
import { channelJson, fullMemberJson, memberJson, threadMemberJson } from './wire.ts';
import { messageForBot } from './wire-message.ts';
import { type Channel, isDm, isThread, type Message, type World } from './world.ts';

/** Tells the bot what happened, if it may know. */
export type Events = {
  messageCreated(message: Message): void;
  messageUpdated(message: Message): void;
  messageDeleted(message: Message): void;
  channelCreated(channel: Channel): void;
  channelUpdated(channel: Channel): void;
  channelDeleted(channel: Channel): void;
  /** A member joined or left a thread. */
  threadMembersChanged(thread: Channel, change: { readonly added?: string; readonly removed?: string }): void;
  memberAdded(guildId: string, userId: string): void;
  memberRemoved(guildId: string, userId: string): void;
  interactionCreated(payload: Fields): void;
};

export function openEvents(world: World, dispatch: (event: Dispatch) => void): Events {
  const { applicationId } = world.settings;
  const isVisible = (channel: Channel) => (permissionsIn(world, channel, applicationId) & Bits.ViewChannel) !== 0n;
  const send = (t: string, intents: number, d: Fields) => dispatch({ t, intents, build: () => d });

  const aboutMessage = (t: string, message: Message, extra: (channel: Channel) => Fields) => {
    const channel = world.channels.get(message.channelId);
    if (channel === undefined || message.ephemeralFor !== undefined || !isVisible(channel)) return;
    dispatch({
      t,
      intents: isDm(channel) ? Intent.DirectMessages : Intent.GuildMessages,
      build: (intents) => ({
        ...messageForBot(world, message, (intents & Intent.MessageContent) !== 0),
        ...extra(channel),
      }),
    });
  };
  const whereAndWho =
    (message: Message) =>
    (channel: Channel): Fields => {
      const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
      const shared = { channel_type: channel.type };
      if (guild === undefined) return shared;
      return { ...shared, guild_id: guild.id, member: memberJson(guild, message.authorId) };
    };
  const aboutChannel = (what: 'CREATE' | 'UPDATE' | 'DELETE', channel: Channel) => {
    if (!isVisible(channel)) return;
    const json = channelJson(world, channel);
    if (!isThread(channel)) return send(`CHANNEL_${what}`, Intent.Guilds, json);
    const { id, guild_id, parent_id, type } = json;
    if (what === 'DELETE') return send('THREAD_DELETE', Intent.Guilds, { id, guild_id, parent_id, type });
    send(`THREAD_${what}`, Intent.Guilds, what === 'CREATE' ? { ...json, newly_created: true } : json);
  };

  return {
    messageCreated: (message) => aboutMessage('MESSAGE_CREATE', message, whereAndWho(message)),
    messageUpdated: (message) => aboutMessage('MESSAGE_UPDATE', message, whereAndWho(message)),
    messageDeleted(message) {
      const channel = world.channels.get(message.channelId);
      if (channel === undefined || message.ephemeralFor !== undefined || !isVisible(channel)) return;
      const guild = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
      send('MESSAGE_DELETE', isDm(channel) ? Intent.DirectMessages : Intent.GuildMessages, {
        id: message.id,
        channel_id: channel.id,
        ...guild,
      });
    },
    channelCreated: (channel) => aboutChannel('CREATE', channel),
    channelUpdated: (channel) => aboutChannel('UPDATE', channel),
    channelDeleted: (channel) => aboutChannel('DELETE', channel),
    threadMembersChanged(thread, change) {
      const isAboutBot = change.added === applicationId || change.removed === applicationId;
      if (!isVisible(thread) && !isAboutBot) return;
      if (change.added === applicationId && thread.type === ChannelType.PrivateThread)
        send('THREAD_CREATE', Intent.Guilds, { ...channelJson(world, thread), newly_created: false });
      // Without GUILD_MEMBERS a bot hears only of itself.
      send('THREAD_MEMBERS_UPDATE', isAboutBot ? Intent.Guilds : Intent.GuildMembers, {
        id: thread.id,
        guild_id: thread.guildId,
        member_count: Math.min(50, thread.thread?.members.size ?? 0),
        added_members: change.added === undefined ? [] : [threadMemberJson(thread, change.added)],
        removed_member_ids: change.removed === undefined ? [] : [change.removed],
      });
    },
    memberAdded(guildId, userId) {
      const guild = world.guilds.get(guildId);
      if (guild !== undefined)
        send('GUILD_MEMBER_ADD', Intent.GuildMembers, { ...fullMemberJson(world, guild, userId), guild_id: guildId });
    },
    memberRemoved(guildId, userId) {
      const user = world.users.get(userId);
      if (user !== undefined)
        send('GUILD_MEMBER_REMOVE', Intent.GuildMembers, {
          guild_id: guildId,
          user: {
            id: user.id,
            username: user.username,
            discriminator: '0',
            avatar: null,
            global_name: user.globalName,
          },
        });
    },
    interactionCreated: (payload) => send('INTERACTION_CREATE', 0, payload),
  };
}
