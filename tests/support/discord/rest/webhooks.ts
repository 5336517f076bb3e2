import { MessageFlags as Flag } from 'discord-api-types/v10';
import { isEmpty, messageCheck } from '../content/message.ts';
import { contentOf } from '../posting.ts';
import { messageJson } from '../wire-message.ts';
import { change, type Interaction, type Message, type World } from '../world.ts';
import { objectToEditing } from './access.ts';
import { type Answer, type Call, fine, type Handler, noContent, objectTo, refuse } from './answer.ts';

const nothing = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

/** The interaction whose token this is, while the token is good and once it was acknowledged. */
function interactionOf({ world, params }: Call): Interaction | Answer {
  const { applicationId, now, deadlines } = world.settings;
  const interaction = [...world.interactions.values()].find((each) => each.token === params.token);
  if (interaction === undefined || params.application !== applicationId) return refuse(50027);
  if (now() - interaction.at > deadlines.tokenMs) return refuse(50027);
  return interaction.acknowledgement === undefined ? refuse(10015) : interaction;
}

/** A message the token may touch: the original answer or one of its follow-ups. */
function messageOf(world: World, interaction: Interaction, id: string | undefined): Message | undefined {
  const message = world.messages.get((id === '@original' ? interaction.originalId : id) ?? '');
  const isOurs = message?.interactionId === interaction.id || message?.id === interaction.originalId;
  return message !== undefined && isOurs && message.deletedAt === undefined ? message : undefined;
}

const withMessage =
  (then: (call: Call, message: Message) => Answer): Handler =>
  (call) => {
    const interaction = interactionOf(call);
    if ('status' in interaction) return interaction;
    const message = messageOf(call.world, interaction, call.params.message);
    return message === undefined ? refuse(10008) : then(call, message);
  };

const get = withMessage(({ world }, message) => fine(messageJson(world, message)));

const edit = withMessage((call, message) => {
  const { world, posting, body, uploads } = call;
  const wrong = objectTo(messageCheck('edit', message.flags), body);
  if (wrong !== undefined) return wrong;
  const channel = world.channels.get(message.channelId);
  if (channel === undefined) return refuse(10003);
  const closed = objectToEditing(world, channel);
  if (closed !== undefined) return closed;
  if (isEmpty(contentOf(world, body, message, uploads))) return refuse(50006);
  return fine(messageJson(world, posting.edit(message, body, uploads)));
});

const remove = withMessage(({ posting }, message) => {
  posting.remove(message);
  return noContent;
});

/** A follow-up; the first one after a deferral takes the place of "thinking…", and is as ephemeral as that was. */
const followUp: Handler = (call) => {
  const { world, posting, body, uploads } = call;
  const interaction = interactionOf(call);
  if ('status' in interaction) return interaction;
  const wrong = objectTo(messageCheck('interaction'), body);
  if (wrong !== undefined) return wrong;
  if (isEmpty(contentOf(world, body, nothing, uploads))) return refuse(50006);
  const channel = world.channels.get(interaction.channelId);
  if (channel === undefined) return refuse(10003);
  const closed = channel.thread?.isArchived === true ? objectToEditing(world, channel) : undefined;
  if (closed !== undefined) return closed;
  const original = messageOf(world, interaction, '@original');
  if (original !== undefined && (original.flags & Flag.Loading) !== 0) {
    const { flags: _asDeferred, ...rest } = body;
    return fine(messageJson(world, posting.edit(original, rest, uploads)));
  }
  const isEphemeral = typeof body.flags === 'number' && (body.flags & Flag.Ephemeral) !== 0;
  const message = posting.post({
    channel,
    authorId: world.settings.applicationId,
    body,
    uploads,
    interactionId: interaction.id,
    ...(isEphemeral ? { ephemeralFor: interaction.userId } : {}),
  });
  if (interaction.originalId === undefined) change(world.interactions, interaction.id, { originalId: message.id });
  return fine(messageJson(world, message));
};

export const webhookRoutes: readonly (readonly [string, Handler])[] = [
  ['POST /webhooks/:application/:token', followUp],
  ['GET /webhooks/:application/:token/messages/:message', get],
  ['PATCH /webhooks/:application/:token/messages/:message', edit],
  ['DELETE /webhooks/:application/:token/messages/:message', remove],
];
