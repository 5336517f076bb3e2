import type { ChannelUse, Finding } from '../../adapter.ts';
import { right, wrong } from '../../findings.ts';
import type { Bot, Member } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import type { References } from '../api/reference.ts';
import { agentsOf, type People } from '../people/people.ts';
import type { Sharing } from '../people/sharing.ts';
import { canonicalId } from '../receive/activity.ts';
import { openAgentsCheck } from './check-agents.ts';
import type { TeamsSettings } from './settings.ts';

interface Needs {
  readonly bot: Bot;
  readonly references: References;
  readonly people: People;
  readonly sharing: Sharing;
  readonly teams: TeamsSettings['teams'];
  readonly isAnonymous: boolean;
}

/**
 * Whether the bot can sign in, every configured channel can be written to and is read by nobody it must not be read by, and
 * every configured agent is somebody; what is not right is said with what would be.
 */
export function openCheck({ bot, references, people, sharing, teams, isAnonymous }: Needs) {
  const checkAgents = openAgentsCheck({ references, people, teams });
  const agents = new Set(teams.flatMap((team) => agentsOf(team)));
  /** Whoever helps customers may read what they say, from whichever company. */
  const isGuest = (member: Member) =>
    (member.role === 'guest' || member.role === 'anonymous') &&
    !agents.has(member.id) &&
    !agents.has(canonicalId(member));

  return async (uses: readonly ChannelUse[]): Promise<readonly Finding[]> => {
    if (isAnonymous)
      return [right('Teams sign-in', 'off: TEAMS_ALLOW_ANONYMOUS is for trying things out on this machine')];
    try {
      await bot.signIn();
    } catch (error) {
      return [wrong('Teams sign-in', because(error))];
    }
    const [channels, known] = await Promise.all([Promise.all(uses.map(checkChannel)), checkAgents()]);
    return [right('Teams sign-in', 'works: the app id, the tenant and the secret fit together'), ...channels, ...known];
  };

  async function checkChannel({ place, use, key }: ChannelUse): Promise<Finding> {
    const id = place.channel ?? '';
    const what = `${key} (teams:${id})`;
    if (!/^19:\S+@thread\.\w+$/.test(id))
      return wrong(
        what,
        'is not a channel’s id: those look like 19:…@thread.tacv2; or paste what “Get link to channel” copies',
      );
    const reference = (await references.place(id)) ?? (await references.home());
    if (reference === undefined)
      return wrong(
        what,
        'Teams has not written to Afterword yet: install the app in the team, and check the messaging endpoint of the Azure bot',
      );
    try {
      await (await bot.at(reference.serviceUrl)).members(id, 50);
      if (use !== 'chats') {
        if (await sharing.isOutside(reference, id))
          return wrong(
            what,
            `people of another tenant can read it, and ${use} quote customers: name an internal channel`,
          );
        const guests = (await people.roster(reference, id)).filter(isGuest);
        if (guests.length > 0)
          return wrong(
            what,
            `guests can read it (${listOf(guests)}), and ${use} quote customers: name a channel without guests, or list those who help customers under agents`,
          );
      }
      return right(what, `the app is installed, ready for ${use}`);
    } catch (error) {
      return wrong(what, `${because(error)}; add Afterword to the team under Manage team, Apps`);
    }
  }
}

function listOf(members: readonly Member[]): string {
  const named = members.slice(0, 3).map(({ id, name }) => name ?? id);
  return named.join(', ') + (members.length > 3 ? ` and ${members.length - 3} more` : '');
}

function because(error: unknown): string {
  const failure = nameFailure(error, 'reading');
  return 'because' in failure ? failure.because : failure.kind;
}
