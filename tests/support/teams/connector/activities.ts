import { type Fields, stringAt } from '../../json.ts';
import {
  type Conversation,
  findMessage,
  isInstalled,
  knownPerson,
  type Message,
  splitThread,
  type Tenant,
} from '../tenant.ts';
import { readContent } from './content.ts';
import { type Answer, refusals, refuse } from './refusal.ts';

/** The conversation an id names, where the bot may do something. @throws Refused where it may not */
export function openConversation(
  tenant: Tenant,
  id: string,
): { readonly conversation: Conversation; readonly thread?: string } {
  const { conversation: base, thread } = splitThread(id);
  if (!/^(a:|19:)/.test(base)) refuse(refusals.badSyntax('Bad format of conversation ID'));
  const conversation = tenant.conversations.get(base);
  if (conversation === undefined || conversation.isDeleted) return refuse(refusals.noConversation());
  if (!isInstalled(conversation)) refuse(refusals.notInRoster());
  return thread === undefined ? { conversation } : { conversation, thread };
}

function refuseWhenBlocked(tenant: Tenant, conversation: Conversation): void {
  if (conversation.kind !== 'personal') return;
  for (const member of conversation.members)
    if (knownPerson(tenant, member).hasBlocked) refuse(refusals.writesBlocked());
}

/** Stores a message of the bot. The activity has been read before. */
export function keepBotMessage(
  tenant: Tenant,
  conversation: Conversation,
  activity: Fields,
  thread: string | undefined,
  onlyFor?: string,
): Message {
  const { text, cards } = readContent(activity);
  const id = conversation.kind === 'personal' ? tenant.nextId('1:1') : tenant.nextMessageId();
  const message: Message = {
    id,
    conversation: conversation.id,
    ...(thread === undefined ? {} : { thread }),
    from: tenant.settings.botId,
    text,
    cards,
    activity,
    shownTo: new Map(),
    ...(onlyFor === undefined ? {} : { onlyFor }),
    isEdited: false,
    history: [{ at: tenant.settings.now(), activity }],
  };
  conversation.messages.push(message);
  tenant.onShown(conversation, message);
  return message;
}

/**
 * The thread a post in a channel goes to: that of the conversation id, else that of the message it replies to. An id to reply to
 * that is no message is ignored: botbuilder names the id of an event, or an invented one, in whatever it sends.
 */
function threadFor(
  conversation: Conversation,
  thread: string | undefined,
  replyTo: string | undefined,
): string | undefined {
  if (conversation.kind !== 'channel') return undefined;
  const root = findMessage(conversation, thread ?? replyTo ?? '');
  if (root === undefined && thread !== undefined) return refuse(refusals.noActivity());
  return root?.thread ?? root?.id;
}

/** `POST /v3/conversations/:id/activities` and, with `replyTo`, `POST .../activities/:activityId`. */
export function sendActivity(tenant: Tenant, id: string, replyTo: string | undefined, activity: Fields): Answer {
  const { conversation, thread } = openConversation(tenant, id);
  refuseWhenBlocked(tenant, conversation);
  const type = stringAt(activity, 'type');
  if (type === 'typing') return { status: 202, body: {} };
  if (type !== 'message') refuse(refusals.badArgument(`Unknown activity type ${type}`));
  const message = keepBotMessage(tenant, conversation, activity, threadFor(conversation, thread, replyTo));
  return { status: 201, body: { id: message.id } };
}

/**
 * `POST /v3/conversations/:id/activities?isTargetedActivity=true`: a message that one member sees. Source: "Targeted messages" in
 * the Teams docs, and github.com/microsoft/teams.ts/pull/427.
 */
export function sendTargeted(tenant: Tenant, id: string, activity: Fields): Answer {
  const { conversation, thread } = openConversation(tenant, id);
  if (conversation.kind === 'personal') refuse(refusals.badArgument('Targeted messages are for groups and channels'));
  const recipient = stringAt(activity.recipient, 'id');
  if (recipient === undefined) return refuse(refusals.badArgument('A targeted message needs a recipient'));
  if (!conversation.members.has(recipient)) refuse(refusals.noMember());
  if (stringAt(activity, 'type') !== 'message') refuse(refusals.badArgument('Only a message can be targeted'));
  const inThread = threadFor(conversation, thread, undefined);
  return { status: 201, body: { id: keepBotMessage(tenant, conversation, activity, inThread, recipient).id } };
}

function ownMessage(tenant: Tenant, id: string, activityId: string): Message {
  const { conversation } = openConversation(tenant, id);
  const message = findMessage(conversation, activityId);
  if (message === undefined) return refuse(refusals.noActivity());
  if (message.onlyFor !== undefined) refuse(refusals.notModelled('changing a targeted message'));
  if (message.from !== tenant.settings.botId)
    refuse(refusals.notEnoughPermissions('The bot can only change its own messages'));
  return message;
}

/** `PUT /v3/conversations/:id/activities/:activityId`. Everybody sees the new version, clickers too. */
export function updateActivity(tenant: Tenant, id: string, activityId: string, activity: Fields): Answer {
  const message = ownMessage(tenant, id, activityId);
  if (stringAt(activity, 'type') !== 'message') refuse(refusals.badArgument('Only a message can replace a message'));
  const { text, cards } = readContent(activity);
  Object.assign(message, { text, cards, activity, isEdited: true });
  message.shownTo.clear();
  message.history.push({ at: tenant.settings.now(), activity });
  tenant.onShown(openConversation(tenant, id).conversation, message);
  return { status: 200, body: { id: message.id } };
}

/** `DELETE /v3/conversations/:id/activities/:activityId`. */
export function deleteActivity(tenant: Tenant, id: string, activityId: string): Answer {
  ownMessage(tenant, id, activityId).deletedAt = tenant.settings.now();
  return { status: 200 };
}
