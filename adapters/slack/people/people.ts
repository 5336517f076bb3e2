import { z } from 'zod';
import type { Person } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Description } from '../../adapter.ts';
import { recall } from '../../recall.ts';
import { within } from '../../within.ts';
import { storable } from '../api/fields.ts';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';
import type { Identity } from './identity.ts';
import { agentsOf, isGroup } from './teams.ts';

/** Somebody as users.info knows them. */
export interface Known {
  readonly id: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timezone?: string;
  readonly isBot: boolean;
  /** A full member of the workspace the app is installed in, or of its organisation: no bot, no guest, nobody of another company. */
  readonly isMember: boolean;
  /** Of the workspace, but only in the channels they were invited to. */
  readonly isGuest: boolean;
  /** Of another company: neither of the workspace nor of its Enterprise organisation. */
  readonly isForeign: boolean;
  readonly isDeactivated: boolean;
}

const answer = z.object({
  user: z.object({
    id: z.string(),
    team_id: orAbsent(z.string()),
    teams: orAbsent(z.array(z.unknown())),
    enterprise_user: orAbsent(z.object({ enterprise_id: orAbsent(z.string()), teams: orAbsent(z.array(z.unknown())) })),
    name: orAbsent(z.string()),
    real_name: orAbsent(z.string()),
    profile: orAbsent(z.object({ display_name: orAbsent(z.string()), real_name: orAbsent(z.string()) })),
    locale: orAbsent(z.string()),
    tz: orAbsent(z.string()),
    deleted: orAbsent(z.boolean()),
    is_bot: orAbsent(z.boolean()),
    is_stranger: orAbsent(z.boolean()),
    is_restricted: orAbsent(z.boolean()),
    is_ultra_restricted: orAbsent(z.boolean()),
  }),
});

const minute = 60_000;

export type People = ReturnType<typeof openPeople>;

/** Why somebody may not say that a chat of the team is over. */
export type NotAnAgent = 'guest' | 'outsider' | 'notAgent';

/** @param home the workspace the app is installed in, and its organisation */
export function openPeople(
  web: Web,
  home: () => Promise<Pick<Identity, 'team' | 'enterprise'>>,
  teams: readonly Team[],
) {
  /** Slack's answer for one user id, kept for a minute. @throws what the client throws */
  const look = recall(minute, async (user): Promise<Known> => {
    const [read, own] = await Promise.all([web.quick.users.info({ user, include_locale: true }), home()]);
    return readUser(answer.parse(read).user, own);
  });

  /** The members of a user group. @throws what the client throws */
  const groupOf = recall(minute, async (usergroup): Promise<ReadonlySet<string>> => {
    const { users } = await web.quick.usergroups.users.list({ usergroup });
    return new Set(users ?? []);
  });

  const everyGroup = [...new Set(teams.flatMap((team) => agentsOf(team).filter(isGroup)).map(({ id }) => id))];

  /** Those of these user groups that somebody belongs to. @throws what the client throws */
  async function groupsAmong(user: string, groups: readonly string[]): Promise<readonly string[]> {
    const members = await Promise.all(groups.map(groupOf));
    return groups.filter((_, index) => members[index]?.has(user));
  }

  /**
   * The one answer to who is an agent: undefined for those who are. With configured agents these are the people named, bots
   * and guests among them, and the members of the groups named; without any, every full member.
   * @throws when Slack does not answer: then nobody knows
   */
  async function whyNoAgent(user: string, team: Team | undefined): Promise<NotAnAgent | undefined> {
    const configured = agentsOf(team);
    if (configured.length === 0) {
      const { isMember, isGuest, isForeign } = await look(user);
      return isMember ? undefined : isForeign ? 'outsider' : isGuest ? 'guest' : 'notAgent';
    }
    if (configured.some((agent) => agent.id === user)) return undefined;
    const groups = await groupsAmong(
      user,
      configured.filter(isGroup).map(({ id }) => id),
    );
    return groups.length > 0 ? undefined : 'notAgent';
  }

  /** @throws when Slack does not answer: then nobody knows */
  async function isAgent(user: string, team: Team | undefined): Promise<boolean> {
    return (await whyNoAgent(user, team)) === undefined;
  }

  /** Whether somebody is a configured agent of any team. @throws when Slack does not answer */
  async function isNamed(user: string): Promise<boolean> {
    const named = teams.some((team) => agentsOf(team).some((agent) => agent.id === user));
    return named || (await groupsAmong(user, everyGroup)).length > 0;
  }

  /** Those of all teams' groups of agents that somebody belongs to. @throws what the client throws */
  const groupsWith = (user: string) => groupsAmong(user, everyGroup);

  /** The same as `look`, without what can't be known. */
  async function lookIfKnown(user: string): Promise<Known | undefined> {
    try {
      return await look(user);
    } catch {
      return undefined;
    }
  }

  /** @returns undefined when Slack knows nobody by this id or does not answer within 2 s */
  async function describe(person: Person): Promise<Description | undefined> {
    const [known, groups = []] = await Promise.all([
      within(2_000, lookIfKnown(person.id)),
      within(
        2_000,
        groupsWith(person.id).catch(() => undefined),
      ),
    ]);
    return known === undefined ? undefined : describeAs(known, groups);
  }

  return { look, lookIfKnown, groupOf, groupsWith, isAgent, isNamed, whyNoAgent, describe };
}

function describeAs(known: Known, groups: readonly string[]): Description {
  const { name, locale, timezone, isBot, isDeactivated, isMember } = known;
  return {
    isBot,
    ...(name === undefined ? {} : { name }),
    ...(locale === undefined ? {} : { locale }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(isDeactivated ? { isDeactivated } : {}),
    ...(isMember ? { isColleague: true } : {}),
    ...(groups.length === 0 ? {} : { groups }),
  };
}

function readUser(user: z.infer<typeof answer>['user'], home: Pick<Identity, 'team' | 'enterprise'>): Known {
  const name = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name].find(isWritten);
  const locale = canonical(user.locale);
  const isGuest = user.is_restricted === true || user.is_ultra_restricted === true;
  const isBot = user.is_bot === true || user.id === 'USLACKBOT';
  const isForeign = user.is_stranger === true || !isOf(user, home);
  return {
    id: user.id,
    isBot,
    isGuest,
    isForeign,
    isDeactivated: user.deleted === true,
    isMember: !isBot && !isGuest && !isForeign && user.deleted !== true,
    ...(name === undefined ? {} : { name: storable(name) }),
    ...(locale === undefined ? {} : { locale }),
    ...(isWritten(user.tz) ? { timezone: storable(user.tz) } : {}),
  };
}

/**
 * Whether they are of the company. In an Enterprise Grid `team_id` is only one of a person's workspaces, or the organisation,
 * and colleagues of its other workspaces are colleagues all the same. Sources: github.com/slackapi/bolt-js issue 1875,
 * docs.slack.dev/reference/objects/user-object.
 */
function isOf(
  { team_id, teams, enterprise_user }: z.infer<typeof answer>['user'],
  { team, enterprise }: Pick<Identity, 'team' | 'enterprise'>,
): boolean {
  if (team_id === undefined || team_id === team) return true;
  if (enterprise !== undefined && (team_id === enterprise || enterprise_user?.enterprise_id === enterprise))
    return true;
  return [...(teams ?? []), ...(enterprise_user?.teams ?? [])].includes(team);
}

function isWritten(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

/** BCP 47, as in `en-US`; undefined for what is none. */
function canonical(locale: string | undefined): string | undefined {
  try {
    return isWritten(locale) ? Intl.getCanonicalLocales(locale)[0] : undefined;
  } catch {
    return undefined;
  }
}
