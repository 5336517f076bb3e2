import { z } from 'zod';
import type { Team } from '../../../conversations/team.ts';
import type { ChannelUse, Finding } from '../../adapter.ts';
import type { ClockWatch } from '../../clock-watch.ts';
import { clockFindings, right, wrong } from '../../findings.ts';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { nameFailure } from '../api/failures.ts';
import { isSnowflake } from '../api/ids.ts';
import type { People } from '../people/people.ts';
import { type Guild, needed, permissionsIn } from '../people/permissions.ts';
import type { Visibility } from '../people/visibility.ts';
import { checkAgents } from './check-agents.ts';
import { areRegistered } from './commands.ts';

interface Needs {
  readonly call: Call;
  readonly channels: Channels;
  readonly people: People;
  readonly visibility: Visibility;
  readonly memory: Memory;
  readonly teams: readonly Team[];
  readonly clock: Pick<ClockWatch, 'whatIsWrong'>;
}

const application = z.object({ id: z.string(), name: z.string().optional() });
const gateway = z.object({ session_start_limit: z.object({ remaining: z.number(), total: z.number() }) });

/** Whether the token, the commands and the channels are right; what is not is said with what would be. */
export function openCheck({ call, channels, people, visibility, memory, teams, clock }: Needs) {
  return async (uses: readonly ChannelUse[]): Promise<readonly Finding[]> => {
    let app: z.infer<typeof application>;
    try {
      app = application.parse(await call('GET', '/applications/@me'));
    } catch (error) {
      return [wrong('Discord bot token', because(error))];
    }
    const agents = checkAgents(teams, channels, people);
    const found = await Promise.all([
      checkGateway(),
      checkCommands(app.id),
      ...uses.map((use) => checkChannel(use, app.id)),
    ]);
    return [
      right('Discord bot token', `works, for the application ${app.name ?? app.id}`),
      ...found,
      ...(await agents),
      ...clockFindings('Discord', clock),
    ];
  };

  async function checkGateway(): Promise<Finding> {
    const what = 'Discord gateway';
    try {
      const { remaining, total } = gateway.parse(await call('GET', '/gateway/bot')).session_start_limit;
      return remaining > 0
        ? right(what, `open; no privileged intents are needed; ${remaining} of ${total} connections are left today`)
        : wrong(
            what,
            `no connection is left today (${total} are allowed): is another process using this token in a loop?`,
          );
    } catch (error) {
      return wrong(what, because(error));
    }
  }

  async function checkCommands(id: string): Promise<Finding> {
    const isDone = await areRegistered(memory, id);
    return right('Discord commands', isDone ? 'registered' : 'are registered when Afterword starts');
  }

  async function checkChannel({ place, use, key }: ChannelUse, bot: string): Promise<Finding> {
    const id = place.channel ?? '';
    const what = `${key} (discord:${id})`;
    if (!isSnowflake(id)) {
      return wrong(
        what,
        'is not a channel id: those are long numbers; switch on Developer Mode in Discord, then “Copy Channel ID” in the channel’s menu',
      );
    }
    try {
      const channel = await channels.lookAgain(id);
      const called = channel.name === undefined ? 'the channel' : `#${channel.name}`;
      if (channel.guild === undefined) return wrong(what, 'is not a channel of a server');
      if (use !== 'chats' && channel.kind === 'category')
        return wrong(what, `${called} is a category, and nothing can be posted into one: name a channel`);
      const ruling = await channels.ruling(channel);
      const [guild, { roles }] = await Promise.all([channels.guild(channel.guild), people.look(bot, channel.guild)]);
      const granted = permissionsIn(guild, bot, roles ?? [], ruling.overwrites);
      const names = lacking(use, granted);
      if (names !== undefined) {
        return wrong(what, `the app lacks in ${called}: ${names}. Give it these in the channel’s permissions`);
      }
      if (channel.kind === 'category') {
        const blind = await blindSpots(channel, guild, bot, roles ?? []);
        if (blind !== undefined) return wrong(what, blind);
      }
      const seen = use === 'chats' ? undefined : await visibility(place);
      return seen === undefined ? right(what, `${called} is ready for ${use}`) : wrong(what, seen);
    } catch (error) {
      return wrong(what, because(error));
    }
  }

  /** What the app lacks in the tickets of a category: each has permissions of its own. */
  async function blindSpots(category: Channel, guild: Guild, bot: string, roles: readonly string[]) {
    const inside = (await channels.within(guild.id)).filter(
      ({ parent, kind }) => parent === category.id && kind === 'channel',
    );
    const found = inside.flatMap((each) => {
      const names = lacking('chats', permissionsIn(guild, bot, roles, each.overwrites));
      return names === undefined ? [] : [`#${each.name ?? each.id} (${names})`];
    });
    if (found.length === 0) return undefined;
    const more = found.length > mostNamed ? ` and ${found.length - mostNamed} more` : '';
    const some = found.slice(0, mostNamed).join(', ');
    return `the app lacks permissions in ${found.length} of the ${inside.length} channels of ${category.name ?? 'the category'}: ${some}${more}. Let the ticket bot add the app’s role to every ticket`;
  }
}

/** So many channels are named. */
const mostNamed = 3;

/** What the app may not do of what it needs, by the names Discord shows. */
function lacking(use: ChannelUse['use'], granted: bigint): string | undefined {
  const missing = needed[use === 'chats' ? 'chats' : 'team'].filter(([, bit]) => (granted & bit) === 0n);
  return missing.length === 0 ? undefined : missing.map(([name]) => name).join(', ');
}

function because(error: unknown): string {
  const failure = nameFailure(error, 'reading');
  return 'because' in failure ? failure.because : failure.kind;
}
