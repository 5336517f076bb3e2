import { type Fields, isFields } from '../../json.ts';
import type { Deliveries } from '../deliver/deliveries.ts';
import type { Outcome } from '../deliver/post.ts';
import { clientOf, envelope } from '../deliver/wire.ts';
import {
  type Conversation,
  findMessage,
  isInstalled,
  knownConversation,
  knownMessage,
  knownPerson,
  type Message,
  type Person,
  splitThread,
  type Tenant,
} from '../tenant.ts';

/** A person by their id; a channel or a tag by the id and the name that Teams gives it. */
export type Mentioned = string | { readonly id: string; readonly name: string };

export type SayOptions = {
  /** Puts `<at>Bot</at>` in front, with its entity. Only then does the bot hear of it in a group chat or channel. */
  readonly mentionBot?: boolean;
  /** Whom or what else to mention, after the bot. */
  readonly mention?: Mentioned | readonly Mentioned[];
  /** The message whose thread this belongs to. Channels only. */
  readonly threadOf?: string;
  /** The language the person's client speaks, when it is not theirs. */
  readonly locale?: string;
};

export type Said = {
  /** The id of the message. */
  readonly id: string;
  /** The conversation id as the bot sees it, with the thread of a channel. */
  readonly conversationId: string;
  /** Whether Teams told the bot, or would once deliveries are released. */
  readonly wasDelivered: boolean;
  readonly outcome: Outcome | undefined;
};

export type Talk = {
  /**
   * A person writes. A conversation is named by its id (with or without `;messageid=`) or by a person, for their chat with the bot.
   * Resolves once the bot answered. @throws when that person could not write there
   */
  say(conversation: string, user: string, text: string, options?: SayOptions): Promise<Said>;
  /** A person edits their message. The bot hears of it as it heard of the message. */
  edit(messageId: string, text: string): Promise<Outcome | undefined>;
  /** A person deletes their message. */
  erase(messageId: string): Promise<Outcome | undefined>;
  /** A person puts a reaction such as `like` on a message of the bot, or takes it away. */
  react(messageId: string, user: string, reaction: string, how?: 'added' | 'removed'): Promise<Outcome | undefined>;
};

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Joins the mentions of a message with its words, as plain text, HTML and entities. */
function compose(tenant: Tenant, text: string, mentioned: readonly { id: string; name: string }[]) {
  // Of a name with an ampersand Teams' entity has no text (github.com/microsoft/BotFramework-Services/issues/204).
  const entities = mentioned.map(({ id, name }) => ({
    type: 'mention',
    mentioned: { id, name },
    ...(name.includes('&') ? {} : { text: `<at>${name}</at>` }),
  }));
  const spans = mentioned.map(
    ({ name }, index) =>
      `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="${index}">${escapeHtml(name)}</span>`,
  );
  return {
    text: [...mentioned.map(({ name }) => `<at>${name.replaceAll('&', '&amp;')}</at>`), text].join(' '),
    entities,
    html: `<p>${[...spans, escapeHtml(text)].join('&nbsp;')}</p>`,
    isForBot: mentioned.some(({ id }) => id === tenant.settings.botId),
  };
}

export function openTalk(tenant: Tenant, deliveries: Deliveries): Talk {
  const activityOf = (
    person: Person,
    conversation: Conversation,
    message: Message,
    locale: string | undefined,
  ): Fields => {
    const client = clientOf(tenant, person, locale);
    const { text, html, entities } = message.activity as { text: string; html: string; entities: Fields[] };
    return {
      ...envelope(
        tenant,
        'message',
        person,
        conversation,
        conversation.kind === 'channel' ? (message.thread ?? message.id) : undefined,
      ),
      id: message.id,
      ...client,
      text,
      textFormat: 'plain',
      attachments: [{ contentType: 'text/html', content: html }],
      entities: [...(Array.isArray(client.entities) ? client.entities.filter(isFields) : []), ...entities],
    };
  };

  const hears = (conversation: Conversation, isForBot: boolean) =>
    isInstalled(conversation) && (conversation.kind === 'personal' || isForBot);

  const change = async (messageId: string, type: 'messageUpdate' | 'messageDelete', eventType: string) => {
    const { conversation, message } = knownMessage(tenant, messageId);
    const person = knownPerson(tenant, message.from);
    if (!hears(conversation, message.activity.isForBot === true)) return undefined;
    const activity = activityOf(person, conversation, message, undefined);
    const data = isFields(activity.channelData) ? activity.channelData : {};
    const { text, attachments, ...rest } = activity;
    const changed = type === 'messageUpdate' ? activity : rest;
    return deliveries.deliver({ ...changed, type, channelData: { ...data, eventType } });
  };

  return {
    async say(where, user, text, options = {}) {
      const person = knownPerson(tenant, user);
      const conversation = knownConversation(tenant, where);
      if (!conversation.members.has(person.id)) throw new Error(`${person.name} is not in ${where}`);
      const { botId, botName } = tenant.settings;
      const others = [options.mention ?? []]
        .flat()
        .map((each) => (typeof each === 'string' ? knownPerson(tenant, each) : each));
      const mentioned = [...(options.mentionBot ? [{ id: botId, name: botName }] : []), ...others];
      const composed = compose(tenant, text, mentioned);
      const wanted = options.threadOf ?? splitThread(where).thread;
      const root = wanted === undefined ? undefined : findMessage(conversation, wanted);
      if (wanted !== undefined && root === undefined) throw new Error(`there is no thread ${wanted}`);
      const thread = conversation.kind === 'channel' && root !== undefined ? (root.thread ?? root.id) : undefined;
      const message: Message = {
        id: tenant.nextMessageId(),
        conversation: conversation.id,
        ...(thread === undefined ? {} : { thread }),
        from: person.id,
        text,
        cards: [],
        activity: composed,
        shownTo: new Map(),
        isEdited: false,
        history: [{ at: tenant.settings.now(), activity: composed }],
      };
      conversation.messages.push(message);
      // Bots never hear each other in Teams.
      const wasDelivered = !person.isBot && hears(conversation, composed.isForBot);
      const activity = activityOf(person, conversation, message, options.locale);
      const conversationId =
        conversation.kind === 'channel' ? `${conversation.id};messageid=${thread ?? message.id}` : conversation.id;
      const outcome = wasDelivered ? await deliveries.deliver(activity) : undefined;
      return { id: message.id, conversationId, wasDelivered, outcome };
    },
    edit(messageId, text) {
      const { message } = knownMessage(tenant, messageId);
      message.text = text;
      // What was mentioned stays mentioned: Teams sends the whole message as it reads now.
      const { entities } = message.activity as { entities: Fields[] };
      const mentioned = entities.flatMap((each) => (isFields(each.mentioned) ? [each.mentioned] : []));
      message.activity = compose(tenant, text, mentioned as { id: string; name: string }[]);
      message.isEdited = true;
      message.history.push({ at: tenant.settings.now(), activity: message.activity });
      return change(messageId, 'messageUpdate', 'editMessage');
    },
    erase(messageId) {
      knownMessage(tenant, messageId).message.deletedAt = tenant.settings.now();
      return change(messageId, 'messageDelete', 'softDeleteMessage');
    },
    async react(messageId, user, reaction, how = 'added') {
      const { conversation, message } = knownMessage(tenant, messageId);
      // Teams tells a bot of reactions to its own messages only.
      if (message.from !== tenant.settings.botId || !isInstalled(conversation)) return undefined;
      return deliveries.deliver({
        ...envelope(tenant, 'messageReaction', knownPerson(tenant, user), conversation, message.thread),
        id: `f:${message.id}-${reaction}-${how}-${tenant.nextMessageId()}`,
        replyToId: message.id,
        [how === 'added' ? 'reactionsAdded' : 'reactionsRemoved']: [{ type: reaction }],
      });
    },
  };
}
