import { z } from 'zod';
import { recall } from '../recall.ts';
import type { Web } from './web.ts';

/** A channel as conversations.info knows it. */
export interface Channel {
  readonly name?: string;
  readonly isArchived: boolean;
  readonly isMember: boolean;
  /** People of another company can read it, or are invited to. */
  readonly isShared: boolean;
}

const answer = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_im: z.boolean().optional(),
    is_archived: z.boolean().optional(),
    is_member: z.boolean().optional(),
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
  }),
});

const minute = 60_000;

export type Channels = ReturnType<typeof openChannels>;

/** All of these throw what the client throws. */
export function openChannels(web: Web) {
  const look = async (channel: string): Promise<Channel> => {
    const { channel: found } = answer.parse(await web.patient.conversations.info({ channel }));
    return {
      isArchived: found.is_archived === true,
      isMember: found.is_im === true || found.is_member === true,
      isShared: found.is_ext_shared === true || found.is_pending_ext_shared === true,
      ...(found.name === undefined ? {} : { name: found.name }),
    };
  };
  return {
    /** Asks Slack now. */
    look,
    /** Kept for a minute: at most that long after a channel was shared outside is it still taken for internal. */
    lookAgain: recall(minute, look),
    /** The channel of the app's direct messages with a person; opened when there is none. Never changes. */
    directTo: recall(60 * minute, async (person) => {
      const opened = await web.patient.conversations.open({ users: person });
      return z.object({ channel: z.object({ id: z.string().min(1) }) }).parse(opened).channel.id;
    }),
  };
}
