import { z } from 'zod';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';

const answer = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        thread_ts: orAbsent(z.string()),
        user: orAbsent(z.string()),
        bot_id: orAbsent(z.string()),
        subtype: orAbsent(z.string()),
        parent_user_id: orAbsent(z.string()),
      }),
    )
    .min(1),
  has_more: orAbsent(z.boolean()),
});

type Message = z.infer<typeof answer>['messages'][number];

export interface Thread {
  readonly kind: 'thread';
  /** The first message. */
  readonly root: string;
  /** Who wrote it: a user id, or the id of a bot that has none. */
  readonly author: string;
  readonly isBot: boolean;
  /** Who wrote after that, in order of their first message. */
  readonly repliers: readonly string[];
  /** How many messages each person wrote; undefined when there are more messages than were read. */
  readonly messages?: ReadonlyMap<string, number>;
}

/** What was asked for is no first message. */
export interface Reply {
  readonly kind: 'reply';
  /** The first message of its thread. */
  readonly root: string;
  /** Who wrote that one, where Slack tells. */
  readonly author?: string;
}

/** Subtypes under which a person's ordinary message is stored. */
const ordinary = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast']);

/**
 * A thread by the timestamp of its first message, in one call (200 messages). Undefined when there is no such message
 * any more.
 * @param own the app's own user id: what it posted is a bot's, also where its `bot_id` is left out
 * @throws what the client throws, among it rate limits: conversations.replies has low ones for some apps
 */
export async function readThread(
  web: Web,
  channel: string,
  ts: string,
  own: string,
): Promise<Thread | Reply | undefined> {
  const { messages, has_more } = answer.parse(await web.quick.conversations.replies({ channel, ts, limit: 200 }));
  const reply = replyAmong(messages, ts);
  if (reply !== undefined) return reply;
  const [first, ...replies] = messages;
  const author = first?.user ?? first?.bot_id;
  if (first?.ts !== ts || author === undefined || first.subtype === 'tombstone') return undefined;
  const isBot = first.bot_id !== undefined || author === 'USLACKBOT' || author === own;
  return {
    kind: 'thread',
    root: ts,
    author,
    isBot,
    repliers: repliersOf(replies, [author, own]),
    ...(has_more === true ? {} : { messages: countByPerson(messages) }),
  };
}

function countByPerson(messages: readonly Message[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { user, ...message } of messages) {
    if (user !== undefined && isPersons(message)) counts.set(user, (counts.get(user) ?? 0) + 1);
  }
  return counts;
}

/** Asked about a reply, Slack answers with it alone or with its whole thread. */
function replyAmong(messages: readonly Message[], ts: string): Reply | undefined {
  const asked = messages.find((each) => each.ts === ts);
  const root = asked?.thread_ts;
  if (asked === undefined || root === undefined || root === ts) return undefined;
  const author = asked.parent_user_id ?? messages.find((each) => each.ts === root)?.user;
  return { kind: 'reply', root, ...(author === undefined ? {} : { author }) };
}

/** @param others who is none: the author of the thread, and the app */
function repliersOf(replies: readonly Message[], others: readonly string[]): readonly string[] {
  const repliers = new Set<string>();
  for (const { user, ...message } of replies) {
    if (user !== undefined && !others.includes(user) && isPersons(message)) repliers.add(user);
  }
  return [...repliers];
}

function isPersons(message: { readonly bot_id?: string | undefined; readonly subtype?: string | undefined }): boolean {
  return message.bot_id === undefined && ordinary.has(message.subtype);
}
