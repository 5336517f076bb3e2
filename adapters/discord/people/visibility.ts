import type { Place } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { bits, permissionsIn } from './permissions.ts';
import { chatChannels, roleOf } from './teams.ts';

/**
 * Why what quotes customers must not be posted here, or undefined. A channel of the support chats is always seen by
 * customers. In a server where customers are helped every member may be one, so there the channel must be hidden from
 * everybody; in a server without support chats (a company's own) it may be open.
 * @throws what the client throws
 */
export function openVisibility(channels: Channels, teams: readonly Team[]) {
  const chats = chatChannels(teams);

  /** Whether a support chat is configured in this server. One that can't be looked at is taken for one that is. */
  async function hasChats(guild: string): Promise<boolean> {
    const looks = await Promise.allSettled([...chats].map((id) => channels.look(id)));
    return looks.some((look) => look.status === 'fulfilled' && look.value.guild === guild);
  }

  return async (place: Place): Promise<string | undefined> => {
    const id = place.thread ?? place.channel;
    if (id === undefined) return 'it is one person’s direct messages: name an internal channel';
    const channel: Channel = await channels.look(id);
    const ruling = await channels.ruling(channel);
    const role = roleOf(channel, teams, ruling === channel ? undefined : ruling);
    if (role.kind !== 'other' || role.team !== undefined)
      return 'customers are helped in this channel, and alerts and digests quote customers: name an internal channel';
    if (channel.guild === undefined || !(await hasChats(channel.guild))) return undefined;
    const guild = await channels.guild(channel.guild);
    const isOpen = (permissionsIn(guild, undefined, [], ruling.overwrites) & bits.viewChannel) !== 0n;
    return isOpen
      ? 'everybody in the server sees this channel, customers included, and alerts and digests quote customers: hide it from @everyone'
      : undefined;
  };
}

export type Visibility = ReturnType<typeof openVisibility>;
