import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FromRespondent } from '../../../conversations/inbound.ts';
import { isScore } from '../../../conversations/numbers/score.ts';
import type { Person, Place } from '../../../conversations/place.ts';
import { id, storable } from '../api/fields.ts';
import { orAbsent } from '../api/missing-fields.ts';
import { type Field, field, readActionId } from '../show/buttons.ts';
import { type Opened, opened, readField } from '../show/modal.ts';
import { readTyped } from './typed.ts';

export const platform = 'slack';

/** What a payload says, before anything is looked up. */
export type Parsed =
  | { readonly kind: 'event'; readonly event: FromRespondent }
  /** The button that opens the field for the reason. */
  | { readonly kind: 'opensField'; readonly field: Field; readonly trigger: string; readonly from: Opened }
  /** Nothing that a button of ours sends: nothing is stored, and the one who clicked is told. */
  | { readonly kind: 'malformed'; readonly because: string; readonly badScore: boolean }
  /** Not for us: an address that opened in a browser, a bot's message, an edit ... */
  | { readonly kind: 'nothing' };

const nothing: Parsed = { kind: 'nothing' };
const malformed = (because: string, badScore = false): Parsed => ({ kind: 'malformed', because, badScore });

const user = z.object({ id });

const click = z.object({
  user,
  trigger_id: orAbsent(z.string()),
  channel: orAbsent(z.object({ id })),
  message: orAbsent(z.object({ ts: id, thread_ts: orAbsent(id) })),
  container: orAbsent(z.object({ message_ts: orAbsent(id), channel_id: orAbsent(id) })),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string().min(1),
        action_ts: id,
        value: orAbsent(z.string()),
        selected_option: orAbsent(z.object({ value: orAbsent(z.string()) })),
      }),
    ],
    z.unknown(),
  ),
});

/** A click on a button, or a choice in the menu behind it: `block_actions`. Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload. */
export function parseClick(body: unknown): Parsed {
  const read = click.safeParse(body);
  if (!read.success) return malformed('the click has no user or no action');
  const { data } = read;
  const [action] = data.actions;
  const clicked = readActionId(action.action_id);
  const channel = data.channel?.id ?? data.container?.channel_id;
  const at = timeOf(action.action_ts);
  if (clicked.kind === 'link' || clicked.kind === 'unknown') return nothing;
  const value = action.value ?? action.selected_option?.value;
  if (value === undefined || value === '') return malformed('the button carries no invitation');
  if (at === undefined) return malformed('the click has no time');
  const message = data.message?.ts ?? data.container?.message_ts ?? '';
  if (clicked.kind !== 'reason' && !isId(value)) return malformed('the button carries no invitation');
  const event = {
    id: `click:${channel ?? ''}:${message}:${action.action_ts}:${data.user.id}`,
    at,
    by: person(data.user.id),
    invitation: value,
  };
  switch (clicked.kind) {
    case 'score': {
      const score = /^\d+$/.test(clicked.score) ? Number(clicked.score) : undefined;
      if (!isScore(score)) return malformed(`"${clicked.score}" is not a score`, true);
      return { kind: 'event', event: { ...event, kind: 'answered', score } };
    }
    case 'intent':
      return { kind: 'event', event: { ...event, kind: clicked.intent } };
    case 'reason': {
      const asked = field.safeParse(jsonOf(value));
      if (!asked.success || !isId(asked.data.invitation) || data.trigger_id === undefined)
        return malformed('the button carries no question');
      const thread = data.message?.thread_ts ?? data.message?.ts;
      const from: Opened = {
        invitation: asked.data.invitation,
        ...(channel === undefined ? {} : { channel }),
        ...(thread === undefined ? {} : { thread }),
      };
      return { kind: 'opensField', field: asked.data, trigger: data.trigger_id, from };
    }
    default:
      return clicked satisfies never;
  }
}

const submission = z.object({
  user,
  view: z.object({
    id,
    hash: orAbsent(id),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});
const written = z.object({ value: z.string().min(1) });

export interface Submitted {
  /** `blank`: sent with nothing but blanks in it. */
  readonly parsed: Parsed | { readonly kind: 'blank' };
  readonly from?: Omit<Opened, 'invitation'>;
}

/** The reason, sent from the field, with where the field was opened. Slack tells no time, so it is when it arrived. */
export function parseSubmission(body: unknown, now: Date): Submitted {
  const read = submission.safeParse(body);
  if (!read.success) return { parsed: malformed('the field has no user or no content') };
  const { view, user: author } = read.data;
  const kept = opened.safeParse(jsonOf(view.private_metadata));
  const text = written.safeParse(readField(view.state.values));
  const reason = storable(text.data?.value ?? '');
  if (!kept.success || !isId(kept.data.invitation) || !text.success)
    return { parsed: malformed('the field carries no invitation or no text') };
  const { invitation, ...from } = kept.data;
  if (reason.trim() === '') return { parsed: { kind: 'blank' }, from };
  // The text is part of the id: after "could not be saved" the same field can be sent again with other words.
  const digest = createHash('sha256').update(reason).digest('base64url').slice(0, 16);
  const event: FromRespondent = {
    id: `field:${view.id}:${view.hash ?? ''}:${author.id}:${digest}`,
    at: now,
    by: person(author.id),
    kind: 'reasonGiven',
    invitation,
    text: reason,
  };
  return { parsed: { kind: 'event', event }, from };
}

const message = z.object({
  event: z.object({
    channel: id,
    channel_type: orAbsent(z.string()),
    user: id,
    ts: id,
    thread_ts: orAbsent(id),
    text: z.string(),
    subtype: orAbsent(z.string()),
    bot_id: orAbsent(z.string()),
    app_id: orAbsent(z.string()),
    hidden: orAbsent(z.boolean()),
  }),
});

/** Kinds of message that a person wrote as an ordinary one. Source: docs.slack.dev/reference/events/message. */
const ordinary = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast']);

/**
 * A message event, also as `app_mention`: both have the same id. Only replies in a thread and direct messages can
 * answer something; what is written into a channel itself is nobody's answer.
 * @param bot the app's own user id; its mention in front of an answer is left out
 */
export function parseMessage(body: unknown, bot: string): Parsed {
  const read = message.safeParse(body);
  if (!read.success) return nothing;
  const { event } = read.data;
  if (!isPersons(event, bot) || event.hidden === true) return nothing;
  const place = placeOf(event);
  const at = timeOf(event.ts);
  const text = readTyped(storable(event.text), bot);
  if (place === undefined || at === undefined || text === '') return nothing;
  const said = { id: messageId(event.channel, event.ts), at, by: person(event.user), place, text };
  return { kind: 'event', event: { ...said, kind: 'said' } };
}

/** Names a message for ever, also where it is edited or deleted later. */
export function messageId(channel: string, ts: string): string {
  return `msg:${channel}:${ts}`;
}

/** Whether somebody wrote it who is a person, as an ordinary message. */
export function isPersons(
  message: {
    readonly user: string;
    readonly bot_id?: string | undefined;
    readonly subtype?: string | undefined;
  },
  bot: string,
): boolean {
  const { user: author, bot_id, subtype } = message;
  return bot_id === undefined && author !== bot && author !== 'USLACKBOT' && ordinary.has(subtype);
}

/** Where a message stands that can answer something; undefined for what is written into a channel itself. */
export function placeOf(
  message: Parameters<typeof threadOf>[0] & {
    readonly channel_type?: string | undefined;
    readonly user: string;
  },
): Place | undefined {
  const isDirect = message.channel_type === 'im' || message.channel.startsWith('D');
  return isDirect ? { platform, person: message.user } : threadOf(message);
}

function threadOf(event: {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
}): Place | undefined {
  if (event.thread_ts === undefined || event.thread_ts === event.ts) return undefined;
  return { platform, channel: event.channel, thread: event.thread_ts };
}

export function person(id: string): Person {
  return { platform, id };
}

/** `1700000000.123456`, seconds since 1970, as Slack writes times and names messages. */
export function timeOf(ts: string | undefined): Date | undefined {
  return ts !== undefined && /^\d{1,11}(\.\d{1,9})?$/.test(ts) ? new Date(Math.floor(Number(ts) * 1000)) : undefined;
}

function isId(text: string): boolean {
  return id.safeParse(text).success;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
