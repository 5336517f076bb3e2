import { createHash } from 'node:crypto';
import type { FromRespondent, WordsDeleted } from '../../../conversations/inbound.ts';
import type { Place } from '../../../conversations/place.ts';
import { guessType, person, platform, splitConversation } from '../api/place.ts';
import { type Clicked, readClick, verb } from '../show/data.ts';
import type { Known } from '../show/personal.ts';
import { type Activity, canonicalId, isPlaced, type Placed, timeOf } from './activity.ts';
import { mentionsOf, readTyped } from './mentions.ts';

/** What an activity says, before anything is looked up. */
export type Parsed =
  /** A click that an invoke asks about: the answer goes into the response. */
  | { readonly kind: 'invoke'; readonly click: Click; readonly by: Clicker }
  /** The same click from a client that knows no Action.Execute: a message, answered by one. */
  | { readonly kind: 'submit'; readonly click: Click; readonly activity: Placed }
  | { readonly kind: 'typed'; readonly typed: Typed }
  /** What was typed reads otherwise now, or is gone. */
  | { readonly kind: 'revised'; readonly event: Revision; readonly activity: Placed }
  /** The bot was mentioned, and nothing said. */
  | { readonly kind: 'called'; readonly activity: Placed }
  | { readonly kind: 'meetingEnded'; readonly activity: Placed; readonly at: Date; readonly id: string }
  /** The app was added somewhere. */
  | { readonly kind: 'installed'; readonly activity: Placed }
  | { readonly kind: 'removed'; readonly activity: Placed }
  /** An invoke of another app's or another version's. */
  | { readonly kind: 'unknownInvoke' }
  | { readonly kind: 'nothing' };

export type Click =
  | { readonly kind: 'event'; readonly event: FromRespondent }
  /** Nothing that a button of ours sends: nothing is stored, and the one who clicked is told. */
  | { readonly kind: 'malformed'; readonly because: string; readonly badScore: boolean };

/** Who clicked, and how. */
export interface Clicker extends Known {
  /** In their own chat with the bot; see `render`. */
  readonly isHeard: boolean;
  /** Their client did it by itself, because the card says that there is something of their own to see. */
  readonly isAutomatic: boolean;
}

/** What became of a message that somebody typed. */
export type Revision = Extract<FromRespondent, { readonly kind: 'edited' }> | WordsDeleted;

/** Words typed to the bot. */
export interface Typed {
  readonly event: Extract<FromRespondent, { readonly kind: 'said' }>;
  readonly activity: Placed;
  /** The words without any mention: a command, if it is one. */
  readonly words: string;
  /** Whom they mention besides the bot, by Teams' ids: people, and other bots. */
  readonly mentions: readonly { readonly id: string; readonly name?: string }[];
}

/** @param now when it arrived, for activities without a time */
export function parse(given: Activity, now: Date): Parsed {
  if (!isPlaced(given)) return { kind: 'nothing' };
  switch (given.type) {
    case 'invoke':
      return parseInvoke(given, now);
    case 'message':
      return parseMessage(given, now);
    case 'messageUpdate':
      return parseEdit(given, now);
    case 'messageDelete':
      return { kind: 'revised', event: deletionOf(given, now), activity: given };
    case 'event':
      return given.name === 'application/vnd.microsoft.meetingEnd'
        ? { kind: 'meetingEnded', activity: given, at: timeOf(given, now), id: eventId(given, 'meeting') }
        : { kind: 'nothing' };
    case 'installationUpdate':
      if (given.action === 'add') return { kind: 'installed', activity: given };
      return given.action?.startsWith('remove') === true ? { kind: 'removed', activity: given } : { kind: 'nothing' };
    case 'conversationUpdate': {
      const bot = given.recipient?.id;
      const isRemoved = bot !== undefined && (given.membersRemoved ?? []).some((each) => each.id === bot);
      return isRemoved ? { kind: 'removed', activity: given } : { kind: 'nothing' };
    }
    default:
      return { kind: 'nothing' };
  }
}

function parseInvoke(given: Placed, now: Date): Parsed {
  if (given.name !== 'adaptiveCard/action') return { kind: 'unknownInvoke' };
  const { action, trigger } = asFields(given.value);
  const { verb: spoken, data } = asFields(action);
  if (spoken !== verb) return { kind: 'unknownInvoke' };
  const clicked = readClick(data);
  const isAutomatic = trigger === 'automatic';
  return {
    kind: 'invoke',
    click: isAutomatic && !isLook(clicked) ? notByItself : clickOf(given, clicked, now),
    by: { id: given.from.id, isHeard: typeOf(given) === 'personal', isAutomatic },
  };
}

/** A client that does something by itself changes nothing, whatever it carries. */
function isLook(clicked: Clicked): boolean {
  return clicked.kind === 'intent' && clicked.intent === 'reviewed';
}

const notByItself: Click = { kind: 'malformed', because: 'nobody clicked', badScore: false };

function parseMessage(given: Placed, now: Date): Parsed {
  if (given.from.role === 'bot' || given.from.id.startsWith('28:') || given.from.id === given.recipient?.id)
    return { kind: 'nothing' };
  if (given.value != null && (given.text ?? '').trim() === '') {
    const clicked = readClick(given.value);
    return clicked.kind === 'foreign'
      ? { kind: 'nothing' }
      : { kind: 'submit', click: clickOf(given, clicked, now), activity: given };
  }
  const mentions = mentionsOf(given);
  const bot = given.recipient?.id ?? '';
  const isCalled = mentions.some((each) => each.id === bot);
  // An app with the right to read a whole channel hears everything: only what is said to it can be an answer.
  if (typeOf(given) !== 'personal' && !isCalled) return { kind: 'nothing' };
  const text = readTyped(given, mentions, ({ id, name = '' }) => (id === bot ? ' ' : name));
  if (text === '') return isCalled ? { kind: 'called', activity: given } : { kind: 'nothing' };
  const event = {
    kind: 'said' as const,
    id: messageId(given),
    at: timeOf(given, now),
    by: person(canonicalId(given.from)),
    place: placeOf(given),
    text,
    ...(typeOf(given) === 'personal' ? {} : { toUs: true as const }),
  };
  // Channels, teams and tags are mentioned in the same way.
  const others = mentions
    .filter((each) => each.id !== bot && /^2[89]:/.test(each.id))
    .map(({ id, name }) => (name === undefined ? { id } : { id, name }));
  return {
    kind: 'typed',
    typed: { event, activity: given, words: readTyped(given, mentions, () => ' '), mentions: others },
  };
}

/**
 * An edit, or a deletion that was undone: both come with the whole text. Teams tells of them in the 1:1 chat, and elsewhere where
 * the message mentions the bot; one that does not mention it any more is not for it.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages, "Message edit event".
 */
function parseEdit(given: Placed, now: Date): Parsed {
  if (!edits.has(given.channelData?.eventType ?? '')) return { kind: 'nothing' };
  const parsed = parseMessage(given, now);
  if (parsed.kind !== 'typed') return { kind: 'nothing' };
  const { id: message, kind: _, ...said } = parsed.typed.event;
  const writtenAt = writtenAtOf(given) ?? said.at;
  const id = `edit:${digestOf([message, given.timestamp ?? '', given.text ?? ''])}`;
  return { kind: 'revised', event: { ...said, kind: 'edited', id, message, writtenAt }, activity: given };
}

const edits: ReadonlySet<string> = new Set(['editMessage', 'undeleteMessage']);

function deletionOf(given: Placed, now: Date): WordsDeleted {
  const message = messageId(given);
  // One that was undone can be deleted again.
  const id = `deletion:${digestOf([message, given.timestamp ?? ''])}`;
  return { kind: 'deleted', id, at: timeOf(given, now), platform, message };
}

/** Names a message for ever, also where it is changed or deleted later, by whomever. */
function messageId(given: Placed): string {
  const { id, conversation } = given;
  if ((id ?? '') === '') return eventId(given, 'said');
  return `said:${digestOf([splitConversation(conversation.id).conversation, id ?? ''])}`;
}

/** A message is named by the milliseconds since 1970 at which it was written. */
function writtenAtOf({ id }: Placed): Date | undefined {
  return /^1\d{12}$/.test(id ?? '') ? new Date(Number(id)) : undefined;
}

function digestOf(what: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 32);
}

function clickOf(given: Placed, clicked: Clicked, now: Date): Click {
  if (clicked.kind === 'foreign')
    return { kind: 'malformed', because: 'the button carries nothing of ours', badScore: false };
  if (clicked.kind === 'malformed') return clicked;
  const { invitation } = clicked;
  const event = {
    id: eventId(given, 'click', clicked),
    at: timeOf(given, now),
    by: person(canonicalId(given.from)),
    invitation,
  };
  switch (clicked.kind) {
    case 'score':
      return { kind: 'event', event: { ...event, kind: 'answered', score: clicked.score } };
    case 'reason':
      return { kind: 'event', event: { ...event, kind: 'reasonGiven', text: clicked.text } };
    case 'intent':
      return { kind: 'event', event: { ...event, kind: clicked.intent } };
    default:
      return clicked satisfies never;
  }
}

/**
 * The same for a redelivery: Teams repeats an activity that was not answered in time with its id and its timestamp
 * (github.com/microsoft/botbuilder-dotnet/issues/5005). That thread also saw a second round, 30 s later, with a new id:
 * it can't be told from a second click, and like one it changes nothing that the first did not.
 */
function eventId(given: Placed, kind: string, clicked?: unknown): string {
  const { id, conversation, from, replyToId, timestamp } = given;
  const what = [conversation.id, id ?? '', replyToId ?? '', from.id, ...((id ?? '') === '' ? [timestamp ?? ''] : [])];
  return `${kind}:${digestOf([...what, clicked ?? ''])}`;
}

/** Where it was said. In a channel always a thread: a new post there starts one. */
export function placeOf(given: Placed): Place {
  if (typeOf(given) === 'personal') return { platform, person: canonicalId(given.from) };
  const { conversation, thread } = splitConversation(given.conversation.id);
  return { platform, channel: conversation, ...(thread === undefined ? {} : { thread }) };
}

function typeOf(given: Placed): string {
  return given.conversation.conversationType ?? guessType(splitConversation(given.conversation.id).conversation);
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
