import { z } from 'zod';
import { id } from '../api/fields.ts';
import { orAbsent } from '../api/missing-fields.ts';
import { timeOf } from './parse.ts';

/** Callback id of the message shortcut "End chat and ask". */
export const endShortcut = 'afterword_end_chat';

/** Somebody says that a chat is over, or that it is not over after all. Who may is looked up later. */
export interface Signal {
  readonly kind: 'ended' | 'reopened';
  readonly how: 'reaction' | 'shortcut';
  /** The same for a redelivery. */
  readonly id: string;
  readonly at: Date;
  /** User id of whoever says so. */
  readonly by: string;
  readonly channel: string;
  /** The message that carries the signal: the thread's first for a reaction, any for a shortcut. */
  readonly message: string;
  /** The thread, where the payload tells. */
  readonly thread?: string;
  /** Author of the message, where the payload tells. */
  readonly author?: string;
  /** Opens a modal for whoever gave the signal, once and within three seconds. */
  readonly trigger?: string;
}

/** Seconds since 1970, in the event as text and in its envelope as a number. */
const time = orAbsent(z.union([z.string(), z.number()]));

const reaction = z.object({
  event_id: id,
  event_time: time,
  event: z.object({
    type: z.enum(['reaction_added', 'reaction_removed']),
    user: id,
    reaction: z.string(),
    item: z.object({ type: z.literal('message'), channel: id, ts: id }),
    item_user: orAbsent(id),
    event_ts: time,
  }),
});

/**
 * A reaction that was agreed on, set or taken away; undefined for any other.
 * @param now when it arrived; counts only where neither the event nor its envelope tells a time
 */
export function parseReaction(body: unknown, agreed: readonly string[], now: Date): Signal | undefined {
  const read = reaction.safeParse(body);
  if (!read.success) return undefined;
  const { event, event_id, event_time } = read.data;
  if (!isAgreed(event.reaction, agreed)) return undefined;
  return {
    kind: event.type === 'reaction_added' ? 'ended' : 'reopened',
    how: 'reaction',
    id: event_id,
    at: timeOf(event.event_ts?.toString()) ?? timeOf(event_time?.toString()) ?? now,
    by: event.user,
    channel: event.item.channel,
    message: event.item.ts,
    ...(event.item_user === undefined ? {} : { author: event.item_user }),
  };
}

/**
 * Whether this reaction is one that ends chats. A skin tone stands behind the name (`wave::skin-tone-3`); it only counts where
 * the configuration names one.
 */
export function isAgreed(reaction: string, agreed: readonly string[]): boolean {
  return agreed.includes(reaction) || agreed.includes(reaction.split('::')[0] ?? '');
}

const shortcut = z.object({
  callback_id: z.literal(endShortcut),
  action_ts: id,
  trigger_id: orAbsent(z.string().min(1)),
  user: z.object({ id }),
  channel: z.object({ id }),
  message: z.object({ ts: id, thread_ts: orAbsent(id) }),
});

/** The message shortcut, on any message of the thread. */
export function parseShortcut(body: unknown): Signal | undefined {
  const read = shortcut.safeParse(body);
  const at = read.success ? timeOf(read.data.action_ts) : undefined;
  if (!read.success || at === undefined) return undefined;
  const { user, channel, message, action_ts, trigger_id } = read.data;
  return {
    kind: 'ended',
    how: 'shortcut',
    id: `shortcut:${channel.id}:${action_ts}:${user.id}`,
    at,
    by: user.id,
    channel: channel.id,
    message: message.ts,
    thread: message.thread_ts ?? message.ts,
    ...(trigger_id === undefined ? {} : { trigger: trigger_id }),
  };
}
