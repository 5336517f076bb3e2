import { z } from 'zod';
import { tidy } from '../../../conversations/tidy.ts';

/** Made storable here, once for all: what can't be stored would be refused each time it is delivered. */
const text = z.string().transform((given) => tidy(given));
const named = text.pipe(z.string().min(1));
const account = z.looseObject({
  id: text,
  name: text.nullish(),
  aadObjectId: text.nullish(),
  role: text.nullish(),
  tenantId: text.nullish(),
});

const entity = z.looseObject({
  type: text,
  text: text.nullish(),
  locale: text.nullish(),
  timezone: text.nullish(),
  mentioned: z.looseObject({ id: text, name: text.nullish() }).nullish(),
});

/**
 * An activity as Teams delivers it, as far as it is of use here. Everything but the type may be missing, and what is there
 * must have the right shape: it is read before anybody knows who sent it.
 * Source: the Bot Framework Activity schema and learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations.
 */
export const activity = z.looseObject({
  type: named,
  id: text.nullish(),
  name: text.nullish(),
  action: text.nullish(),
  channelId: text,
  serviceUrl: text.nullish(),
  timestamp: text.nullish(),
  localTimezone: text.nullish(),
  locale: text.nullish(),
  text: text.nullish(),
  replyToId: text.nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z
    .looseObject({
      id: named,
      conversationType: text.nullish(),
      tenantId: text.nullish(),
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
      tenant: z.looseObject({ id: text.nullish() }).nullish(),
      team: z.looseObject({ id: text.nullish() }).nullish(),
      channel: z.looseObject({ id: text.nullish(), type: text.nullish() }).nullish(),
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

/** Entities of the shapes known here: mentions, and what the client tells of itself. */
export function entitiesOf(given: Activity): readonly Entity[] {
  return (given.entities ?? []).flatMap((each) => {
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

/** When it happened, by Teams' clock. */
export function timeOf(given: Activity, now: Date): Date {
  const at = given.timestamp == null ? Number.NaN : Date.parse(given.timestamp);
  return Number.isNaN(at) ? now : new Date(at);
}

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
