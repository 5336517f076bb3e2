import { z } from 'zod';
import { snowflake } from './ids.ts';

/** Types of channels. Source: discord.com/developers/docs/resources/channel#channel-object-channel-types. */
const types = { direct: 1, group: 3, category: 4, threads: [10, 11, 12], privateThread: 12 } as const;

export interface Thread {
  readonly archived: boolean;
  readonly locked: boolean;
  /**
   * When it was archived or un-archived last, or its time of inactivity changed; its creation for one that never was.
   * In milliseconds whatever precision Discord wrote it with, because ids of events are made of it.
   */
  readonly changed: string;
  /** When it was made: later than its id says where it started from an older message. */
  readonly created?: string;
  /** Minutes without a message after which Discord archives it. */
  readonly archivesAfter: number;
}

/** A channel, as far as support chats are concerned. */
export interface Channel {
  readonly id: string;
  readonly kind: 'channel' | 'thread' | 'direct' | 'category';
  readonly guild?: string;
  /** A thread's channel; a channel's category. */
  readonly parent?: string;
  /** Who began the thread. */
  readonly owner?: string;
  readonly name?: string;
  readonly lastMessage?: string;
  /** Only those who were let into the thread see it. */
  readonly isPrivate?: true;
  /** Ids of the tags that a forum's post has. */
  readonly tags: readonly string[];
  /** The tags that a forum has. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly thread?: Thread;
  readonly overwrites: readonly Overwrite[];
}

export interface Overwrite {
  readonly id: string;
  readonly of: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

/** A time in the one way in which times are compared here. */
const time = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text).toISOString());

const bits = z
  .union([z.string().regex(/^\d{1,20}$/), z.number().int().min(0)])
  .optional()
  .transform((value) => BigInt(value ?? 0));

const channel = z.object({
  id: snowflake,
  type: z.number(),
  guild_id: snowflake.optional(),
  parent_id: snowflake.nullish(),
  owner_id: snowflake.nullish(),
  name: z.string().nullish(),
  last_message_id: snowflake.nullish(),
  applied_tags: z.array(snowflake).catch([]),
  available_tags: z.array(z.object({ id: snowflake, name: z.string() })).catch([]),
  permission_overwrites: z
    .array(z.object({ id: snowflake, type: z.coerce.number(), allow: bits, deny: bits }))
    .optional(),
  thread_metadata: z
    .object({
      archived: z.boolean(),
      locked: z.boolean().optional(),
      archive_timestamp: time,
      auto_archive_duration: z.number().optional(),
      create_timestamp: time.nullish().catch(undefined),
    })
    .optional(),
});

/** A channel out of a dispatch or an answer; undefined for what is none. */
export function readChannel(json: unknown): Channel | undefined {
  const read = channel.safeParse(json);
  if (!read.success) return undefined;
  const { id, type, guild_id, parent_id, owner_id, name, last_message_id, thread_metadata: thread } = read.data;
  return {
    id,
    kind: kindOf(type),
    tags: read.data.applied_tags,
    choices: read.data.available_tags,
    ...(type === types.privateThread ? { isPrivate: true } : {}),
    overwrites: (read.data.permission_overwrites ?? []).map((each) => ({
      id: each.id,
      of: each.type === 1 ? 'member' : 'role',
      allow: each.allow,
      deny: each.deny,
    })),
    ...(guild_id === undefined ? {} : { guild: guild_id }),
    ...(parent_id == null ? {} : { parent: parent_id }),
    ...(owner_id == null ? {} : { owner: owner_id }),
    ...(name == null ? {} : { name }),
    ...(last_message_id == null ? {} : { lastMessage: last_message_id }),
    ...(thread === undefined
      ? {}
      : {
          thread: {
            archived: thread.archived,
            locked: thread.locked ?? false,
            changed: thread.archive_timestamp,
            archivesAfter: thread.auto_archive_duration ?? 0,
            ...(thread.create_timestamp == null ? {} : { created: thread.create_timestamp }),
          },
        }),
  };
}

function kindOf(type: number): Channel['kind'] {
  if (type === types.direct || type === types.group) return 'direct';
  if (type === types.category) return 'category';
  return types.threads.some((each) => each === type) ? 'thread' : 'channel';
}
