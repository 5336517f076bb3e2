import { type Fields, isFields, listAt, stringAt } from '../../json.ts';
import { validateCard } from '../cards/validate.ts';
import { adaptiveCard } from '../connector/content.ts';
import type { Deliveries } from '../deliver/deliveries.ts';
import type { Outcome } from '../deliver/post.ts';
import { channelData, clientOf, envelope, eventId } from '../deliver/wire.ts';
import { type Conversation, knownMessage, knownPerson, type Message, type Person, type Tenant } from '../tenant.ts';
import { dataOf, fillIn, findAction, type Inputs, type Target } from './pressing.ts';

/** What a person saw after pressing an Action.Execute. */
export type Executed =
  /** The card was replaced for them. */
  | { readonly kind: 'card'; readonly card: Fields }
  /** A short message was shown to them. */
  | { readonly kind: 'message'; readonly text: string }
  /** The bot answered with an error of the protocol: "Something went wrong". */
  | { readonly kind: 'error'; readonly statusCode: number; readonly value: unknown }
  /** No usable answer: "Unable to reach app. Please try again." */
  | { readonly kind: 'failed'; readonly because: string };

/** Something Teams told one person after they pressed an action, or after their client asked for their view of a card. */
export type Told = {
  readonly person: string;
  readonly messageId: string;
  readonly executed: Executed;
  readonly trigger: 'manual' | 'automatic';
};

export type Clicks = {
  /** Everything people were told, oldest first. */
  readonly told: readonly Told[];
  /** Presses an Action.Execute that is shown to this person. @throws when it is not */
  execute(messageId: string, user: string, target: Target, inputs?: Inputs): Promise<Executed>;
  /** Presses an Action.Submit, or an Action.Execute in a client that only knows its `fallback`. */
  submitAction(messageId: string, user: string, target: Target, inputs?: Inputs): Promise<Outcome | undefined>;
  /** Sends an Action.Execute nobody was shown: what a person with their own client can do. */
  forgeExecute(
    messageId: string,
    user: string,
    action: { readonly verb?: string; readonly data: unknown },
  ): Promise<Executed>;
  forgeSubmit(messageId: string, user: string, value: unknown): Promise<Outcome | undefined>;
  /**
   * The clients of the people a card names ask for their view of it, as when it is posted, edited or comes into sight.
   * @param only one of them
   */
  refresh(conversation: Conversation, message: Message, only?: string): void;
};

function readAnswer(outcome: Outcome | undefined): Executed {
  if (outcome === undefined || outcome.kind === 'timed-out') return { kind: 'failed', because: 'no answer in time' };
  if (outcome.kind === 'unreachable') return { kind: 'failed', because: outcome.because };
  if (outcome.status !== 200) return { kind: 'failed', because: `HTTP ${outcome.status}` };
  const { body } = outcome;
  if (!isFields(body)) return { kind: 'failed', because: 'the body is not a JSON object' };
  const { statusCode, type, value } = body;
  if (!Number.isInteger(statusCode)) return { kind: 'failed', because: 'statusCode is not a whole number' };
  if (type === 'application/vnd.microsoft.error') {
    if (typeof stringAt(value, 'message') !== 'string')
      return { kind: 'failed', because: 'an error needs a code and a message' };
    return { kind: 'error', statusCode: Number(statusCode), value };
  }
  if (statusCode !== 200) return { kind: 'error', statusCode: Number(statusCode), value };
  if (type === 'application/vnd.microsoft.activity.message')
    return typeof value === 'string'
      ? { kind: 'message', text: value }
      : { kind: 'failed', because: 'a message must be a string' };
  if (type !== adaptiveCard) return { kind: 'failed', because: `unknown type ${String(type)}` };
  const problems = validateCard(value);
  if (!isFields(value) || problems.length > 0)
    return { kind: 'failed', because: `invalid card: ${problems.join('; ')}` };
  return { kind: 'card', card: value };
}

export function openClicks(tenant: Tenant, deliveries: Deliveries): Clicks {
  const told: Told[] = [];

  const visible = (messageId: string, user: string) => {
    const { conversation, message } = knownMessage(tenant, messageId);
    const person = knownPerson(tenant, user);
    if (!conversation.members.has(person.id)) throw new Error(`${person.name} is not in ${conversation.id}`);
    if ((message.onlyFor ?? person.id) !== person.id) throw new Error(`${person.name} does not see ${messageId}`);
    return { conversation, message, person };
  };

  const threadOf = (conversation: Conversation, message: Message) =>
    conversation.kind === 'channel' ? (message.thread ?? message.id) : undefined;

  const invoke = async (
    conversation: Conversation,
    message: Message,
    person: Person,
    action: Fields,
    trigger: Told['trigger'] = 'manual',
  ): Promise<Executed> => {
    const version = message.history.length;
    const executed = readAnswer(
      await deliveries.deliver({
        ...envelope(tenant, 'invoke', person, conversation, threadOf(conversation, message)),
        id: eventId(),
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: { action, trigger },
        channelData: { ...channelData(conversation), source: { name: 'message' }, legacy: { replyToId: message.id } },
      }),
    );
    // A view of what has been edited since is none: its edit asked again.
    const isStale = trigger === 'automatic' && message.history.length > version;
    if (isStale) return executed;
    if (executed.kind === 'card') message.shownTo.set(person.id, executed.card);
    told.push({ person: person.id, messageId: message.id, executed, trigger });
    return executed;
  };

  const refresh = (conversation: Conversation, message: Message, only?: string): void => {
    for (const card of message.cards) {
      const action = isFields(card.refresh) ? card.refresh.action : undefined;
      if (!isFields(action)) continue;
      const { type, id = '', verb, data } = action;
      for (const user of listAt(card.refresh, 'userIds')) {
        if (typeof user !== 'string' || !conversation.members.has(user) || (only ?? user) !== user) continue;
        void invoke(conversation, message, knownPerson(tenant, user), { type, id, verb, data }, 'automatic');
      }
    }
  };

  const submit = (conversation: Conversation, message: Message, person: Person, value: unknown) =>
    deliveries.deliver({
      ...envelope(tenant, 'message', person, conversation, threadOf(conversation, message)),
      id: eventId(),
      ...clientOf(tenant, person, undefined),
      text: '',
      textFormat: 'plain',
      replyToId: message.id,
      value,
      channelData: { ...channelData(conversation), source: { name: 'message' }, legacy: { replyToId: message.id } },
    });

  return {
    told,
    refresh,
    execute(messageId, user, target, inputs = {}) {
      const { conversation, message, person } = visible(messageId, user);
      const { action, card } = findAction(message, person, target);
      if (action.type !== 'Action.Execute') throw new Error(`that is an ${action.type}`);
      const { type, id, title, verb } = action;
      const data = dataOf(action, fillIn(card, action, inputs));
      return invoke(conversation, message, person, { type, ...(id ? { id } : {}), title, verb, data });
    },
    submitAction(messageId, user, target, inputs = {}) {
      const { conversation, message, person } = visible(messageId, user);
      const { action, card } = findAction(message, person, target);
      const used =
        action.type === 'Action.Execute' && isFields(action.fallback) ? { ...action, ...action.fallback } : action;
      if (used.type !== 'Action.Submit')
        throw new Error(`that is an ${used.type} without an Action.Submit to fall back to`);
      return submit(conversation, message, person, dataOf(used, fillIn(card, used, inputs)));
    },
    forgeExecute(messageId, user, action) {
      const { conversation, message } = knownMessage(tenant, messageId);
      return invoke(conversation, message, knownPerson(tenant, user), { type: 'Action.Execute', ...action });
    },
    forgeSubmit(messageId, user, value) {
      const { conversation, message } = knownMessage(tenant, messageId);
      return submit(conversation, message, knownPerson(tenant, user), value);
    },
  };
}
