import { z } from 'zod';
import { snowflake } from '../api/ids.ts';

/** What a message tells of a support chat without what it says: Discord tells the contents of few messages, but all of this. */
export interface Said {
  readonly id: string;
  readonly channelId: string;
  readonly guild?: string;
  /** Somebody wrote it, or the message from which the thread was made; absent for bots, webhooks and what Discord itself tells. */
  readonly wrote?: { readonly by: string; readonly message: string };
  /** People whom a bot or a webhook mentions in it. */
  readonly named: readonly string[];
  /** People who were let into the thread with it. */
  readonly invited: readonly string[];
}

/**
 * Types of messages that matter here. Source:
 * discord.com/developers/docs/resources/message#message-object-message-types.
 */
const types = { recipientAdded: 1, starter: 21 } as const;
/** An ordinary message and a reply. A command's answer is its app's. */
const written: ReadonlySet<number> = new Set([0, 19]);

const author = z.object({ id: snowflake, bot: z.boolean().optional(), system: z.boolean().optional() });

const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.nullish(),
  type: z.number(),
  author,
  webhook_id: z.string().nullish(),
  mentions: z.array(z.object({ id: snowflake, bot: z.boolean().optional() })).catch([]),
  referenced_message: z.object({ id: snowflake, author, webhook_id: z.string().nullish() }).nullish().catch(undefined),
});

/** A message of a dispatch or of a channel's history; undefined for what is none. */
export function readSaid(json: unknown): Said | undefined {
  const read = message.safeParse(json);
  if (!read.success) return undefined;
  const { id, channel_id, guild_id, type, mentions, referenced_message: starter } = read.data;
  const isOfApp = isApp(read.data);
  const people = mentions.filter((each) => each.bot !== true).map((each) => each.id);
  const source = type === types.starter ? starter : written.has(type) ? read.data : undefined;
  return {
    id,
    channelId: channel_id,
    ...(guild_id == null ? {} : { guild: guild_id }),
    ...(source == null || isApp(source) ? {} : { wrote: { by: source.author.id, message: source.id } }),
    named: isOfApp && type !== types.recipientAdded ? people : [],
    invited: type === types.recipientAdded ? people : [],
  };
}

function isApp({ author: by, webhook_id }: Pick<z.infer<typeof message>, 'author' | 'webhook_id'>): boolean {
  return by.bot === true || by.system === true || webhook_id != null;
}
