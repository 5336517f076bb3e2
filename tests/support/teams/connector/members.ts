import type { Fields } from '../../json.ts';
import { findPerson, knownPerson, type Person, type Team, type Tenant } from '../tenant.ts';
import { openConversation } from './activities.ts';
import { type Answer, refusals, refuse } from './refusal.ts';

/** A person as rosters show them: no locale, whatever the person's is. */
function memberJson(person: Person): Fields {
  const [givenName, ...rest] = person.name.split(' ');
  return {
    id: person.id,
    name: person.name,
    aadObjectId: person.aadObjectId,
    objectId: person.aadObjectId,
    givenName,
    ...(rest.length === 0 ? {} : { surname: rest.join(' ') }),
    email: person.email,
    userPrincipalName: person.userPrincipalName,
    ...(person.tenantId === '' ? {} : { tenantId: person.tenantId }),
    userRole: person.isGuest ? 'guest' : 'user',
  };
}

const peopleIn = (tenant: Tenant, id: string) =>
  [...openConversation(tenant, id).conversation.members].map((member) => knownPerson(tenant, member));

export function listMembers(tenant: Tenant, id: string): Answer {
  return { status: 200, body: peopleIn(tenant, id).map(memberJson) };
}

/** One member, by `29:` id or object id. */
export function readMember(tenant: Tenant, id: string, memberId: string): Answer {
  const { conversation } = openConversation(tenant, id);
  const person = findPerson(tenant, memberId);
  if (person === undefined || !conversation.members.has(person.id)) return refuse(refusals.noMember());
  return { status: 200, body: memberJson(person) };
}

/** `GET .../pagedmembers`: 200 a page unless `pageSize` (50 to 500) says otherwise. */
export function pageMembers(tenant: Tenant, id: string, query: URLSearchParams): Answer {
  const size = Math.min(500, Math.max(50, Number(query.get('pageSize') ?? 200)));
  const from = Number(Buffer.from(query.get('continuationToken') ?? '', 'base64url').toString() || 0);
  const all = peopleIn(tenant, id);
  const next = from + size;
  return {
    status: 200,
    body: {
      members: all.slice(from, next).map(memberJson),
      ...(next < all.length ? { continuationToken: Buffer.from(String(next)).toString('base64url') } : {}),
    },
  };
}

function openTeam(tenant: Tenant, id: string): Team {
  const team = tenant.teams.get(id);
  if (team === undefined) return refuse(refusals.noConversation());
  if (!team.isInstalled) refuse(refusals.notInRoster());
  return team;
}

export function readTeam(tenant: Tenant, id: string): Answer {
  const { name, aadGroupId, tenantId, channels, members } = openTeam(tenant, id);
  return {
    status: 200,
    body: {
      id,
      name,
      aadGroupId,
      tenantId,
      type: 'standard',
      channelCount: channels.length,
      memberCount: members.size,
    },
  };
}

/** A team's channels. The General channel has no name here. */
export function listChannels(tenant: Tenant, id: string): Answer {
  const conversations = openTeam(tenant, id).channels.map(({ id: channel, name }) =>
    channel === id ? { id: channel } : { id: channel, name },
  );
  return { status: 200, body: { conversations } };
}
