import { ChannelType } from 'discord-api-types/v10';
import type { Events } from './events.ts';
import { type Channel, isThread, type World } from './world.ts';

export type NewThread = {
  readonly ownerId: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly members?: readonly string[];
  /** The id of the message it starts from, which the two then share. */
  readonly id?: string;
};

/** Opens a thread in a text channel, or a post in a forum. */
export function createThread(world: World, events: Events, parent: Channel, wanted: NewThread): Channel {
  if (parent.guildId === undefined) throw new Error('only channels of a guild have threads');
  const thread: Channel = {
    id: wanted.id ?? world.nextId(),
    type: wanted.isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
    guildId: parent.guildId,
    parentId: parent.id,
    recipients: [],
    name: wanted.name,
    overwrites: [],
    choices: [],
    slowMode: 0,
    lastMessageId: null,
    thread: {
      ownerId: wanted.ownerId,
      members: new Set([wanted.ownerId, ...(wanted.members ?? [])]),
      isArchived: false,
      isLocked: false,
      createdAt: world.settings.now(),
      archivedAt: world.settings.now(),
      autoArchiveMinutes: 1440,
      tags: [],
    },
  };
  world.channels.set(thread.id, thread);
  events.channelCreated(thread);
  if (thread.thread?.members.has(world.settings.applicationId))
    events.threadMembersChanged(thread, { added: world.settings.applicationId });
  return thread;
}

/** Deletes a channel and its threads, with the messages in them. The threads go without events of their own. */
export function removeChannel(world: World, events: Events, channel: Channel): void {
  events.channelDeleted(channel);
  const gone = [
    channel,
    ...[...world.channels.values()].filter((each) => isThread(each) && each.parentId === channel.id),
  ];
  for (const each of gone) {
    world.channels.delete(each.id);
    for (const message of world.messages.values())
      if (message.channelId === each.id && message.deletedAt === undefined)
        world.messages.set(message.id, { ...message, deletedAt: world.settings.now() });
  }
}
