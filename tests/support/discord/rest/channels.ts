import { ChannelType } from 'discord-api-types/v10';
import { isFields } from '../../json.ts';
import { boolean, integer, list, object, oneOf, optional, required, snowflake, string } from '../content/checks.ts';
import { messageCheck } from '../content/message.ts';
import { Bits, mayAll } from '../permissions.ts';
import { createThread, removeChannel } from '../places.ts';
import type { ThreadChanges } from '../posting.ts';
import { channelJson, threadMemberJson } from '../wire.ts';
import { messageJson } from '../wire-message.ts';
import { type Channel, dmWith, isThread, type Thread, type World } from '../world.ts';
import { visibleChannel, visibleMessage } from './access.ts';
import { type Answer, type Call, fine, type Handler, invalidForm, noContent, objectTo, refuse } from './answer.ts';
import { pageSize } from './pages.ts';

const get: Handler = ({ world, params }) => {
  const where = visibleChannel(world, params.channel);
  return 'refusal' in where ? where.refusal : fine(channelJson(world, where.found));
};

const threadChanges = object({
  name: optional(string(100, 1)),
  archived: optional(boolean),
  locked: optional(boolean),
  auto_archive_duration: optional(oneOf(60, 1440, 4320, 10_080)),
  rate_limit_per_user: optional(integer(0, 21_600)),
  applied_tags: optional(list(snowflake, 5)),
});

/**
 * Changes a thread. An archived thread takes no change that does not un-archive it; un-archiving takes being in the thread, and
 * MANAGE_THREADS when it is locked. Source: discord.com/developers/docs/topics/threads#editing-deleting-threads. That
 * section lets the creator of a locked thread open it, too, which the rest of the page and the thread metadata deny and
 * Discord does not do (github.com/discord/discord-api-docs/pull/7407): the stricter one counts here.
 */
function patchThread({ world, posting, body }: Call, channel: Channel & { readonly thread: Thread }): Answer {
  const { applicationId } = world.settings;
  const wrong = objectTo(threadChanges, body);
  if (wrong !== undefined) return wrong;
  const { thread } = channel;
  const isModerator = mayAll(world, channel, applicationId, Bits.ManageThreads);
  const isUnarchived = thread.isArchived && body.archived === false;
  if (thread.isArchived && !isUnarchived) return refuse(50083);
  if (isUnarchived && !isModerator && (thread.isLocked || !thread.members.has(applicationId))) return refuse(50013);
  const needsModerator = body.locked !== undefined || body.rate_limit_per_user !== undefined;
  const needsOwner =
    body.name !== undefined ||
    body.archived === true ||
    body.auto_archive_duration !== undefined ||
    body.applied_tags !== undefined;
  if (needsModerator && !isModerator) return refuse(50013);
  if (needsOwner && !isModerator && thread.ownerId !== applicationId) return refuse(50013);
  const changes: ThreadChanges = {
    by: applicationId,
    ...(typeof body.name === 'string' ? { name: body.name } : {}),
    ...(typeof body.archived === 'boolean' ? { isArchived: body.archived } : {}),
    ...(typeof body.locked === 'boolean' ? { isLocked: body.locked } : {}),
    ...(typeof body.auto_archive_duration === 'number' ? { autoArchiveMinutes: body.auto_archive_duration } : {}),
    ...(typeof body.rate_limit_per_user === 'number' ? { slowMode: body.rate_limit_per_user } : {}),
    ...(Array.isArray(body.applied_tags) ? { tags: body.applied_tags.map(String) } : {}),
  };
  posting.setThread(channel, changes);
  return fine(channelJson(world, channel));
}

const patch: Handler = (call) => {
  const where = visibleChannel(call.world, call.params.channel);
  if ('refusal' in where) return where.refusal;
  if (isThread(where.found)) return patchThread(call, where.found);
  if (!mayAll(call.world, where.found, call.world.settings.applicationId, Bits.ManageChannels)) return refuse(50013);
  const wrong = objectTo(object({ name: optional(string(100, 1)) }), call.body);
  if (wrong !== undefined) return wrong;
  if (typeof call.body.name === 'string') where.found.name = call.body.name;
  call.events.channelUpdated(where.found);
  return fine(channelJson(call.world, where.found));
};

const remove: Handler = ({ world, events, params }) => {
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  const needed = isThread(where.found) ? Bits.ManageThreads : Bits.ManageChannels;
  if (!mayAll(world, where.found, world.settings.applicationId, needed)) return refuse(50013);
  const json = channelJson(world, where.found);
  removeChannel(world, events, where.found);
  return fine(json);
};

const openDm: Handler = ({ world, body }) => {
  const wrong = objectTo(object({ recipient_id: required(snowflake) }), body);
  if (wrong !== undefined) return wrong;
  const person = world.users.get(String(body.recipient_id));
  if (person === undefined)
    return invalidForm([
      { path: ['recipient_id'], code: 'CHANNEL_RECIPIENT_REQUIRED', message: 'Invalid Recipient(s)' },
    ]);
  // A DM opens even with somebody who takes none; only sending is refused.
  return person.id === world.settings.applicationId
    ? refuse(50007)
    : fine(channelJson(world, dmWith(world, person.id)));
};

const threadBody = object({
  name: required(string(100, 1)),
  auto_archive_duration: optional(oneOf(60, 1440, 4320, 10_080)),
  type: optional(oneOf(ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread)),
  invitable: optional(boolean),
});

const startThread: Handler = ({ world, events, posting, params, body, uploads }) => {
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  const parent = where.found;
  const { applicationId } = world.settings;
  const wrong = objectTo(threadBody, body);
  if (wrong !== undefined) return wrong;
  const isForum = parent.type === ChannelType.GuildForum;
  if (!isForum && parent.type !== ChannelType.GuildText) return refuse(50024);
  // A thread without a message is private unless it says otherwise.
  const isPrivate = !isForum && params.message === undefined && body.type !== ChannelType.PublicThread;
  const needed = isForum ? Bits.SendMessages : isPrivate ? Bits.CreatePrivateThreads : Bits.CreatePublicThreads;
  if (!mayAll(world, parent, applicationId, needed)) return refuse(50013);
  const starter = isFields(body.message) ? body.message : undefined;
  if (isForum) {
    const problem = objectTo(object({ message: required(messageCheck('channel')) }), body);
    if (problem !== undefined) return problem;
  }
  if (params.message !== undefined) {
    const from = visibleMessage(world, parent, params.message);
    if ('refusal' in from) return from.refusal;
  }
  const thread = createThread(world, events, parent, {
    ownerId: applicationId,
    name: String(body.name),
    isPrivate,
    ...(params.message === undefined ? {} : { id: params.message }),
  });
  if (!isForum || starter === undefined) return { status: 201, body: channelJson(world, thread) };
  const post = posting.post({ channel: thread, authorId: applicationId, body: starter, uploads });
  return { status: 201, body: { ...channelJson(world, thread), message: messageJson(world, post) } };
};

const join: Handler = ({ world, events, params }) => {
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  const { applicationId } = world.settings;
  if (!isThread(where.found)) return refuse(50024);
  if (where.found.thread.isArchived) return refuse(50083);
  if (!where.found.thread.members.has(applicationId)) {
    where.found.thread.members.add(applicationId);
    events.threadMembersChanged(where.found, { added: applicationId });
  }
  return noContent;
};

/** What a list of threads carries beside them: the bot's own membership. */
export function threadList(world: World, threads: readonly Channel[]) {
  const { applicationId } = world.settings;
  return {
    threads: threads.map((each) => channelJson(world, each)),
    members: threads
      .filter((each) => each.thread?.members.has(applicationId))
      .map((each) => threadMemberJson(each, applicationId)),
  };
}

/** Archived threads, newest first by archive time: `before` is such a time, and joined private ones go by id instead. */
function archived(kind: 'public' | 'private' | 'joined'): Handler {
  return ({ world, params, query }) => {
    const where = visibleChannel(world, params.channel);
    if ('refusal' in where) return where.refusal;
    const { applicationId } = world.settings;
    const may = (bit: bigint) => mayAll(world, where.found, applicationId, bit);
    if (!may(Bits.ReadMessageHistory)) return refuse(50013);
    if (kind === 'private' && !may(Bits.ManageThreads)) return refuse(50013);
    const limit = pageSize(query, 50, 2);
    if (typeof limit !== 'number') return limit;
    const before = query.get('before');
    if (before !== null && (kind === 'joined' ? !/^\d+$/.test(before) : Number.isNaN(Date.parse(before))))
      return invalidForm([{ path: ['before'], code: 'DATE_TIME_TYPE_PARSE', message: `Could not parse ${before}.` }]);
    const isPrivate = kind !== 'public';
    const threads = [...world.channels.values()]
      .filter(isThread)
      .filter((each) => each.parentId === where.found.id && each.thread.isArchived)
      .filter((each) => (each.type === ChannelType.PrivateThread) === isPrivate)
      .filter((each) => kind !== 'joined' || each.thread.members.has(applicationId))
      .filter(
        (each) =>
          before === null ||
          (kind === 'joined' ? BigInt(each.id) < BigInt(before) : each.thread.archivedAt < Date.parse(before)),
      )
      .sort((a, b) =>
        kind === 'joined' ? Number(BigInt(b.id) - BigInt(a.id)) : b.thread.archivedAt - a.thread.archivedAt,
      );
    return fine({ ...threadList(world, threads.slice(0, limit)), has_more: threads.length > limit });
  };
}

export const channelRoutes: readonly (readonly [string, Handler])[] = [
  ['GET /channels/:channel', get],
  ['PATCH /channels/:channel', patch],
  ['DELETE /channels/:channel', remove],
  ['POST /users/@me/channels', openDm],
  ['POST /channels/:channel/threads', startThread],
  ['POST /channels/:channel/messages/:message/threads', startThread],
  ['PUT /channels/:channel/thread-members/@me', join],
  ['GET /channels/:channel/threads/archived/public', archived('public')],
  ['GET /channels/:channel/threads/archived/private', archived('private')],
  ['GET /channels/:channel/users/@me/threads/archived/private', archived('joined')],
];
