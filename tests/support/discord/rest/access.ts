import { ChannelType } from 'discord-api-types/v10';
import { Bits, mayAll, maySend } from '../permissions.ts';
import { type Channel, isDm, isThread, known, type Message, sharesGuild, type World } from '../world.ts';
import { type Answer, refuse } from './answer.ts';

export type Found<T> = { readonly found: T } | { readonly refusal: Answer };

const found = <T>(value: T): Found<T> => ({ found: value });
const refusal = (answer: Answer): { readonly refusal: Answer } => ({ refusal: answer });

const idPattern = /^\d{15,21}$/;

/** The channel, if it exists and the bot may see it. */
export function visibleChannel(world: World, id: string | undefined): Found<Channel> {
  const channel = id === undefined || !idPattern.test(id) ? undefined : world.channels.get(id);
  if (channel === undefined) return refusal(refuse(10003));
  return mayAll(world, channel, world.settings.applicationId, Bits.ViewChannel)
    ? found(channel)
    : refusal(refuse(50001));
}

/** A message of the channel that is still there; ephemeral ones are found through their interaction only. */
export function visibleMessage(world: World, channel: Channel, id: string | undefined): Found<Message> {
  const message = id === undefined ? undefined : world.messages.get(id);
  const isThere =
    message !== undefined &&
    message.channelId === channel.id &&
    message.deletedAt === undefined &&
    message.ephemeralFor === undefined;
  return isThere ? found(message) : refusal(refuse(10008));
}

const writable: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.DM,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** Why the bot may not write here now. Sending un-archives a thread, unless it is locked and the bot is no moderator. */
export function objectToSending(world: World, channel: Channel, withFiles: boolean): Answer | undefined {
  const { applicationId } = world.settings;
  if (!writable.includes(channel.type)) return refuse(50008);
  if (isDm(channel)) {
    const person = known(world.users.get(channel.recipients[0] ?? ''), 'recipient');
    return person.acceptsDms && !person.isBot && sharesGuild(world, person.id) ? undefined : refuse(50007);
  }
  if (!maySend(world, channel, applicationId)) return refuse(50013);
  if (withFiles && !mayAll(world, channel, applicationId, Bits.AttachFiles)) return refuse(50013);
  return objectToLock(world, channel);
}

/** Members without MANAGE_THREADS can neither write nor change messages in a locked thread, archived or not. */
function objectToLock(world: World, channel: Channel): Answer | undefined {
  if (!isThread(channel) || !channel.thread.isLocked) return undefined;
  if (mayAll(world, channel, world.settings.applicationId, Bits.ManageThreads)) return undefined;
  return refuse(channel.thread.isArchived ? 50083 : 160005);
}

/** Why the bot may not change a message here: nothing in an archived thread can be edited, by anybody. */
export function objectToEditing(world: World, channel: Channel): Answer | undefined {
  if (isThread(channel) && channel.thread.isArchived) return refuse(50083);
  return objectToLock(world, channel);
}
