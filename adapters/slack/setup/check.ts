import type { Team } from '../../../conversations/team.ts';
import type { ChannelUse, Finding } from '../../adapter.ts';
import type { ClockWatch } from '../../clock-watch.ts';
import { clockFindings, right, wrong } from '../../findings.ts';
import { type Credential, nameFailure } from '../api/failures.ts';
import type { MovedChannels } from '../api/moved-channels.ts';
import { type Channels, sharingInWords } from '../people/channels.ts';
import { type Identity, orgWideInWords } from '../people/identity.ts';
import type { People } from '../people/people.ts';
import { outsidersInWords, type Readers } from '../people/readers.ts';
import { agentsOf, isGroup } from '../people/teams.ts';
import { checkAgents } from './check-agents.ts';
import { neededScopes } from './scopes.ts';

interface Needs {
  readonly channels: Channels;
  readonly moved: Pick<MovedChannels, 'current'>;
  readonly people: People;
  readonly readers: Readers;
  readonly teams: readonly Team[];
  readonly clock: Pick<ClockWatch, 'whatIsWrong'>;
  /** Asks Slack now. */
  readonly identify: () => Promise<Identity>;
  /** Opens and abandons a Socket Mode connection; absent with HTTP. */
  readonly openSocket?: () => Promise<unknown>;
}

/** Whether the tokens, the scopes, the agents and the channels are right; what is not is said with what would be. */
export function openCheck({ channels, moved, people, readers, teams, clock, identify, openSocket }: Needs) {
  return async (uses: readonly ChannelUse[]): Promise<readonly Finding[]> => {
    let identity: Identity;
    try {
      identity = await identify();
    } catch (error) {
      return [wrong('Slack bot token', because(error))];
    }
    if (identity.isOrgWide) return [wrong('Slack bot token', orgWideInWords)];
    const token = right('Slack bot token', `works, in the workspace ${identity.teamName}`);
    const [transport, agents, ...places] = await Promise.all([
      checkTransport(),
      checkAgents(people, teams),
      ...uses.map(checkChannel),
    ]);
    return [token, ...checkScopes(identity.scopes), transport, ...agents, ...places, ...clockFindings('Slack', clock)];
  };

  function checkScopes(granted: readonly string[] | undefined): readonly Finding[] {
    if (granted === undefined) return [right('Slack scopes', 'not told by this Slack, so not checked')];
    const withGroups = teams.some((team) => agentsOf(team).some(isGroup));
    const missing = neededScopes(withGroups).filter((scope) => !granted.includes(scope.name));
    if (missing.length === 0) return [right('Slack scopes', 'everything needed is granted')];
    return missing.map(({ name, purpose, isVital }) =>
      isVital
        ? wrong(
            `Slack scope ${name}`,
            `missing: needed ${purpose}; add it under OAuth & Permissions and reinstall the app`,
          )
        : right(`Slack scope ${name}`, `not granted: only needed ${purpose}`),
    );
  }

  async function checkTransport(): Promise<Finding> {
    if (openSocket === undefined) {
      return right(
        'Slack request URL',
        'not checkable from here: it must be https://<this server>/slack/events in all three places',
      );
    }
    try {
      await openSocket();
      return right('Slack app token', 'works, Socket Mode is on');
    } catch (error) {
      const reason = because(error, 'SLACK_APP_TOKEN');
      return wrong('Slack app token', `${reason}; it needs the scope connections:write, and Socket Mode must be on`);
    }
  }

  async function checkChannel({ place, use, key }: ChannelUse): Promise<Finding> {
    const id = place.channel ?? '';
    const what = `${key} (slack:${id})`;
    if (!/^[CGD][A-Z0-9]+$/.test(id)) {
      return wrong(
        what,
        'is not a channel id: those look like C0123456789 and stand at the end of the channel’s details in Slack',
      );
    }
    try {
      const { name, isArchived, isMember, sharing } = await channels.look(id);
      const called = name === undefined ? 'the channel' : `#${name}`;
      if (isArchived) return wrong(what, `${called} is archived: name another channel or restore it`);
      if (!isMember) return wrong(what, `the app is not in ${called}: write /invite @Afterword there`);
      if (sharing !== 'internal' && use !== 'chats') {
        const quotes = use === 'digest' ? 'the digest quotes' : 'alerts quote';
        return wrong(what, `${called} ${sharingInWords[sharing]}, and ${quotes} customers: name an internal channel`);
      }
      const now = moved.current(id);
      const followed = now === id ? '' : `; its id is ${now} now: write slack:${now}`;
      if (use === 'chats') return right(what, `${called} is ready for chats${followed}`);
      const { outsiders, isComplete } = await readers.outsiders(id);
      if (outsiders.length > 0) {
        const who = outsidersInWords(outsiders);
        return wrong(
          what,
          `${called} can be read by ${who}: take them out, or name a channel of the company’s own people`,
        );
      }
      const rest = isComplete ? '' : '; not all of its members could be looked at for guests';
      return right(what, `${called} is ready for ${use}${rest}${followed}`);
    } catch (error) {
      return wrong(what, because(error));
    }
  }
}

function because(error: unknown, credential?: Credential): string {
  const failure = nameFailure(error, 'reading', credential);
  return 'because' in failure ? failure.because : failure.kind;
}
