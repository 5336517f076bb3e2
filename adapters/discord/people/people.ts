import { z } from 'zod';
import type { Person } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Description } from '../../adapter.ts';
import type { Memory } from '../../memory.ts';
import { recall } from '../../recall.ts';
import { lookupPatience, within } from '../../within.ts';
import type { Call } from '../api/calls.ts';
import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { codeOf } from '../api/failures.ts';
import { isSnowflake } from '../api/ids.ts';
import { mayModerate, permissionsIn } from './permissions.ts';
import { agentsOf, chatChannels } from './teams.ts';

/** Somebody as a server or Discord knows them. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  /** Their roles, when they are a member of the server that was asked. */
  readonly roles?: readonly string[];
}

export interface Sides {
  readonly agents: readonly Known[];
  /** Ids. */
  readonly customers: readonly string[];
}

const user = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});
const member = z.object({ user, nick: z.string().nullish(), roles: z.array(z.string()) });

const minute = 60_000;
/** They left the server, or never were in it. */
const unknownMember = 10007;
/** Nobody has this id any more. */
const unknownUser = 10013;

export type People = ReturnType<typeof openPeople>;

/** @param teams whose chats say which servers people are members of, and which roles are agents' */
export function openPeople(call: Call, channels: Channels, memory: Memory, teams: readonly Team[]) {
  const agents = () => teams.flatMap((team) => agentsOf(team).map(({ id }) => id));

  const lookUser = recall(
    minute,
    async (id): Promise<Known> => readUser(user.parse(await call('GET', `/users/${id}`))),
  );

  const lookMember = recall(minute, async (key): Promise<Known> => {
    const [guild = '', id = ''] = key.split('/');
    try {
      const read = member.parse(await call('GET', `/guilds/${guild}/members/${id}`));
      const known = readUser(read.user);
      return { ...known, roles: read.roles, ...(read.nick == null ? {} : { name: read.nick }) };
    } catch (error) {
      if (codeOf(error) === unknownMember) return lookUser(id);
      throw error;
    }
  });

  const look = (id: string, guild: string | undefined): Promise<Known> =>
    guild === undefined ? lookUser(id) : lookMember(`${guild}/${id}`);

  /** @throws when Discord does not answer: then nobody knows */
  async function mayEnd(id: string, channel: Channel, team: Team | undefined): Promise<boolean> {
    const { guild } = channel;
    const { roles, isBot } = await look(id, guild);
    if (guild === undefined || roles === undefined || isBot) return false;
    const configured = agentsOf(team);
    if (configured.length > 0) return isConfigured(id, roles, team);
    const [known, ruling] = await Promise.all([channels.guild(guild), channels.ruling(channel)]);
    return mayModerate(permissionsIn(known, id, roles, ruling.overwrites));
  }

  /** The servers in which customers are helped, as far as Discord tells. Never throws. */
  async function homes(): Promise<readonly string[]> {
    const looks = await Promise.allSettled([...chatChannels(teams)].map((id) => channels.look(id)));
    return [...new Set(looks.flatMap((look) => (look.status === 'fulfilled' ? (look.value.guild ?? []) : [])))];
  }

  /** By the server, or by those in which customers are helped: whose member somebody is says what they are there. */
  async function lookWhere(id: string, guild: string | undefined): Promise<Known> {
    const guilds = guild === undefined ? await homes() : [guild];
    // No role of theirs can be an agents' one.
    if (guild === undefined && agents().length === 0) return lookUser(id);
    const [first = await lookUser(id), ...others] = await Promise.all(
      guilds.map((each) => lookMember(`${each}/${id}`)),
    );
    const roles = [first, ...others].flatMap((each) => each.roles ?? []);
    return { ...first, roles };
  }

  const locales = new Map<string, string>();

  return {
    look,
    mayEnd,
    /**
     * Who of these is on the team and who is a customer; bots are neither, and so is who is not known any more.
     * @throws what the client throws
     */
    async sides(ids: readonly string[], channel: Channel, team: Team | undefined): Promise<Sides> {
      // What a ticket lets people do in it says nothing of who they are.
      const anywhere = { ...channel, overwrites: [] };
      const agents: Known[] = [];
      const customers: string[] = [];
      for (const id of ids) {
        try {
          const known = await look(id, channel.guild);
          if (known.isBot) continue;
          if (await mayEnd(id, anywhere, team)) agents.push(known);
          else customers.push(id);
        } catch (error) {
          if (codeOf(error) !== unknownUser) throw error;
        }
      }
      return { agents, customers };
    },
    /** What Discord tells at no other time: the language of somebody's client. Never throws. */
    async heardLocale(id: string, locale: string | undefined): Promise<void> {
      const canonical = canonicalLocale(locale);
      if (canonical === undefined || locales.get(id) === canonical) return;
      locales.set(id, canonical);
      if (locales.size > 1000) locales.clear();
      await memory.remember(`person:${id}`, { locale: canonical }).catch(() => locales.delete(id));
    },
    /**
     * Who somebody is, and which roles of agents they have: those make them no customer. In the language of their client where that was heard of, else of the server.
     * @returns undefined when Discord knows nobody by this id or does not answer within 2 s
     */
    async describe({ id }: Person, guild?: string): Promise<Description | undefined> {
      if (!isSnowflake(id)) return undefined;
      const [known, remembered, server] = await Promise.all([
        within(lookupPatience, lookWhere(id, guild)),
        within(lookupPatience, memory.recall(`person:${id}`)),
        guild === undefined ? undefined : within(lookupPatience, channels.guild(guild)).catch(() => undefined),
      ]);
      if (known === undefined) return undefined;
      const locale = remembered?.locale ?? canonicalLocale(server?.locale);
      const groups = agents().filter((agent) => known.roles?.includes(agent) === true);
      return {
        isBot: known.isBot,
        name: known.name,
        ...(locale === undefined ? {} : { locale }),
        ...(groups.length === 0 ? {} : { groups }),
      };
    },
  };
}

export function isConfigured(id: string, roles: readonly string[], team: Team | undefined): boolean {
  return agentsOf(team).some((agent) => agent.id === id || roles.includes(agent.id));
}

function readUser({ id, username, global_name, bot }: z.infer<typeof user>): Known {
  const name = global_name == null || global_name.trim() === '' ? username : global_name;
  return { id, name, isBot: bot ?? false };
}

/** BCP 47; undefined for what is none. */
function canonicalLocale(locale: string | undefined): string | undefined {
  try {
    return locale === undefined ? undefined : Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
