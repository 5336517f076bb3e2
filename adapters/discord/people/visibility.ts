import type { Place } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Channel, Overwrite } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { codeOf, codes } from '../api/failures.ts';
import { bits, type Guild, mayModerate, permissionsIn } from './permissions.ts';
import { agentsOf, chatChannels, roleOf } from './teams.ts';

/**
 * Why what quotes customers must not be posted here, or undefined. A channel of the support chats is always seen by
 * customers. In a server where customers are helped every member may be one, so there the channel must be hidden from
 * everybody, and from the roles by which customers get to where they are helped; in a server without support chats (a
 * company's own) it may be open.
 * @throws what the client throws
 */
export function openVisibility(channels: Channels, teams: readonly Team[]) {
  const chats = chatChannels(teams);
  const agents = new Set(teams.flatMap((team) => agentsOf(team).map((agent) => agent.id)));

  /** The support chats of this server; undefined where there may be some that the app can't see. */
  async function chatsIn(guild: string): Promise<readonly Channel[] | undefined> {
    const looks = await Promise.all(
      [...chats].map((id) =>
        channels.look(id).catch((error: unknown) => {
          const code = codeOf(error);
          if (code === codes.unknownChannel) return 'gone';
          if (code === codes.missingAccess) return 'hidden';
          throw error;
        }),
      ),
    );
    const here = looks.flatMap((look) => (typeof look === 'object' && look.guild === guild ? [look] : []));
    return here.length === 0 && looks.includes('hidden') ? undefined : here;
  }

  return async (place: Place): Promise<string | undefined> => {
    const id = place.thread ?? place.channel;
    if (id === undefined) return 'it is one person’s direct messages: name an internal channel';
    const channel: Channel = await channels.look(id);
    const ruling = await channels.ruling(channel);
    const role = roleOf(channel, teams, ruling === channel ? undefined : ruling);
    if (role.kind !== 'other' || role.team !== undefined)
      return 'customers are helped in this channel, and alerts and digests quote customers: name an internal channel';
    if (channel.guild === undefined) return undefined;
    const here = await chatsIn(channel.guild);
    if (here?.length === 0) return undefined;
    const guild = await channels.guild(channel.guild);
    if (sees(guild, [], ruling.overwrites))
      return 'everybody in the server sees this channel, customers included, and alerts and digests quote customers: hide it from @everyone';
    const reader = customerRoles(guild, here ?? []).find((each) => sees(guild, [each], ruling.overwrites));
    if (reader === undefined) return undefined;
    const name = guild.given?.get(reader) ?? reader;
    return `who has the role ${name} sees this channel, and is helped as a customer by that role; alerts and digests quote customers: hide it from ${name}, or name discord:${reader} among the team’s agents`;
  };

  /**
   * Roles that let people into a channel for support chats that is not everybody's, and to nothing that a moderator may:
   * many servers give such a role to whoever accepted the rules. A ticket's category is no such channel: customers get
   * into tickets by name, and the roles in them are the staff's.
   */
  function customerRoles(guild: Guild, here: readonly Channel[]): readonly string[] {
    const closed = here.filter((chat) => chat.kind !== 'category' && !sees(guild, [], chat.overwrites));
    return [...(guild.given?.keys() ?? [])].filter(
      (id) =>
        !agents.has(id) &&
        closed.some((chat) => {
          const granted = permissionsIn(guild, undefined, [id], chat.overwrites);
          return sees(guild, [id], chat.overwrites) && !mayModerate(granted);
        }),
    );
  }
}

function sees(guild: Guild, roles: readonly string[], overwrites: readonly Overwrite[]): boolean {
  return (permissionsIn(guild, undefined, roles, overwrites) & bits.viewChannel) !== 0n;
}

export type Visibility = ReturnType<typeof openVisibility>;
