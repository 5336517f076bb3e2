import { z } from 'zod';
import { tidy } from '../../../conversations/tidy.ts';

/** Made storable here, once for all: what can't be stored would be refused each time it is delivered. */
const text = z.string().transform((given) => tidy(given));
const named = text.pipe(z.string().min(1));
/** Nothing that Teams names has a name this long; it becomes a key of the database, which takes 2,700 bytes. */
const id = text.pipe(z.string().max(800));
const account = z.looseObject({
  id,
  name: text.nullish(),
  aadObjectId: id.nullish(),
  role: text.nullish(),
  tenantId: id.nullish(),
});

const entity = z.looseObject({
  type: text,
  text: text.nullish(),
  locale: text.nullish(),
  timezone: text.nullish(),
  mentioned: z.looseObject({ id, name: text.nullish() }).nullish(),
});

/**
 * An activity as Teams delivers it, as far as it is of use here. Everything but the type may be missing, and what is there
 * must have the right shape: it is read before anybody knows who sent it.
 * Source: the Bot Framework Activity schema and learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations.
 */
export const activity = z.looseObject({
  type: named,
  id: id.nullish(),
  name: text.nullish(),
  action: text.nullish(),
  channelId: text,
  serviceUrl: id.nullish(),
  timestamp: text.nullish(),
  localTimezone: text.nullish(),
  locale: text.nullish(),
  text: text.nullish(),
  replyToId: id.nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z
    .looseObject({
      id: id.pipe(z.string().min(1)),
      conversationType: text.nullish(),
      tenantId: id.nullish(),
      isGroup: z.boolean().nullish(),
    })
    .nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  channelData: z
    .looseObject({
      eventType: text.nullish(),
      tenant: z.looseObject({ id: id.nullish() }).nullish(),
      team: z.looseObject({ id: id.nullish() }).nullish(),
      channel: z.looseObject({ id: id.nullish(), type: text.nullish() }).nullish(),
      settings: z.looseObject({ selectedChannel: z.looseObject({ id: id.nullish() }).nullish() }).nullish(),
      sharedWithTeams: z.array(z.looseObject({ tenantId: text.nullish() })).nullish(),
      unsharedFromTeams: z.array(z.looseObject({ tenantId: text.nullish() })).nullish(),
    })
    .nullish(),
});
export type Activity = z.infer<typeof activity>;

/** One somebody can be recognised by: with who sent it, to whom, and where. */
export type Placed = Activity & {
  readonly from: NonNullable<Activity['from']>;
  readonly conversation: NonNullable<Activity['conversation']>;
};

export function isPlaced(given: Activity): given is Placed {
  return given.from != null && given.from.id !== '' && given.conversation != null;
}

export type Entity = z.infer<typeof entity>;

/** Somebody who mentions more people than these says nothing to this bot; each costs a look at the whole text. */
const mostEntities = 100;

/** Entities of the shapes known here: mentions, and what the client tells of itself. */
export function entitiesOf(given: Activity): readonly Entity[] {
  return (given.entities ?? []).slice(0, mostEntities).flatMap((each) => {
    const read = entity.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

/** The HTML a message's text was made from; empty when there is none. */
export function htmlOf(given: Activity): string {
  for (const each of given.attachments ?? []) {
    const read = html.safeParse(each);
    if (read.success) return read.data.content;
  }
  return '';
}

const html = z.looseObject({ contentType: z.literal('text/html'), content: text });

/** When it happened, by Teams' clock; now, when that tells nothing that can be true. */
export function timeOf(given: Activity, now: Date): Date {
  const at = given.timestamp == null ? Number.NaN : Date.parse(given.timestamp);
  // Clicks count in the order of their times, and the database takes no year beyond 294276.
  return at >= earliest && at <= now.getTime() + day ? new Date(at) : now;
}

const day = 86_400_000;
/** Teams' first year. */
const earliest = Date.UTC(2017, 0);

/** The person as every event names them: the object id of the directory, which the app of every bot sees the same, else Teams' own. */
export function canonicalId(account: {
  readonly id: string;
  readonly aadObjectId?: string | null | undefined;
}): string {
  return account.aadObjectId == null || account.aadObjectId === '' ? account.id : account.aadObjectId.toLowerCase();
}

export function tenantOf(given: Activity): string {
  return given.channelData?.tenant?.id ?? given.conversation?.tenantId ?? '';
}

/**
 * Every tenant that an activity names as the one it belongs to, in lower case: usually one, twice. Not the sender's own, who may
 * be a guest or come from a channel that is shared.
 */
export function tenantsOf({ channelData, conversation }: Activity): readonly string[] {
  const named = [channelData?.tenant?.id, conversation?.tenantId].filter((id) => id != null && id !== '');
  return [...new Set(named.map((id) => String(id).toLowerCase()))];
}
