import type { Memory, Remembered } from '../../memory.ts';
import { inLowerCase } from '../people/object-id.ts';
import { type Activity, canonicalId, entitiesOf, isPlaced, type Placed, tenantOf } from '../receive/activity.ts';
import { type ConversationType, guessType, splitConversation } from './place.ts';

/**
 * How to write to somebody or somewhere again: our own record, in no SDK's shape, so that it outlives one. Of a channel or
 * a group chat it says nothing about a person, and of a person their last known 1:1 chat, or none (`conversationId` is empty).
 */
export type Reference = Readonly<Record<ReferenceField, string>>;

type ReferenceField =
  | 'channelId'
  | 'serviceUrl'
  | 'conversationId'
  | 'conversationType'
  | 'tenantId'
  | 'botId'
  | 'botName'
  | 'userId'
  | 'aadObjectId'
  | 'locale'
  /** The team a channel belongs to. */
  | 'teamId'
  /** Of a person. */
  | 'userName'
  | 'timezone';

const empty: Reference = {
  channelId: 'msteams',
  serviceUrl: '',
  conversationId: '',
  conversationType: '',
  tenantId: '',
  botId: '',
  botName: '',
  userId: '',
  aadObjectId: '',
  locale: '',
  teamId: '',
  userName: '',
  timezone: '',
};

const key = {
  place: (conversation: string) => `teams:place:${conversation}`,
  person: (id: string) => `teams:person:${id}`,
  /** Object id of a person by the id Teams gives them for this bot. */
  user: (id: string) => `teams:user:${id}`,
  home: 'teams:home',
};

export type References = ReturnType<typeof openReferences>;

/** Where whoever no activity has told of yet is written to. */
export interface Home {
  /** The tenant that they belong to, in lower case; undefined: nobody said, so it is the one of the configured channels. */
  readonly tenantId?: string | undefined;
  /** The address that reaches every tenant of the cloud, where there is one. */
  readonly serviceUrl?: string | undefined;
  /** Ids of the configured channels, the first one first. */
  readonly channels: readonly string[];
}

/** What is remembered of people and places. Everything throws what the memory throws. */
export function openReferences(memory: Memory, { tenantId, serviceUrl = '', channels }: Home) {
  const isHome = (tenant: string) => tenantId === undefined || tenant.toLowerCase() === tenantId;

  return {
    /** Takes in what an activity tells about its place and its sender. Written only when it is news. */
    async learn(given: Activity): Promise<void> {
      if (!isPlaced(given) || (given.serviceUrl ?? '') === '') return;
      const common = commonOf(given);
      // One of another tenant's would send everybody new to that tenant.
      const work = isHome(common.tenantId) ? [update(key.home, common)] : [];
      const place = placeOf(given);
      if (place.type !== 'personal') work.push(update(key.place(place.conversation), { ...common, ...place.fields }));
      if (isPerson(given.from.id))
        work.push(update(key.person(canonicalId(given.from)), personOf(given, common, place)));
      if ((given.from.aadObjectId ?? '') !== '')
        work.push(update(key.user(given.from.id), { aadObjectId: given.from.aadObjectId ?? '' }));
      await Promise.all(work);
    },

    /** The app was removed: nothing can be sent there any more. */
    async drop(given: Placed): Promise<void> {
      const { conversation, type } = placeOf(given);
      if (type === 'personal') return memory.forget(key.person(canonicalId(given.from)));
      const team = given.channelData?.team?.id;
      const places = await memory.list(key.place(''));
      const gone = [...places].filter(
        ([name, place]) => name === key.place(conversation) || (team != null && place.teamId === team),
      );
      await Promise.all(gone.map(([name]) => memory.forget(name)));
    },

    /** A 1:1 chat that was opened from here. */
    async openedChat(person: string, reference: Reference): Promise<void> {
      await update(key.person(person), reference);
    },

    place: async (conversation: string) => read(await memory.recall(key.place(conversation))),
    /** One place for each team and chat that is known, at most `most`: rosters are a team's. */
    async places(most: number): Promise<readonly Reference[]> {
      const places = [...(await memory.list(key.place(''))).values()].map((each) => ({ ...empty, ...each }));
      const byTeam = new Map(places.map((each) => [each.teamId === '' ? each.conversationId : each.teamId, each]));
      return [...byTeam.values()].slice(0, most);
    },
    person: async (id: string) => read(await memory.recall(key.person(id))),
    /**
     * How to write to somebody or somewhere that no activity has told of: the tenant, and the address of the service as an activity
     * of that tenant told it last, else the cloud's own.
     */
    async home(): Promise<Reference | undefined> {
      const last = read(await memory.recall(key.home));
      if (tenantId === undefined) return (await configuredPlace()) ?? last;
      if (last !== undefined && isHome(last.tenantId) && last.tenantId !== '') return last;
      return serviceUrl === '' ? undefined : { ...empty, serviceUrl, tenantId };
    },
    /**
     * The id by which this person's clicks arrive, as far as it is known.
     * @param id as Teams or the directory names them
     */
    async canonical(id: string): Promise<string> {
      return inLowerCase((await memory.recall(key.user(id)))?.aadObjectId ?? id);
    },
  };

  /** What is known of a configured channel, as somewhere in its tenant. */
  async function configuredPlace(): Promise<Reference | undefined> {
    for (const channel of channels) {
      const known = read(await memory.recall(key.place(channel)));
      if (known !== undefined) return { ...known, conversationId: '', conversationType: '', teamId: '' };
    }
    return undefined;
  }

  async function update(name: string, news: Remembered): Promise<void> {
    const known = await memory.recall(name);
    const next: Record<string, string> = { ...known };
    for (const [field, value] of Object.entries(news))
      if (value !== '' || next[field] === undefined) next[field] = value;
    const isNews = known === undefined || Object.entries(next).some(([field, value]) => known[field] !== value);
    if (isNews) await memory.remember(name, next);
  }
}

function read(remembered: Remembered | undefined): Reference | undefined {
  return remembered === undefined ? undefined : { ...empty, ...remembered };
}

/** What an activity tells about where it came from; enough to write there. */
export function referenceOf(given: Placed): Reference {
  return { ...commonOf(given), ...placeOf(given).fields };
}

function commonOf(given: Placed): Reference {
  return {
    ...empty,
    serviceUrl: given.serviceUrl ?? '',
    tenantId: tenantOf(given),
    botId: given.recipient?.id ?? '',
    botName: given.recipient?.name ?? '',
  };
}

/** The conversation and, for a channel event that comes from its team's first channel, the channel it is about. */
function placeOf(given: Placed) {
  const { conversation } = splitConversation(given.conversation.id);
  const type = typeOf(given.conversation.conversationType, conversation);
  const teamId = type === 'channel' ? (given.channelData?.team?.id ?? '') : '';
  return { conversation, type, fields: { conversationId: conversation, conversationType: type, teamId } };
}

function typeOf(told: string | null | undefined, conversation: string): ConversationType {
  return told === 'personal' || told === 'groupChat' || told === 'channel' ? told : guessType(conversation);
}

function personOf(
  given: Placed,
  common: Reference,
  place: { readonly conversation: string; readonly type: string },
): Reference {
  const client = entitiesOf(given).find((each) => each.type === 'clientInfo');
  const isPersonal = place.type === 'personal';
  return {
    ...common,
    conversationId: isPersonal ? place.conversation : '',
    conversationType: isPersonal ? 'personal' : '',
    userId: given.from.id,
    aadObjectId: given.from.aadObjectId ?? '',
    userName: given.from.name ?? '',
    locale: given.locale ?? client?.locale ?? '',
    timezone: given.localTimezone ?? client?.timezone ?? '',
  };
}

/** Ids of people begin with 29, of bots with 28; meeting guests have others. */
function isPerson(id: string): boolean {
  return !id.startsWith('28:') && !id.startsWith('19:');
}
