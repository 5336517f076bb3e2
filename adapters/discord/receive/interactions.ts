import { z } from 'zod';
import { type Channel, readChannel } from '../api/channel.ts';
import { snowflake } from '../api/ids.ts';
import { type Custom, readCustomId } from '../show/buttons.ts';
import { fieldId } from '../show/modal.ts';

/** Somebody did something with a message, a field or a command of ours, and their client waits for an answer. */
export interface Interaction {
  readonly id: string;
  /** Authorises answers for 15 minutes. */
  readonly token: string;
  readonly by: string;
  readonly name?: string;
  /** What a member may do in the channel, and their roles; absent in direct messages. */
  readonly member?: { readonly roles: readonly string[]; readonly permissions: bigint };
  /** As their client is set. */
  readonly locale?: string;
  readonly guild?: string;
  readonly channelId?: string;
  /** As far as the payload tells it. Missing in direct messages after a restart, so nothing may depend on it. */
  readonly channel?: Channel;
  readonly message?: {
    readonly id: string;
    readonly content: string;
    /** Only whoever did it sees the message. */
    readonly isEphemeral?: true;
  };
  readonly doing: Doing;
}

/** Flag of a message that one person sees. Source: discord.com/developers/docs/resources/message#message-object-message-flags. */
export const ephemeral = 64;

/** What they did. */
export type Doing =
  | { readonly kind: 'clicked'; readonly custom: Custom; readonly label: string }
  | { readonly kind: 'wrote'; readonly invitation: string; readonly text: string }
  | {
      readonly kind: 'commanded';
      readonly what: 'done' | 'ask' | 'help' | 'menu';
      /** The person that was named. */
      readonly whom?: string;
      /** Who wrote the message whose menu it was: the customer, unless the place itself says who is. */
      readonly author?: string;
      /** An app or a webhook wrote it, behind which there is nobody. */
      readonly isOfApp?: true;
    }
  | { readonly kind: 'unknown' };

const user = z.object({ id: snowflake, username: z.string().optional(), global_name: z.string().nullish() });

/** Discord documents many of these as optional; `z.unknown()` alone would refuse an object without the key. */
const payload = z.object({
  id: snowflake,
  /** Goes into addresses. */
  token: z.string().regex(/^[\w.~+=:-]+$/),
  type: z.number(),
  data: z.unknown().optional(),
  user: user.optional(),
  member: z
    .object({
      user,
      nick: z.string().nullish(),
      roles: z.array(z.string()).default([]),
      permissions: z
        .string()
        .regex(/^\d{1,20}$/)
        .default('0'),
    })
    .nullish(),
  locale: z.string().optional(),
  guild_id: snowflake.nullish(),
  channel_id: snowflake.nullish(),
  channel: z.unknown().optional(),
  message: z
    .object({
      id: snowflake,
      content: z.string().optional(),
      components: z.unknown().optional(),
      flags: z.int().optional(),
    })
    .nullish(),
});

/** An INTERACTION_CREATE; undefined for one that nobody can be answered for. */
export function parseInteraction(json: unknown): Interaction | undefined {
  const read = payload.safeParse(json);
  const by = read.success ? (read.data.member?.user ?? read.data.user) : undefined;
  if (!read.success || by === undefined) return undefined;
  const { id, token, type, data, member, locale, guild_id, channel_id, message } = read.data;
  const name = [member?.nick, by.global_name, by.username].find((each) => each != null && each !== '');
  const channel = readChannel(read.data.channel);
  return {
    id,
    token,
    by: by.id,
    doing: readDoing(type, data, message?.components),
    ...(name == null ? {} : { name }),
    ...(member == null ? {} : { member: { roles: member.roles, permissions: BigInt(member.permissions) } }),
    ...(locale === undefined ? {} : { locale }),
    ...(guild_id == null ? {} : { guild: guild_id }),
    ...(channel_id == null ? {} : { channelId: channel_id }),
    ...(channel === undefined ? {} : { channel }),
    ...(message == null ? {} : { message: messageOf(message) }),
  };
}

function messageOf({
  id,
  content = '',
  flags = 0,
}: {
  id: string;
  content?: string | undefined;
  flags?: number | undefined;
}) {
  return { id, content, ...((flags & ephemeral) !== 0 && { isEphemeral: true as const }) };
}

/** Types of interactions. Source: discord.com/developers/docs/interactions/receiving-and-responding. */
function readDoing(type: number, data: unknown, components: unknown): Doing {
  switch (type) {
    case 2:
      return readCommand(data);
    case 3: {
      const click = z.object({ custom_id: z.string() }).safeParse(data);
      if (!click.success) return { kind: 'unknown' };
      const { custom_id } = click.data;
      return { kind: 'clicked', custom: readCustomId(custom_id), label: labelOf(components, custom_id) };
    }
    case 5:
      return readField(data);
    default:
      return { kind: 'unknown' };
  }
}

const row = z.object({
  components: z.array(z.object({ custom_id: z.string().optional(), label: z.string().optional() })),
});

function labelOf(components: unknown, customId: string): string {
  const rows = z.array(row).safeParse(components);
  const buttons = rows.success ? rows.data.flatMap((each) => each.components) : [];
  return buttons.find((each) => each.custom_id === customId)?.label ?? '';
}

const field = z.object({
  custom_id: z.string(),
  components: z.array(z.object({ component: z.object({ custom_id: z.string(), value: z.string() }) })),
});

function readField(data: unknown): Doing {
  const read = field.safeParse(data);
  if (!read.success) return { kind: 'unknown' };
  const custom = readCustomId(read.data.custom_id);
  const text = read.data.components.find(({ component }) => component.custom_id === fieldId)?.component.value;
  if (custom.kind !== 'reason' || text === undefined) return { kind: 'unknown' };
  return { kind: 'wrote', invitation: custom.invitation, text };
}

const message = z.object({
  author: z.object({ id: snowflake, bot: z.boolean().optional() }),
  /** Of messages that a webhook wrote: their author is the webhook, and no person has its id. */
  webhook_id: snowflake.nullish(),
});

const command = z.object({
  type: z.number(),
  options: z
    .array(
      z.object({
        name: z.string(),
        options: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).optional(),
      }),
    )
    .optional(),
  target_id: snowflake.optional(),
  resolved: z.object({ messages: z.record(z.string(), message).optional() }).optional(),
});

function readCommand(data: unknown): Doing {
  const read = command.safeParse(data);
  if (!read.success) return { kind: 'unknown' };
  const { type, options, target_id, resolved } = read.data;
  if (type === 2) return commanded('menu', target_id);
  if (type === 3) {
    const target = target_id === undefined ? undefined : resolved?.messages?.[target_id];
    if (target === undefined) return { kind: 'commanded', what: 'menu' };
    const isOfApp = target.author.bot === true || target.webhook_id != null;
    return { kind: 'commanded', what: 'menu', ...(isOfApp ? { isOfApp } : { author: target.author.id }) };
  }
  const [sub] = options ?? [];
  const whom = snowflake.safeParse(sub?.options?.find((each) => each.name === 'user')?.value);
  switch (sub?.name) {
    case 'done':
    case 'ask':
      return commanded(sub.name, whom.data);
    default:
      return { kind: 'commanded', what: 'help' };
  }
}

function commanded(what: 'done' | 'ask' | 'menu', whom: string | undefined): Doing {
  return { kind: 'commanded', what, ...(whom === undefined ? {} : { whom }) };
}
