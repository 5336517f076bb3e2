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
        team: orAbsent(z.string()),
        user_team: orAbsent(z.string()),
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
  /** Who wrote after that, in order of their first message, with the workspace they belong to. */
  readonly repliers: readonly { readonly id: string; readonly workspace?: string }[];
  /** How many messages the author wrote; undefined when there are more messages than were read. */
  readonly authorMessages?: number;
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
  const byAuthor = messages.filter((each) => each.user === author && isPersons(each));
  return {
    kind: 'thread',
    root: ts,
    author,
    isBot,
    repliers: repliersOf(replies, [author, own]),
    ...(has_more === true ? {} : { authorMessages: byAuthor.length }),
  };
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
function repliersOf(replies: readonly Message[], others: readonly string[]): Thread['repliers'] {
  const repliers = new Map<string, { readonly id: string; readonly workspace?: string }>();
  for (const { user: id, user_team, team, ...message } of replies) {
    if (id === undefined || others.includes(id) || !isPersons(message) || repliers.has(id)) continue;
    const workspace = user_team ?? team;
    repliers.set(id, workspace === undefined ? { id } : { id, workspace });
  }
  return [...repliers.values()];
}

function isPersons(message: { readonly bot_id?: string | undefined; readonly subtype?: string | undefined }): boolean {
  return message.bot_id === undefined && ordinary.has(message.subtype);
}
