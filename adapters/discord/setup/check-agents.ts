import type { Team } from '../../../conversations/team.ts';
import type { Finding } from '../../adapter.ts';
import { right, wrong } from '../../findings.ts';
import type { Channels } from '../api/channels.ts';
import { codeOf, nameFailure } from '../api/failures.ts';
import { isSnowflake } from '../api/ids.ts';
import type { People } from '../people/people.ts';
import type { Guild } from '../people/permissions.ts';
import { agentsOf, chatChannels } from '../people/teams.ts';

/** Nobody has this id. Source: discord.com/developers/docs/topics/opcodes-and-status-codes. */
const unknownUser = 10013;

/**
 * Whether each configured agent is somebody who can be at work in the servers of the team's chats: a member or a role.
 * Nothing is found where no server can be looked at, which the channels' own findings say.
 */
export async function checkAgents(
  teams: readonly Team[],
  channels: Channels,
  people: People,
): Promise<readonly Finding[]> {
  const found = await Promise.all(
    teams.map(async (team) => {
      const guilds = await guildsOf(team, channels);
      return Promise.all(agentsOf(team).map((agent) => checkAgent(agent.id, guilds, people)));
    }),
  );
  return found.flat().filter((each) => each !== undefined);
}

async function guildsOf(team: Team, channels: Channels): Promise<readonly Guild[]> {
  const looks = await Promise.allSettled([...chatChannels([team])].map((id) => channels.look(id)));
  const ids = new Set(looks.flatMap((look) => (look.status === 'fulfilled' ? (look.value.guild ?? []) : [])));
  const guilds = await Promise.allSettled([...ids].map((id) => channels.guild(id)));
  return guilds.flatMap((look) => (look.status === 'fulfilled' ? [look.value] : []));
}

async function checkAgent(id: string, guilds: readonly Guild[], people: People): Promise<Finding | undefined> {
  const what = `agent discord:${id}`;
  if (!isSnowflake(id)) return wrong(what, 'is not an id of a person or a role: those are long numbers');
  const [first] = guilds;
  if (first === undefined) return undefined;
  if (guilds.some((guild) => guild.id === id))
    return wrong(what, 'is everybody in the server, customers included: name the role of your support team');
  const home = guilds.find((guild) => guild.roles.has(id));
  if (home !== undefined) {
    const name = home.given?.get(id);
    return name === undefined
      ? wrong(what, 'is the role of an app: name people, or a role that they have')
      : right(what, `is the role ${name}`);
  }
  try {
    for (const guild of guilds) {
      const { name, roles } = await people.look(id, guild.id);
      if (roles !== undefined) return right(what, `is ${name}`);
    }
    const servers = guilds.map(({ name, id: guild }) => name ?? guild).join(', ');
    return wrong(
      what,
      `is nobody in ${servers}, where the team’s chats are, and no role there: take it out or correct it`,
    );
  } catch (error) {
    if (codeOf(error) === unknownUser)
      return wrong(
        what,
        'is neither a person nor a role that Discord knows: copy the id again, with “Copy ID” in the menu',
      );
    const failure = nameFailure(error, 'reading');
    return wrong(what, 'because' in failure ? failure.because : failure.kind);
  }
}
