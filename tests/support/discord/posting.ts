import { type APIAttachment, type APIEmbed, MessageFlags as Flag, MessageType } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../json.ts';
import { numberComponents } from './content/components.ts';
import { nobody, resolvePings, shownTexts } from './content/mentions.ts';
import type { Events } from './events.ts';
import { Bits, mayAll } from './permissions.ts';
import { type Channel, type Content, change, isThread, type Message, type World } from './world.ts';

/** A file of a multipart request. */
export type Upload = { readonly filename: string; readonly contentType: string; readonly size: number };

export type NewMessage = {
  readonly channel: Channel;
  readonly authorId: string;
  /** A message body that passed its check. */
  readonly body: Fields;
  readonly uploads?: readonly Upload[];
  readonly ephemeralFor?: string;
  readonly interactionId?: string;
  /** The author is a webhook that goes by this name. */
  readonly webhookName?: string;
  /** Discord itself tells it, with this message type, about these people. */
  readonly system?: { readonly type: number; readonly about: readonly string[] };
};

/** What can be changed about a thread; what is left out stays. */
export type ThreadChanges = {
  /** Who changes it. */
  readonly by?: string;
  readonly name?: string;
  readonly isArchived?: boolean;
  readonly isLocked?: boolean;
  readonly autoArchiveMinutes?: number;
  readonly slowMode?: number;
  readonly tags?: readonly string[];
};

/** Changes what channels hold and tells the bot. Whether it may happen is decided before. */
export type Posting = {
  post(message: NewMessage): Message;
  /** Applies a body to a message: fields left out stay, as in PATCH. */
  edit(message: Message, body: Fields, uploads?: readonly Upload[]): Message;
  remove(message: Message): void;
  setThread(channel: Channel, changes: ThreadChanges): void;
};

/** What a body would make of a message, before it is stored. */
export function contentOf(world: World, body: Fields, before: Content, uploads: readonly Upload[] = []): Content {
  const given = (key: string) => body[key] !== undefined;
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  const kept = given('attachments')
    ? before.attachments.filter((each) =>
        listAt(body, 'attachments').some((wanted) => isFields(wanted) && wanted.id === each.id),
      )
    : before.attachments;
  return {
    content: given('content') ? String(body.content ?? '').trim() : before.content,
    embeds: given('embeds')
      ? (listAt(body, 'embeds').map((each) => ({ type: 'rich', ...(each as Fields) })) as APIEmbed[])
      : before.embeds,
    components: given('components') ? numberComponents(listAt(body, 'components')) : before.components,
    attachments: [...kept, ...uploads.map((upload, index) => attachmentJson(world, body, upload, index))],
    flags: before.flags | flags,
  };
}

function attachmentJson(world: World, body: Fields, upload: Upload, index: number): APIAttachment {
  const about = listAt(body, 'attachments').find((each) => isFields(each) && String(each.id) === String(index));
  const described = isFields(about) && typeof about.description === 'string' ? { description: about.description } : {};
  const id = world.nextId();
  const url = `${world.origin}/attachments/${id}/${upload.filename}`;
  return {
    id,
    filename: upload.filename,
    size: upload.size,
    url,
    proxy_url: url,
    content_type: upload.contentType,
    ...described,
  };
}

const empty: Content = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

export function openPosting(world: World, events: Events): Posting {
  const { now } = world.settings;

  const pingsOf = (channel: Channel, authorId: string, content: Content, body: Fields, replyTo: string | undefined) => {
    const repliedUser = replyTo === undefined ? undefined : world.messages.get(replyTo)?.authorId;
    const allowed = isFields(body.allowed_mentions) ? body.allowed_mentions : undefined;
    return resolvePings([content.content, ...shownTexts(content.components)], allowed, {
      mayMentionEveryone: mayAll(world, channel, authorId, Bits.MentionEveryone),
      ...(repliedUser === undefined ? {} : { repliedUser }),
    });
  };

  const posting: Posting = {
    post({ channel, authorId, body, uploads, ephemeralFor, interactionId, webhookName, system }) {
      if (isThread(channel) && channel.thread.isArchived && ephemeralFor === undefined)
        posting.setThread(channel, { isArchived: false });
      const content = contentOf(world, body, empty, uploads);
      const reference = isFields(body.message_reference) ? body.message_reference.message_id : undefined;
      const replyTo = typeof reference === 'string' ? reference : undefined;
      const message: Message = {
        ...content,
        // Without EMBED_LINKS embeds silently stay behind.
        embeds: mayAll(world, channel, authorId, Bits.EmbedLinks) || interactionId !== undefined ? content.embeds : [],
        id: world.nextId(),
        channelId: channel.id,
        authorId,
        at: now(),
        edits: [],
        pings:
          system === undefined
            ? pingsOf(channel, authorId, content, body, replyTo)
            : { ...nobody, users: [...system.about] },
        ...(system === undefined ? {} : { systemType: system.type }),
        ...(typeof body.nonce === 'string' || typeof body.nonce === 'number' ? { nonce: body.nonce } : {}),
        ...(isFields(body.allowed_mentions) ? { allowedMentions: body.allowed_mentions } : {}),
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
        ...(interactionId === undefined ? {} : { interactionId }),
        ...(webhookName === undefined ? {} : { webhookName }),
      };
      world.messages.set(message.id, message);
      if (ephemeralFor === undefined) {
        channel.lastMessageId = message.id;
        if (isThread(channel) && webhookName === undefined && !channel.thread.members.has(authorId)) {
          channel.thread.members.add(authorId);
          events.threadMembersChanged(channel, { added: authorId });
        }
      }
      events.messageCreated(message);
      return message;
    },
    edit(message, body, uploads) {
      const channel = world.channels.get(message.channelId);
      const content = contentOf(world, body, message, uploads);
      const isLoading = (message.flags & Flag.Loading) !== 0;
      const { content: text, embeds, components, attachments, flags } = message;
      const after = change(world.messages, message.id, {
        ...content,
        flags: content.flags & ~Flag.Loading,
        editedAt: now(),
        // What a deferred answer held was only "thinking…".
        edits: isLoading
          ? message.edits
          : [...message.edits, { content: text, embeds, components, attachments, flags }],
        pings: channel === undefined ? nobody : pingsOf(channel, message.authorId, content, body, message.replyTo),
        ...(isFields(body.allowed_mentions) ? { allowedMentions: body.allowed_mentions } : {}),
      });
      events.messageUpdated(after);
      return after;
    },
    remove(message) {
      events.messageDeleted(change(world.messages, message.id, { deletedAt: now() }));
    },
    setThread(channel, changes) {
      const { thread } = channel;
      if (thread === undefined) throw new Error(`${channel.id} is no thread`);
      const nameBefore = channel.name;
      const before = JSON.stringify([channel.name, channel.slowMode, thread]);
      const { isArchived = thread.isArchived, autoArchiveMinutes = thread.autoArchiveMinutes } = changes;
      // Source: discord.com/developers/docs/topics/threads#thread-fields (archive_timestamp).
      if (isArchived !== thread.isArchived || autoArchiveMinutes !== thread.autoArchiveMinutes)
        thread.archivedAt = now();
      thread.isArchived = isArchived;
      thread.isLocked = changes.isLocked ?? thread.isLocked;
      thread.autoArchiveMinutes = autoArchiveMinutes;
      thread.tags = changes.tags ?? thread.tags;
      channel.name = changes.name ?? channel.name;
      channel.slowMode = changes.slowMode ?? channel.slowMode;
      if (JSON.stringify([channel.name, channel.slowMode, thread]) !== before) events.channelUpdated(channel);
      // Source: discord.com/developers/docs/resources/message#message-object-message-types (CHANNEL_NAME_CHANGE).
      if (changes.by !== undefined && changes.name !== undefined && changes.name !== nameBefore)
        posting.post({
          channel,
          authorId: changes.by,
          body: { content: changes.name },
          system: { type: MessageType.ChannelNameChange, about: [] },
        });
    },
  };
  return posting;
}
