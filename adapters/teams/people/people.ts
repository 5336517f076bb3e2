import type { Person } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Description } from '../../adapter.ts';
import { recall } from '../../recall.ts';
import { agentsOn } from '../../support-teams.ts';
import { lookupPatience, within } from '../../within.ts';
import type { Bot, Member } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import { platform } from '../api/place.ts';
import type { Reference, References } from '../api/reference.ts';
import { canonicalId } from '../receive/activity.ts';
import type { Chats } from './chats.ts';

const minute = 60_000;
const hour = 60 * minute;
/** More members than these are not looked through: 5 pages of 500. */
const mostPages = 5;
/** Teams and chats in which somebody is looked for: each is a call. */
const mostPlaces = 5;

export type People = ReturnType<typeof openPeople>;

/** @param tenantId the company's own tenant, in lower case; undefined: nobody said, so it is the one of the place */
export function openPeople(bot: Bot, references: References, chats: Chats, tenantId?: string) {
  /** Everybody in a conversation, kept for a minute. @param key service address and conversation, see `rosterKey` */
  const rosterOf = recall(minute, async (key): Promise<readonly Member[]> => {
    const [serviceUrl = '', conversation = ''] = key.split('\n');
    const connector = await bot.at(serviceUrl);
    const members: Member[] = [];
    let more: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const read = await connector.members(conversation, 500, more);
      members.push(...read.members);
      more = read.more;
      if (more === undefined) break;
    }
    return members;
  });

  /** @throws what the SDK throws */
  async function look(reference: Reference, conversation: string, id: string): Promise<Member | undefined> {
    try {
      return await (await bot.at(reference.serviceUrl)).member(conversation, id);
    } catch (error) {
      const failure = nameFailure(error, 'reading');
      if (failure.kind === 'unreachable') return undefined;
      throw error;
    }
  }

  /** By their 1:1 chat, where the app is installed for them: with most people a bot has no other place in common. */
  async function findInChat(id: string, known: Reference | undefined): Promise<Member | undefined> {
    const reference = known ?? (await references.home());
    if (reference === undefined || reference.serviceUrl === '') return undefined;
    return look(reference, await chats.with(id, reference), id);
  }

  async function findAnywhere(id: string, known: Reference | undefined): Promise<Member | undefined> {
    if (known?.conversationType === 'personal' && known.conversationId !== '') {
      const member = await findInChat(id, known).catch(() => undefined);
      if (member !== undefined) return member;
    }
    const places = await references.places(mostPlaces);
    const looked = await Promise.allSettled(places.map((each) => look(each, each.conversationId, id)));
    const found = looked.find((each) => each.status === 'fulfilled' && each.value !== undefined);
    if (found?.status === 'fulfilled') return found.value;
    // A Teams that does not answer is not asked for more.
    if (looked.some(({ status }) => status === 'rejected')) return undefined;
    return findInChat(id, known).catch(() => undefined);
  }

  /** By the rosters of the places that the bot is in: no chat is opened for it. @throws when none is found and one did not answer */
  async function findInPlaces(id: string): Promise<Member | undefined> {
    const known = await references.person(id);
    const own = known?.conversationType === 'personal' && known.conversationId !== '' ? [known] : [];
    let failure: unknown;
    for (const each of [...own, ...(await references.places(mostPlaces))]) {
      try {
        const member = await look(each, each.conversationId, id);
        if (member !== undefined) return member;
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== undefined) throw failure;
    return undefined;
  }

  /** Kept for an hour: alerts name the same agents again and again. */
  const principalOf = recall(hour, async (id) => (await findInPlaces(await references.canonical(id)))?.principal);

  return {
    /** @throws what the SDK throws */
    roster: (reference: Reference, conversation: string) => rosterOf(`${reference.serviceUrl}\n${conversation}`),

    look,

    /** The name somebody signs in with. @returns undefined for whom no roster has, and when Teams does not answer within 2 s */
    principal: (id: string) =>
      within(
        lookupPatience,
        principalOf(id).catch(() => undefined),
      ),

    /**
     * What is remembered of a person; of one who has never written to the bot, what their 1:1 chat with it or the rosters of the
     * places it is in tell.
     * @returns undefined for somebody nobody knows, and when Teams does not answer within 2 s
     */
    async describe({ id: asked }: Person): Promise<Description | undefined> {
      if (asked.startsWith('28:')) return { isBot: true };
      const learned = await references.canonical(asked);
      const known = await references.person(learned);
      if (known !== undefined && known.userName !== '')
        return describeAs(asked, learned, known.userName, known.locale, known.timezone);
      const member = await within(lookupPatience, findAnywhere(learned, known));
      const id = member === undefined ? learned : canonicalId(member);
      if (known === undefined && member === undefined && id === asked) return undefined;
      return describeAs(asked, id, member?.name ?? '', known?.locale ?? '', known?.timezone ?? '');
    },

    /**
     * Whether this member may say that a chat of the team is over: a configured agent; without configured agents anybody of
     * the company's own tenant who is no guest.
     * @param there the tenant that the place belongs to, empty when Teams does not tell
     */
    isAgent(member: Member, team: Team | undefined, there: string): boolean {
      const configured = agentsOf(team);
      if (configured.length > 0) return configured.some((id) => id === member.id || id === canonicalId(member));
      return isInside(member, tenantId ?? there);
    },
  };
}

/**
 * Whether somebody belongs to the company: of its tenant and no guest. Whose tenant Teams does not tell may be anybody, except
 * where it tells nobody's.
 */
function isInside({ role, tenantId }: Member, home: string): boolean {
  return role !== 'guest' && role !== 'anonymous' && (tenantId ?? '').toLowerCase() === home.toLowerCase();
}

/** The configured agents that are people of Teams: object ids, or Teams' own. */
export function agentsOf(team: Team | undefined): readonly string[] {
  return agentsOn(team, platform).map(({ id }) => id);
}

function describeAs(asked: string, id: string, name: string, locale: string, timezone: string): Description {
  const tag = canonical(locale);
  return {
    isBot: false,
    ...(id === asked ? {} : { id }),
    ...(name === '' ? {} : { name }),
    ...(tag === undefined ? {} : { locale: tag }),
    ...(timezone === '' ? {} : { timezone }),
  };
}

/** BCP 47, as in `en-US`; undefined for what is none. */
function canonical(locale: string): string | undefined {
  try {
    return locale === '' ? undefined : Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
