import { ChannelType, MessageType } from 'discord-api-types/v10';
import type { Events } from '../events.ts';
import { Bits, mayAll, maySend } from '../permissions.ts';
import { createThread, removeChannel } from '../places.ts';
import type { Posting, ThreadChanges } from '../posting.ts';
import { type Channel, dmWith, isDm, isThread, known, type Message, type World } from '../world.ts';

export type Talk = {
  /** Somebody writes. `mention` puts the bot's mention in front; in an archived thread it un-archives, as in Discord. */
  say(
    channelId: string,
    userId: string,
    text: string,
    options?: { readonly mention?: boolean; readonly replyTo?: string },
  ): Message;
  /** Somebody writes to the bot directly; the DM is opened when there is none. */
  tell(userId: string, text: string): Message;
  reword(messageId: string, text: string): Message;
  /** Discord puts the preview of a link below it, a moment after it was written: nobody edited it. */
  unfurl(messageId: string): void;
  erase(messageId: string): void;
  /** A webhook of the channel writes, under a name of its own. There is no person behind it. */
  sayAsWebhook(channelId: string, name: string, text: string): Message;
  /**
   * Opens a thread in a text channel, or a post in a forum (which needs a text). The owner is in it. `from`: the message
   * that it starts from, whose id it has.
   */
  openThread(
    channelId: string,
    ownerId: string,
    options: {
      readonly name: string;
      readonly text?: string;
      readonly isPrivate?: boolean;
      readonly members?: readonly string[];
      readonly from?: string;
    },
  ): string;
  /** `by`: who lets them in, which Discord tells in the thread. */
  joinThread(threadId: string, userId: string, by?: string): void;
  leaveThread(threadId: string, userId: string): void;
  /** Archives a thread: by a person, or by inactivity (`by: 'auto'`), which looks the same to the bot. */
  archive(threadId: string, options?: { readonly locked?: boolean; readonly by?: string }): void;
  unarchive(threadId: string, by: string): void;
  lock(threadId: string, by: string): void;
  unlock(threadId: string, by: string): void;
  /** Gives a thread another name, other tags, slow mode or time after which it archives itself. */
  editThread(threadId: string, by: string, changes: Omit<ThreadChanges, 'isArchived' | 'isLocked' | 'by'>): void;
  deleteThread(threadId: string, by: string): void;
  deleteChannel(channelId: string, by: string): void;
};

export function openTalk(world: World, events: Events, posting: Posting): Talk {
  const { applicationId } = world.settings;
  const channelOf = (id: string): Channel => known(world.channels.get(id), `channel ${id}`);
  const threadOf = (id: string) => {
    const channel = channelOf(id);
    if (!isThread(channel)) throw new Error(`${id} is no thread`);
    return channel;
  };
  const demand = (channel: Channel, userId: string, bit: bigint, what: string) => {
    if (!mayAll(world, channel, userId, bit)) throw new Error(`${userId} may not ${what} in ${channel.id}`);
  };
  const isModerator = (channel: Channel, userId: string) => mayAll(world, channel, userId, Bits.ManageThreads);

  const write = (channel: Channel, userId: string, text: string, replyTo?: string): Message => {
    if (isDm(channel) ? !channel.recipients.includes(userId) : !maySend(world, channel, userId))
      throw new Error(`${userId} may not write in ${channel.id}`);
    if (isThread(channel) && channel.thread.isLocked && !isModerator(channel, userId))
      throw new Error(`the thread ${channel.id} is locked`);
    const reference = replyTo === undefined ? {} : { message_reference: { message_id: replyTo } };
    return posting.post({ channel, authorId: userId, body: { content: text, ...reference } });
  };
  const current = (messageId: string): Message => {
    const message = known(world.messages.get(messageId), `message ${messageId}`);
    if (message.deletedAt !== undefined) throw new Error(`message ${messageId} was deleted`);
    return message;
  };
  const deleteAs = (channel: Channel, by: string, bit: bigint) => {
    demand(channel, by, bit, 'delete');
    removeChannel(world, events, channel);
  };

  return {
    say(channelId, userId, text, options = {}) {
      const content = options.mention ? `<@${applicationId}> ${text}` : text;
      return write(channelOf(channelId), userId, content, options.replyTo);
    },
    tell: (userId, text) => write(dmWith(world, userId), userId, text),
    reword: (messageId, text) => posting.edit(current(messageId), { content: text }),
    unfurl: (messageId) => events.messageUpdated(current(messageId)),
    erase: (messageId) => posting.remove(current(messageId)),
    sayAsWebhook: (channelId, name, text) =>
      posting.post({
        channel: channelOf(channelId),
        authorId: world.nextId(),
        body: { content: text },
        webhookName: name,
      }),
    openThread(channelId, ownerId, { from, ...options }) {
      const parent = channelOf(channelId);
      const isForum = parent.type === ChannelType.GuildForum;
      if (!isForum && parent.type !== ChannelType.GuildText) throw new Error(`${channelId} has no threads`);
      if (isForum && options.text === undefined) throw new Error('a forum post needs a text');
      if (isForum && options.isPrivate) throw new Error('forum posts are public');
      const needed = isForum
        ? Bits.SendMessages
        : options.isPrivate
          ? Bits.CreatePrivateThreads
          : Bits.CreatePublicThreads;
      demand(parent, ownerId, needed, 'open a thread');
      if (from !== undefined && (isForum || current(from).channelId !== channelId || world.channels.has(from)))
        throw new Error(`no thread can start from ${from}`);
      const start = from === undefined ? {} : { id: from };
      const thread = createThread(world, events, parent, { ownerId, ...options, ...start });
      if (options.text !== undefined) write(thread, ownerId, options.text);
      return thread.id;
    },
    joinThread(threadId, userId, by) {
      const channel = threadOf(threadId);
      channel.thread.members.add(userId);
      events.threadMembersChanged(channel, { added: userId });
      if (by === undefined) return;
      const system = { type: MessageType.RecipientAdd, about: [userId] };
      posting.post({ channel, authorId: by, body: { content: '' }, system });
    },
    leaveThread(threadId, userId) {
      threadOf(threadId).thread.members.delete(userId);
      events.threadMembersChanged(channelOf(threadId), { removed: userId });
    },
    archive(threadId, options = {}) {
      const channel = threadOf(threadId);
      const { by = 'auto', locked } = options;
      if (by === 'auto' && locked) throw new Error('inactivity archives a thread, it does not lock it');
      if (by !== 'auto' && !isModerator(channel, by) && (locked || channel.thread.ownerId !== by))
        throw new Error(`${by} may not close ${threadId}`);
      posting.setThread(channel, { isArchived: true, ...(locked ? { isLocked: true } : {}) });
    },
    unarchive(threadId, by) {
      const channel = threadOf(threadId);
      const isAllowed = isModerator(channel, by) || (!channel.thread.isLocked && channel.thread.members.has(by));
      if (!isAllowed) throw new Error(`${by} may not re-open ${threadId}`);
      posting.setThread(channel, { isArchived: false });
    },
    lock(threadId, by) {
      demand(threadOf(threadId), by, Bits.ManageThreads, 'lock');
      posting.setThread(channelOf(threadId), { isLocked: true });
    },
    unlock(threadId, by) {
      demand(threadOf(threadId), by, Bits.ManageThreads, 'unlock');
      posting.setThread(channelOf(threadId), { isLocked: false });
    },
    editThread(threadId, by, changes) {
      const channel = threadOf(threadId);
      const { thread } = channel;
      const isOwner = thread.ownerId === by && !thread.isLocked && changes.slowMode === undefined;
      if (thread.isArchived || !(isOwner || isModerator(channel, by)))
        throw new Error(`${by} may not change ${threadId}`);
      posting.setThread(channel, { ...changes, by });
    },
    deleteThread: (threadId, by) => deleteAs(threadOf(threadId), by, Bits.ManageThreads),
    deleteChannel: (channelId, by) => deleteAs(channelOf(channelId), by, Bits.ManageChannels),
  };
}
