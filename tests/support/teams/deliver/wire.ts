import { randomUUID } from 'node:crypto';
import type { Fields } from '../../json.ts';
import type { Conversation, Person, Tenant } from '../tenant.ts';

/** The id of an activity that is no message: an event or an invoke. */
export const eventId = () => `f:${randomUUID()}`;

const botAccount = (tenant: Tenant) => ({ id: tenant.settings.botId, name: tenant.settings.botName });

/** A person as activities name them. */
export const account = (person: Person): Fields => ({
  id: person.id,
  name: person.name,
  aadObjectId: person.aadObjectId,
});

export function conversationJson(conversation: Conversation, thread: string | undefined): Fields {
  return {
    ...(conversation.kind === 'personal' ? {} : { isGroup: true }),
    conversationType: conversation.kind,
    tenantId: conversation.tenantId,
    id: thread === undefined ? conversation.id : `${conversation.id};messageid=${thread}`,
    ...(conversation.kind === 'groupChat' && conversation.name !== undefined ? { name: conversation.name } : {}),
  };
}

export function channelData(conversation: Conversation): Fields {
  const { team, tenantId } = conversation;
  return {
    ...(team === undefined
      ? {}
      : {
          teamsChannelId: conversation.id,
          teamsTeamId: team.id,
          channel: { id: conversation.id },
          team: { id: team.id },
        }),
    tenant: { id: tenantId },
  };
}

/** What every activity of a person has. Only messages add the person's locale. */
export function envelope(
  tenant: Tenant,
  type: string,
  person: Person,
  conversation: Conversation,
  thread?: string,
): Fields {
  return {
    type,
    timestamp: new Date(tenant.settings.now()).toISOString(),
    serviceUrl: tenant.serviceUrl,
    channelId: 'msteams',
    from: account(person),
    conversation: conversationJson(conversation, thread),
    recipient: botAccount(tenant),
    channelData: channelData(conversation),
  };
}

/** The local time of a zone with its offset, such as `2026-11-22T01:45:30+01:00`. */
function localTime(now: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(now);
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '');
  return `${day.replace(' ', 'T')}${offset || '+00:00'}`;
}

/** What only messages have: the person's language and where they are. */
export function clientOf(tenant: Tenant, person: Person, locale: string | undefined): Fields {
  const spoken = locale ?? person.locale;
  const country = new Intl.Locale(spoken).region;
  return {
    locale: spoken,
    localTimezone: person.timezone,
    localTimestamp: localTime(tenant.settings.now(), person.timezone),
    entities: [
      {
        type: 'clientInfo',
        locale: spoken,
        ...(country === undefined ? {} : { country }),
        platform: 'Web',
        timezone: person.timezone,
      },
    ],
  };
}
