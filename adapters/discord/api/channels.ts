import { z } from 'zod';
import { recall } from '../../recall.ts';
import type { Guild } from '../people/permissions.ts';
import type { Call } from './calls.ts';
import { type Channel, readChannel } from './channel.ts';
import { isSnowflake } from './ids.ts';

const minute = 60_000;
/**
 * What every server has as its language until somebody chooses another, as only communities can. Source:
 * discord.com/developers/docs/resources/guild#guild-object.
 */
const unchosen = 'en-US';

const guild = z.object({
  id: z.string(),
  owner_id: z.string(),
  name: z.string().optional(),
  preferred_locale: z.string().optional(),
  roles: z.array(
    z.object({
      id: z.string(),
      name: z.string().default(''),
      managed: z.boolean().default(false),
      permissions: z.coerce.bigint(),
    }),
  ),
});

export type Channels = ReturnType<typeof openChannels>;

/** What Discord says about channels and servers. All throw what the client throws. */
export function openChannels(call: Call) {
  const look = recall(minute, lookAgain);

  async function lookAgain(id: string): Promise<Channel> {
    if (!isSnowflake(id)) throw Object.assign(new Error('Unknown Channel'), { code: 10003, status: 404 });
    const channel = readChannel(await call('GET', `/channels/${id}`));
    if (channel === undefined) throw new Error('Discord answered something else than a channel');
    return channel;
  }

  return {
    /** As it was within the last minute: for what hardly changes, such as where a thread belongs. */
    look,
    /** As it is now: for whether a thread is archived or locked. */
    lookAgain,
    guild: recall(minute, async (id): Promise<Guild> => {
      const read = guild.parse(await call('GET', `/guilds/${id}`));
      const chosen = read.preferred_locale;
      const roles = new Map(read.roles.map((role) => [role.id, role.permissions]));
      const given = new Map(
        read.roles.filter(({ id, managed }) => id !== read.id && !managed).map(({ id, name }) => [id, name]),
      );
      return {
        id: read.id,
        owner: read.owner_id,
        roles,
        given,
        ...(read.name === undefined ? {} : { name: read.name }),
        ...(chosen === undefined || chosen === unchosen ? {} : { locale: chosen }),
      };
    }),
    /** The channels of a server, threads aside. */
    async within(id: string): Promise<readonly Channel[]> {
      const all = z.array(z.unknown()).parse(await call('GET', `/guilds/${id}/channels`));
      return all.flatMap((each) => {
        const channel = readChannel(each);
        return channel === undefined ? [] : [{ ...channel, guild: id }];
      });
    },
    /** The channel whose overwrites count: a thread has its parent's. */
    async ruling(channel: Channel): Promise<Channel> {
      return channel.kind === 'thread' && channel.parent !== undefined ? look(channel.parent) : channel;
    },
    /** The conversation with one person, opened where there is none yet. */
    directTo: recall(24 * 60 * minute, async (person): Promise<string> => {
      if (!isSnowflake(person)) throw Object.assign(new Error('Unknown User'), { code: 10013, status: 404 });
      const opened = await call('POST', '/users/@me/channels', { body: { recipient_id: person } });
      return z.object({ id: z.string() }).parse(opened).id;
    }),
  };
}
