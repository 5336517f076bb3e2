import { MessageFlags as Flag, InteractionType as Kind, InteractionResponseType as Reply } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../json.ts';
import { type Check, integer, object, optional } from '../content/checks.ts';
import { modal, numberComponents } from '../content/components.ts';
import { isEmpty, messageCheck } from '../content/message.ts';
import { Bits, mayAll } from '../permissions.ts';
import { contentOf } from '../posting.ts';
import { messageJson } from '../wire-message.ts';
import { type Channel, change, type Interaction, type Message, type World } from '../world.ts';
import { type Answer, type Call, fine, type Handler, invalidForm, noContent, objectTo, refuse } from './answer.ts';

const nothing = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

/** What may answer what. Source: discord.com/developers/docs/interactions/receiving-and-responding (callback type). */
function allowedTypes(interaction: Interaction): readonly number[] {
  const message = [Reply.ChannelMessageWithSource, Reply.DeferredChannelMessageWithSource];
  const update = interaction.messageId === undefined ? [] : [Reply.DeferredMessageUpdate, Reply.UpdateMessage];
  switch (interaction.type) {
    case Kind.ApplicationCommand:
      return [...message, Reply.Modal];
    case Kind.MessageComponent:
      return [...message, ...update, Reply.Modal];
    case Kind.ModalSubmit:
      return [...message, ...update];
    case Kind.ApplicationCommandAutocomplete:
      return [Reply.ApplicationCommandAutocompleteResult];
    default:
      return [];
  }
}

/** A person without MANAGE_THREADS gets no answer in a locked thread. */
function objectToLock(world: World, channel: Channel, userId: string): Answer | undefined {
  if (channel.thread?.isLocked !== true || mayAll(world, channel, userId, Bits.ManageThreads)) return undefined;
  return { ...refuse(50083), status: 403 };
}

const deferral: Check = object({ flags: optional(integer(0, 2 ** 31 - 1)) }, (value, path, report) => {
  const flags = typeof value.flags === 'number' ? value.flags : 0;
  if ((flags & ~(Flag.Ephemeral | Flag.IsComponentsV2 | Flag.SuppressNotifications)) !== 0)
    report([...path, 'flags'], 'BASE_TYPE_CHOICES', 'These flags cannot be set here.');
});

/** What is wrong with the data of a response, as a whole-body refusal. */
function objectToData(check: Check, data: unknown): Answer | undefined {
  return objectTo((value, _path, report) => check(value, ['data'], report), data);
}

type Done = { readonly refusal: Answer } | { readonly message?: Message };

function reply(call: Call, interaction: Interaction, channel: Channel, data: Fields, isDeferred: boolean): Done {
  const { world, posting, uploads } = call;
  const wrong = objectToData(isDeferred ? deferral : messageCheck('interaction'), data);
  if (wrong !== undefined) return { refusal: wrong };
  if (!isDeferred && isEmpty(contentOf(world, data, nothing, uploads))) return { refusal: refuse(50006) };
  const flags = typeof data.flags === 'number' ? data.flags : 0;
  const isEphemeral = (flags & Flag.Ephemeral) !== 0;
  const message = posting.post({
    channel,
    authorId: world.settings.applicationId,
    body: isDeferred ? { flags: flags | Flag.Loading } : data,
    uploads,
    interactionId: interaction.id,
    ...(isEphemeral ? { ephemeralFor: interaction.userId } : {}),
  });
  return { message };
}

function update(call: Call, interaction: Interaction, data: Fields): Done {
  const source = call.world.messages.get(interaction.messageId ?? '');
  if (source === undefined || source.deletedAt !== undefined) return { refusal: refuse(10008) };
  // Nothing in an archived thread can be edited; that a click came from there (the desktop sends it) changes nothing.
  if (call.world.channels.get(source.channelId)?.thread?.isArchived === true) return { refusal: refuse(50083) };
  const wrong = objectToData(messageCheck('edit', source.flags), data);
  if (wrong !== undefined) return { refusal: wrong };
  if (isEmpty(contentOf(call.world, data, source, call.uploads))) return { refusal: refuse(50006) };
  return { message: call.posting.edit(source, data, call.uploads) };
}

function showModal(world: World, interaction: Interaction, data: Fields): Done {
  const wrong = objectToData(modal, data);
  if (wrong !== undefined) return { refusal: wrong };
  for (const open of world.modals.values())
    if (open.userId === interaction.userId && open.isOpen)
      world.modals.set(open.interactionId, { ...open, isOpen: false });
  world.modals.set(interaction.id, {
    interactionId: interaction.id,
    userId: interaction.userId,
    channelId: interaction.channelId,
    customId: String(data.custom_id),
    title: String(data.title),
    components: numberComponents(listAt(data, 'components')),
    isOpen: true,
    ...(interaction.messageId === undefined ? {} : { messageId: interaction.messageId }),
  });
  return {};
}

function respond(call: Call, interaction: Interaction, channel: Channel, type: number, data: Fields): Done {
  switch (type) {
    case Reply.ChannelMessageWithSource:
    case Reply.DeferredChannelMessageWithSource:
      return reply(call, interaction, channel, data, type === Reply.DeferredChannelMessageWithSource);
    case Reply.UpdateMessage:
      return update(call, interaction, data);
    case Reply.DeferredMessageUpdate: {
      const source = call.world.messages.get(interaction.messageId ?? '');
      return source === undefined ? {} : { message: source };
    }
    case Reply.Modal:
      return showModal(call.world, interaction, data);
    default:
      return {};
  }
}

/** The first answer to an interaction: within three seconds, and only once. */
const callback: Handler = (call) => {
  const { world, params, body, query } = call;
  const interaction = world.interactions.get(params.interaction ?? '');
  if (interaction === undefined || interaction.token !== params.token) return refuse(10062);
  if (interaction.acknowledgement !== undefined) return refuse(40060);
  if (interaction.isOver) return refuse(10062);
  const allowed = allowedTypes(interaction);
  const type = typeof body.type === 'number' ? body.type : 0;
  if (!allowed.includes(type))
    return invalidForm([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${allowed.join(', ')}}.` },
    ]);
  const channel = world.channels.get(interaction.channelId);
  if (channel === undefined) return refuse(10003);
  const locked = objectToLock(world, channel, interaction.userId);
  if (locked !== undefined) return locked;
  const done = respond(call, interaction, channel, type, isFields(body.data) ? body.data : {});
  if ('refusal' in done) return done.refusal;
  change(world.interactions, interaction.id, {
    acknowledgement: { type, at: world.settings.now() },
    ...(done.message === undefined ? {} : { originalId: done.message.id }),
  });
  if (query.get('with_response') !== 'true') return noContent;
  return fine(callbackResponse(world, interaction, type, done.message));
};

function callbackResponse(world: World, interaction: Interaction, type: number, message: Message | undefined): Fields {
  const about =
    message === undefined
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: (message.flags & Flag.Loading) !== 0,
          response_message_ephemeral: message.ephemeralFor !== undefined,
        };
  const isShown = message !== undefined && type !== Reply.DeferredMessageUpdate;
  return {
    interaction: { id: interaction.id, type: interaction.type, ...about },
    resource: { type, ...(isShown ? { message: messageJson(world, message) } : {}) },
  };
}

export const callbackRoutes: readonly (readonly [string, Handler])[] = [
  ['POST /interactions/:interaction/:token/callback', callback],
];
