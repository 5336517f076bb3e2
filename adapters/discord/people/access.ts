import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import type { People } from './people.ts';
import { bits, permissionsIn } from './permissions.ts';

/** What somebody may do in a channel. */
export interface Access {
  readonly sees: boolean;
  readonly writes: boolean;
}

export type Accesses = ReturnType<typeof openAccesses>;

/** Whether somebody sees a channel of a server and may write in it. */
export function openAccesses(channels: Channels, people: People) {
  /** @throws what the client throws */
  return async (id: string, channel: Channel): Promise<Access> => {
    if (channel.guild === undefined) return { sees: true, writes: true };
    const ruling = await channels.ruling(channel);
    const [guild, { roles }] = await Promise.all([channels.guild(channel.guild), people.look(id, channel.guild)]);
    // Who left the server sees nothing of it.
    if (roles === undefined) return { sees: false, writes: false };
    const granted = permissionsIn(guild, id, roles, ruling.overwrites);
    const sees = (granted & bits.viewChannel) !== 0n;
    const sends = channel.kind === 'thread' ? bits.sendMessagesInThreads : bits.sendMessages;
    return { sees, writes: sees && (granted & sends) !== 0n };
  };
}
