import { z } from 'zod';
import type { Person } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Description } from '../../adapter.ts';
import { recall } from '../../recall.ts';
import { within } from '../../within.ts';
import { storable } from '../api/fields.ts';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';
import { agentsOf, isGroup } from './teams.ts';

/** Somebody as users.info knows them. */
export interface Known {
  readonly id: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timezone?: string;
  readonly isBot: boolean;
  /** A full member of the workspace the app is installed in: no bot, no guest, nobody of a connected workspace. */
  readonly isMember: boolean;
  /** Of the workspace, but only in the channels they were invited to. */
  readonly isGuest: boolean;
  /** Of a connected workspace. */
  readonly isForeign: boolean;
  readonly isDeactivated: boolean;
}

const answer = z.object({
  user: z.object({
    id: z.string(),
    team_id: orAbsent(z.string()),
    teams: orAbsent(z.array(z.unknown())),
    enterprise_user: orAbsent(z.object({ teams: orAbsent(z.array(z.unknown())) })),
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

/** @param home id of the workspace the app is installed in */
export function openPeople(web: Web, home: () => Promise<string>) {
  /** Slack's answer for one user id, kept for a minute. @throws what the client throws */
  const look = recall(minute, async (user): Promise<Known> => {
    const [read, team] = await Promise.all([web.quick.users.info({ user, include_locale: true }), home()]);
    return readUser(answer.parse(read).user, team);
  });

  /** The members of a user group. @throws what the client throws */
  const groupOf = recall(minute, async (usergroup): Promise<ReadonlySet<string>> => {
    const { users } = await web.quick.usergroups.users.list({ usergroup });
    return new Set(users ?? []);
  });

  /**
   * Whether this person may say that a chat of the team is over. Without configured agents any full member may,
   * except the customer: guests and people of connected workspaces are customers.
   * @throws when Slack does not answer: then nobody knows
   */
  async function isAgent(user: string, team: Team | undefined, respondent: string | undefined): Promise<boolean> {
    if (user === respondent) return false;
    const configured = agentsOf(team);
    if (configured.length === 0) return (await look(user)).isMember;
    if (configured.some((agent) => agent.id === user)) return true;
    const groups = configured.filter(isGroup);
    const members = await Promise.all(groups.map((group) => groupOf(group.id)));
    return members.some((each) => each.has(user));
  }

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
    const known = await within(2_000, lookIfKnown(person.id));
    if (known === undefined) return undefined;
    const { name, locale, timezone, isBot } = known;
    return {
      isBot,
      ...(name === undefined ? {} : { name }),
      ...(locale === undefined ? {} : { locale }),
      ...(timezone === undefined ? {} : { timezone }),
    };
  }

  return { look, lookIfKnown, groupOf, isAgent, describe };
}

function readUser(user: z.infer<typeof answer>['user'], home: string): Known {
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
 * Whether the workspace is theirs. In an Enterprise Grid `team_id` is only one of a person's workspaces, or the
 * organisation. Source: github.com/slackapi/bolt-js issue 1875.
 */
function isOf({ team_id, teams, enterprise_user }: z.infer<typeof answer>['user'], workspace: string): boolean {
  if (team_id === undefined || team_id === workspace) return true;
  return [...(teams ?? []), ...(enterprise_user?.teams ?? [])].includes(workspace);
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
