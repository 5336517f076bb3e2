import { type Fields, isFields, listAt, stringAt } from '../../json.ts';
import { findPerson, personalChat, type Tenant } from '../tenant.ts';
import { keepBotMessage, openConversation } from './activities.ts';
import { type Answer, refusals, refuse } from './refusal.ts';

function createChannelThread(tenant: Tenant, channel: string, activity: Fields | undefined): Answer {
  const { conversation } = openConversation(tenant, channel);
  if (conversation.kind !== 'channel') refuse(refusals.badArgument('channelData.channel.id must name a channel'));
  if (activity === undefined) return refuse(refusals.badArgument('A new thread needs an activity'));
  const message = keepBotMessage(tenant, conversation, activity, undefined);
  return { status: 201, body: { id: `${conversation.id};messageid=${message.id}`, activityId: message.id } };
}

function createPersonalChat(tenant: Tenant, parameters: Fields, activity: Fields | undefined): Answer {
  const members = listAt(parameters, 'members');
  if (members.length !== 1) refuse(refusals.badArgument('Incorrect number of members: expected 1'));
  const id = stringAt(members[0], 'id') ?? '';
  const data = isFields(parameters.channelData) ? parameters.channelData : {};
  const tenantId = stringAt(data.tenant, 'id') ?? stringAt(parameters, 'tenantId');
  if (tenantId === undefined) refuse(refusals.badArgument('tenantId is required'));
  const person = findPerson(tenant, id);
  // The vendor's words for a `29:` id that belongs to another bot.
  if (person === undefined && id.startsWith('29:')) refuse(refusals.badArgument('Failed to decrypt pairwise id'));
  if (person === undefined) return refuse(refusals.noConversation());
  if (person.tenantId !== tenantId) refuse(refusals.badArgument('The user is not in this tenant'));
  if (person.isBot) refuse(refusals.badArgument('A bot cannot chat with a bot'));
  const chat = personalChat(tenant, person);
  if (!chat.isInstalled) refuse(refusals.notInstalled());
  if (activity === undefined) return { status: 201, body: { id: chat.id } };
  if (person.hasBlocked) refuse(refusals.writesBlocked());
  const message = keepBotMessage(tenant, chat, activity, undefined);
  return { status: 201, body: { id: chat.id, activityId: message.id } };
}

/**
 * `POST /v3/conversations`: opens the 1:1 chat with one member, or starts a thread in a channel.
 * Bots cannot create group chats in Teams.
 */
export function createConversation(tenant: Tenant, parameters: Fields): Answer {
  const data = isFields(parameters.channelData) ? parameters.channelData : {};
  const activity = isFields(parameters.activity) ? parameters.activity : undefined;
  const channel = stringAt(data.channel, 'id');
  if (parameters.isGroup === true) {
    if (channel === undefined) return refuse(refusals.badArgument('Bots cannot create group chats'));
    return createChannelThread(tenant, channel, activity);
  }
  return createPersonalChat(tenant, parameters, activity);
}
