import { z } from 'zod';
import type { Web } from './web.ts';

const answer = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        thread_ts: z.string().optional(),
        user: z.string().optional(),
        bot_id: z.string().optional(),
        subtype: z.string().optional(),
        team: z.string().optional(),
        user_team: z.string().optional(),
      }),
    )
    .min(1),
  has_more: z.boolean().optional(),
});

type Message = z.infer<typeof answer>['messages'][number];

export interface Thread {
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

/** Subtypes under which a person's ordinary message is stored. */
const ordinary = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast']);

/**
 * A thread by the timestamp of its first message, in one call (200 messages). Undefined when this is a reply, or
 * when there is no such message any more.
 * @throws what the client throws, among it rate limits: conversations.replies has low ones for some apps
 */
export async function readThread(web: Web, channel: string, ts: string): Promise<Thread | undefined> {
  const { messages, has_more } = answer.parse(await web.quick.conversations.replies({ channel, ts, limit: 200 }));
  const [first, ...replies] = messages;
  const author = first?.user ?? first?.bot_id;
  const isRoot = first !== undefined && first.ts === ts && (first.thread_ts === undefined || first.thread_ts === ts);
  if (!isRoot || author === undefined || first.subtype === 'tombstone') return undefined;
  const isBot = first.bot_id !== undefined || first.user === 'USLACKBOT';
  const byAuthor = messages.filter((each) => each.user === author && isPersons(each));
  return {
    root: ts,
    author,
    isBot,
    repliers: repliersOf(replies, author),
    ...(has_more === true ? {} : { authorMessages: byAuthor.length }),
  };
}

function repliersOf(replies: readonly Message[], author: string): Thread['repliers'] {
  const repliers = new Map<string, { readonly id: string; readonly workspace?: string }>();
  for (const { user: id, user_team, team, ...message } of replies) {
    if (id === undefined || id === author || !isPersons(message) || repliers.has(id)) continue;
    const workspace = user_team ?? team;
    repliers.set(id, workspace === undefined ? { id } : { id, workspace });
  }
  return [...repliers.values()];
}

function isPersons(message: { readonly bot_id?: string | undefined; readonly subtype?: string | undefined }): boolean {
  return message.bot_id === undefined && ordinary.has(message.subtype);
}
