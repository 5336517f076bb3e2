import { randomBytes, randomUUID } from 'node:crypto';
import type { Fields } from '../json.ts';
import type { Settings } from './settings.ts';

export type Person = {
  /** The id the bot sees: `29:...`, and only ever valid for this bot. */
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly userPrincipalName: string;
  readonly email: string;
  readonly tenantId: string;
  /** BCP 47, as the person's Teams is set. */
  locale: string;
  /** IANA zone, shown on messages only. */
  readonly timezone: string;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  /** Blocked the bot in their chat with it. */
  hasBlocked: boolean;
};

export type Team = {
  /** Its id is that of its first channel, `19:...@thread.tacv2`. */
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
  readonly tenantId: string;
  readonly channels: { readonly id: string; readonly name: string }[];
  readonly members: Set<string>;
  isInstalled: boolean;
};

/** Where messages are: a 1:1 chat with the bot, a group chat, or a channel. */
export type Conversation = {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly tenantId: string;
  readonly members: Set<string>;
  /** The team of a channel. */
  readonly team?: Team;
  readonly name?: string;
  isInstalled: boolean;
  isDeleted: boolean;
  readonly messages: Message[];
};

/** One state a message was in, and from when. */
export type Version = { readonly at: number; readonly activity: Fields };

export type Message = {
  readonly id: string;
  readonly conversation: string;
  /** The message that starts the thread this one is in; a thread's first message has none. Channels only. */
  readonly thread?: string;
  /** `29:...` of a person or `28:...` of the bot. */
  readonly from: string;
  text: string;
  /** Adaptive Cards of the message, as everybody sees them. */
  cards: readonly Fields[];
  /** The activity as it was sent last. */
  activity: Fields;
  /**
   * What single people see instead, by their id: the card an Action.Execute or a refresh answered with, until the message is edited
   * or they load it anew.
   */
  readonly shownTo: Map<string, Fields>;
  /** Of a targeted message: the only person who sees it. */
  readonly onlyFor?: string;
  isEdited: boolean;
  deletedAt?: number;
  /** Every state so far, oldest first, the current one last. */
  readonly history: Version[];
};

/** Everything the local Teams remembers. */
export type Tenant = {
  readonly settings: Settings;
  readonly people: Map<string, Person>;
  readonly teams: Map<string, Team>;
  readonly conversations: Map<string, Conversation>;
  /** What activities name as serviceUrl now, ending in a slash. */
  serviceUrl: string;
  /** Access tokens that were given out, and those of them that are not accepted any more, by their `uti`. */
  readonly issued: Set<string>;
  readonly revoked: Set<string>;
  /** Ids of messages grow, like Teams' own: milliseconds since 1970. */
  nextMessageId(): string;
  nextId(prefix: string): string;
  /** People's clients, once they are there: they see that a message of the bot was posted or edited. */
  onShown: (conversation: Conversation, message: Message) => void;
};

export function openTenant(settings: Settings): Tenant {
  let last = 0;
  return {
    settings,
    people: new Map(),
    teams: new Map(),
    conversations: new Map(),
    serviceUrl: '',
    issued: new Set(),
    revoked: new Set(),
    nextMessageId() {
      last = Math.max(Math.floor(settings.now()), last + 1);
      return String(last);
    },
    nextId: (prefix) => `${prefix}${randomBytes(24).toString('base64url')}`,
    onShown: () => {},
  };
}

export type NewPerson = Partial<Omit<Person, 'hasBlocked'>> & { readonly name: string };

export function addPerson(tenant: Tenant, given: NewPerson): Person {
  const handle = given.name.toLowerCase().replace(/\W+/g, '.');
  const person: Person = {
    id: tenant.nextId('29:1'),
    aadObjectId: randomUUID(),
    userPrincipalName: `${handle}@example.com`,
    email: `${handle}@example.com`,
    tenantId: tenant.settings.tenantId,
    locale: 'en-US',
    timezone: 'Europe/Berlin',
    isBot: false,
    isGuest: false,
    ...given,
    hasBlocked: false,
  };
  tenant.people.set(person.id, person);
  return person;
}

/** A person by `29:` id, object id or name. */
export function findPerson(tenant: Tenant, id: string): Person | undefined {
  const exact = tenant.people.get(id);
  if (exact !== undefined) return exact;
  for (const person of tenant.people.values()) if (person.aadObjectId === id || person.name === id) return person;
  return undefined;
}

export function knownPerson(tenant: Tenant, id: string): Person {
  const person = findPerson(tenant, id);
  if (person === undefined) throw new Error(`there is no person ${id}`);
  return person;
}

export function addConversation(
  tenant: Tenant,
  given: Pick<Conversation, 'id' | 'kind' | 'members' | 'tenantId' | 'isInstalled'> & Partial<Conversation>,
): Conversation {
  const conversation: Conversation = { isDeleted: false, messages: [], ...given };
  tenant.conversations.set(conversation.id, conversation);
  return conversation;
}

export type NewTeam = {
  readonly name: string;
  readonly channels?: readonly string[];
  readonly members?: readonly string[];
  readonly isInstalled?: boolean;
};

/** Adds a team with a General channel and the ones named. The app is installed unless said otherwise; no event is sent. */
export function addTeam(tenant: Tenant, given: NewTeam): Team {
  const channels = ['General', ...(given.channels ?? [])].map((name) => ({
    id: `19:${randomBytes(16).toString('hex')}@thread.tacv2`,
    name,
  }));
  const team: Team = {
    id: channels[0]?.id ?? '',
    name: given.name,
    aadGroupId: randomUUID(),
    tenantId: tenant.settings.tenantId,
    channels,
    members: new Set((given.members ?? []).map((id) => knownPerson(tenant, id).id)),
    isInstalled: given.isInstalled ?? true,
  };
  tenant.teams.set(team.id, team);
  for (const { id, name } of channels)
    addConversation(tenant, {
      id,
      name,
      kind: 'channel',
      team,
      members: team.members,
      tenantId: team.tenantId,
      isInstalled: team.isInstalled,
    });
  return team;
}

export type NewGroupChat = {
  readonly members: readonly string[];
  readonly isInstalled?: boolean;
  readonly name?: string;
  readonly isMeeting?: boolean;
};

export function addGroupChat(tenant: Tenant, given: NewGroupChat): Conversation {
  const id = given.isMeeting
    ? `19:meeting_${randomBytes(24).toString('base64url')}@thread.v2`
    : `19:${randomBytes(16).toString('hex')}@thread.v2`;
  return addConversation(tenant, {
    id,
    kind: 'groupChat',
    members: new Set(given.members.map((member) => knownPerson(tenant, member).id)),
    tenantId: tenant.settings.tenantId,
    isInstalled: given.isInstalled ?? true,
    ...(given.name === undefined ? {} : { name: given.name }),
  });
}

/** The 1:1 chat of a person and the bot: made when there is none yet, without installing the app. */
export function personalChat(tenant: Tenant, person: Person): Conversation {
  for (const each of tenant.conversations.values())
    if (each.kind === 'personal' && each.members.has(person.id)) return each;
  return addConversation(tenant, {
    id: tenant.nextId('a:1'),
    kind: 'personal',
    members: new Set([person.id]),
    tenantId: person.tenantId,
    isInstalled: false,
  });
}

/** Where the app is installed, for a conversation: a channel asks its team. */
export function isInstalled(conversation: Conversation): boolean {
  return conversation.team?.isInstalled ?? conversation.isInstalled;
}

/** A conversation id as Teams uses it: a channel's may name the thread, `19:...@thread.tacv2;messageid=1700000000000`. */
export function splitThread(id: string): { readonly conversation: string; readonly thread?: string } {
  const [conversation = '', thread] = id.split(';messageid=');
  return thread === undefined ? { conversation } : { conversation, thread };
}

export function findMessage(conversation: Conversation, id: string): Message | undefined {
  return conversation.messages.find((message) => message.id === id && message.deletedAt === undefined);
}

/** The conversation, by its id (with or without a thread), or by a person's name for their 1:1 chat. */
export function knownConversation(tenant: Tenant, id: string): Conversation {
  const found = tenant.conversations.get(splitThread(id).conversation);
  if (found !== undefined) return found;
  const person = findPerson(tenant, id);
  if (person !== undefined) return personalChat(tenant, person);
  throw new Error(`there is no conversation ${id}`);
}

/** A message, wherever it is, deleted ones included. */
export function knownMessage(
  tenant: Tenant,
  id: string,
): { readonly conversation: Conversation; readonly message: Message } {
  for (const conversation of tenant.conversations.values()) {
    const message = conversation.messages.find((each) => each.id === id);
    if (message !== undefined) return { conversation, message };
  }
  throw new Error(`there is no message ${id}`);
}
