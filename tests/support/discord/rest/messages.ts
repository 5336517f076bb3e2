import { isFields } from '../../json.ts';
import { isEmpty, messageCheck } from '../content/message.ts';
import { Bits, mayAll } from '../permissions.ts';
import { contentOf } from '../posting.ts';
import { messageForBot, messageJson } from '../wire-message.ts';
import { type Message, messagesIn, type World } from '../world.ts';
import { objectToEditing, objectToSending, visibleChannel, visibleMessage } from './access.ts';
import { fine, type Handler, invalidForm, noContent, objectTo, refuse } from './answer.ts';
import { pageSize } from './pages.ts';

const nothing = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

/** The message that the bot created with this nonce in the past few minutes, in whatever channel. */
function withNonce(world: World, nonce: unknown): Message | undefined {
  const { now, deadlines, applicationId } = world.settings;
  return [...world.messages.values()].find(
    (each) =>
      each.authorId === applicationId &&
      each.nonce !== undefined &&
      String(each.nonce) === String(nonce) &&
      now() - each.at < deadlines.nonceMs,
  );
}

const create: Handler = ({ world, posting, params, body, uploads }) => {
  const { applicationId } = world.settings;
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  const wrong = objectTo(messageCheck('channel'), body);
  if (wrong !== undefined) return wrong;
  if (isEmpty(contentOf(world, body, nothing, uploads))) return refuse(50006);
  const closed = objectToSending(world, where.found, uploads.length > 0);
  if (closed !== undefined) return closed;
  const reference = isFields(body.message_reference) ? body.message_reference : undefined;
  if (reference !== undefined && reference.fail_if_not_exists !== false) {
    const replied = world.messages.get(String(reference.message_id));
    if (replied === undefined || replied.deletedAt !== undefined || replied.channelId !== where.found.id)
      return invalidForm([
        { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
      ]);
  }
  const isNoncePresent = body.nonce !== undefined && body.nonce !== null && body.nonce !== '';
  const earlier = body.enforce_nonce === true && isNoncePresent ? withNonce(world, body.nonce) : undefined;
  if (earlier !== undefined) return fine(messageJson(world, earlier));
  return fine(messageJson(world, posting.post({ channel: where.found, authorId: applicationId, body, uploads })));
};

const edit: Handler = ({ world, posting, params, body, uploads }) => {
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  const what = visibleMessage(world, where.found, params.message);
  if ('refusal' in what) return what.refusal;
  const message = what.found;
  if (message.authorId !== world.settings.applicationId) return refuse(50005);
  const wrong = objectTo(messageCheck('edit', message.flags), body);
  if (wrong !== undefined) return wrong;
  const closed = objectToEditing(world, where.found);
  if (closed !== undefined) return closed;
  if (isEmpty(contentOf(world, body, message, uploads))) return refuse(50006);
  return fine(messageJson(world, posting.edit(message, body, uploads)));
};

const remove: Handler = ({ world, posting, params }) => {
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  const what = visibleMessage(world, where.found, params.message);
  if ('refusal' in what) return what.refusal;
  const isOwn = what.found.authorId === world.settings.applicationId;
  if (!isOwn && !mayAll(world, where.found, world.settings.applicationId, Bits.ManageMessages)) return refuse(50013);
  // Discord's page on threads names deletions as what archived threads do take, but it has been answering them with this
  // code for years (github.com/victornpb/undiscord/issues/399 and pull/520): the stricter one counts here.
  if (where.found.thread?.isArchived === true) return refuse(50083);
  posting.remove(what.found);
  return noContent;
};

const hasContentIntent = (world: World) => world.settings.privilegedIntents.includes('message-content');

const get: Handler = ({ world, params }) => {
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  if (!mayAll(world, where.found, world.settings.applicationId, Bits.ReadMessageHistory)) return refuse(50013);
  const what = visibleMessage(world, where.found, params.message);
  return 'refusal' in what ? what.refusal : fine(messageForBot(world, what.found, hasContentIntent(world)));
};

/** Newest first, as Discord lists them. */
const list: Handler = ({ world, params, query }) => {
  const where = visibleChannel(world, params.channel);
  if ('refusal' in where) return where.refusal;
  if (query.has('around')) throw new Error('the local Discord does not know `around`');
  const limit = pageSize(query, 50, 1);
  if (typeof limit !== 'number') return limit;
  // Without READ_MESSAGE_HISTORY the list is empty.
  if (!mayAll(world, where.found, world.settings.applicationId, Bits.ReadMessageHistory)) return fine([]);
  const before = BigInt(query.get('before') ?? 2n ** 63n);
  const after = BigInt(query.get('after') ?? 0);
  const matching = messagesIn(world, where.found.id).filter(
    (each) => each.deletedAt === undefined && BigInt(each.id) < before && BigInt(each.id) > after,
  );
  const page = query.has('after') ? matching.slice(0, limit) : matching.slice(-limit);
  return fine(page.reverse().map((each) => messageForBot(world, each, hasContentIntent(world))));
};

const typing: Handler = ({ world, params }) => {
  const where = visibleChannel(world, params.channel);
  return 'refusal' in where ? where.refusal : noContent;
};

export const messageRoutes: readonly (readonly [string, Handler])[] = [
  ['POST /channels/:channel/messages', create],
  ['GET /channels/:channel/messages', list],
  ['GET /channels/:channel/messages/:message', get],
  ['PATCH /channels/:channel/messages/:message', edit],
  ['DELETE /channels/:channel/messages/:message', remove],
  ['POST /channels/:channel/typing', typing],
];
