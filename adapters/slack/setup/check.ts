import type { Team } from '../../../conversations/team.ts';
import type { ChannelUse, Finding } from '../../adapter.ts';
import { right, wrong } from '../../findings.ts';
import { nameFailure } from '../api/failures.ts';
import { type Channels, sharingInWords } from '../people/channels.ts';
import type { Identity } from '../people/identity.ts';
import { agentsOf, isGroup } from '../people/teams.ts';
import { neededScopes } from './scopes.ts';

interface Needs {
  readonly channels: Channels;
  readonly teams: readonly Team[];
  /** Asks Slack now. */
  readonly identify: () => Promise<Identity>;
  /** Opens and abandons a Socket Mode connection; absent with HTTP. */
  readonly openSocket?: () => Promise<unknown>;
}

/** Whether the tokens, the scopes and the channels are right; what is not is said with what would be. */
export function openCheck({ channels, teams, identify, openSocket }: Needs) {
  return async (uses: readonly ChannelUse[]): Promise<readonly Finding[]> => {
    let identity: Identity;
    try {
      identity = await identify();
    } catch (error) {
      return [wrong('Slack bot token', because(error))];
    }
    const token = right('Slack bot token', `works, in the workspace ${identity.teamName}`);
    const [transport, ...places] = await Promise.all([checkTransport(), ...uses.map(checkChannel)]);
    return [token, ...checkScopes(identity.scopes), transport, ...places];
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
      return wrong(
        'Slack app token',
        `${because(error)}; it needs the scope connections:write, and Socket Mode must be on`,
      );
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
      return right(what, `${called} is ready for ${use}`);
    } catch (error) {
      return wrong(what, because(error));
    }
  }
}

function because(error: unknown): string {
  const failure = nameFailure(error, 'reading');
  return 'because' in failure ? failure.because : failure.kind;
}
