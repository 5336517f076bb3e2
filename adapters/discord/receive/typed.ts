import { z } from 'zod';
import { snowflake } from '../api/ids.ts';

/** Words that somebody typed to the app: in its direct messages, or with a mention of it. */
export interface Typed {
  readonly kind: 'typed';
  readonly id: string;
  readonly by: string;
  readonly channelId: string;
  readonly isDirect: boolean;
  readonly text: string;
  /** When it was changed last; absent: it reads as it was written. */
  readonly editedAt?: Date;
}

const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.nullish(),
  type: z.number(),
  content: z.string(),
  webhook_id: z.string().nullish(),
  author: z.object({ id: snowflake, bot: z.boolean().optional(), system: z.boolean().optional() }),
  mentions: z
    .array(
      z.object({
        id: z.string(),
        username: z.string().optional(),
        global_name: z.string().nullish(),
        member: z.object({ nick: z.string().nullish() }).nullish(),
      }),
    )
    .default([]),
});

/** What a MESSAGE_CREATE or a MESSAGE_UPDATE comes to. */
export type Parsed =
  | Typed
  /** Not said to the app. */
  | { readonly kind: 'nothing' }
  /** Nothing that Discord documents. */
  | { readonly kind: 'unreadable' };

/** An ordinary message and a reply. Source: discord.com/developers/docs/resources/message#message-object-message-types. */
const written = new Set([0, 19]);

/** A message that is gone. */
const gone = z.object({ id: snowflake });
const allGone = z.object({ ids: z.array(snowflake) });

/** Ids of the messages of a MESSAGE_DELETE or a MESSAGE_DELETE_BULK, which tell neither whose they were nor who deleted them. */
export function parseDeletion(json: unknown): readonly string[] {
  const one = gone.safeParse(json);
  if (one.success) return [one.data.id];
  const many = allGone.safeParse(json);
  return many.success ? many.data.ids : [];
}

const changed = z.object({ id: snowflake, edited_timestamp: z.iso.datetime({ offset: true }) });

/**
 * A MESSAGE_UPDATE, where somebody changed what they wrote: only then does it say when. Embeds, pins and flags of a message
 * change without; such updates may tell as little as the ids.
 * Sources: discord.com/developers/docs/events/gateway-events#message-update, and what Discord's people say of
 * `edited_timestamp` in github.com/Rapptz/discord.py/issues/273.
 */
export function parseEdit(json: unknown, bot: string): Typed | undefined {
  const read = changed.safeParse(json);
  const typed = read.success ? parseMessage(json, bot) : undefined;
  return typed?.kind === 'typed' && read.success
    ? { ...typed, editedAt: new Date(read.data.edited_timestamp) }
    : undefined;
}

/**
 * A MESSAGE_CREATE. Without the privileged intent for contents Discord tells what was written only in direct
 * messages and where the app is mentioned, which is just what is meant for it.
 * @param bot the app's own user id; its mention is left out
 */
export function parseMessage(json: unknown, bot: string): Parsed {
  const read = message.safeParse(json);
  if (!read.success) return { kind: 'unreadable' };
  const { id, channel_id, guild_id, type, content, webhook_id, author, mentions } = read.data;
  if (author.bot === true || author.system === true || author.id === bot || webhook_id != null)
    return { kind: 'nothing' };
  const isDirect = guild_id == null;
  if (!written.has(type) || !(isDirect || mentions.some((each) => each.id === bot))) return { kind: 'nothing' };
  const names = new Map(
    mentions.map((each) => [each.id, each.member?.nick ?? each.global_name ?? each.username ?? each.id]),
  );
  const text = readContent(content, bot, names);
  return text === ''
    ? { kind: 'nothing' }
    : { kind: 'typed', id, by: author.id, channelId: channel_id, isDirect, text };
}

/** What was read on the screen, out of what Discord stored. Source: discord.com/developers/docs/reference#message-formatting. */
function readContent(content: string, bot: string, names: ReadonlyMap<string, string>): string {
  return content
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === bot ? '' : `@${names.get(id) ?? id}`))
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .trim();
}
