import { z } from 'zod';
import { recall } from '../../recall.ts';
import { orAbsent } from '../api/missing-fields.ts';
import type { MovedChannels } from '../api/moved-channels.ts';
import type { Web } from '../api/web.ts';

/** A channel as conversations.info knows it. */
export interface Channel {
  readonly name?: string;
  readonly isArchived: boolean;
  readonly isMember: boolean;
  /** Whether people of another company can read it (`shared`), or are invited to (`pending`). */
  readonly sharing: 'internal' | 'pending' | 'shared';
}

/** What is said of a channel that is not only the company's own. */
export const sharingInWords = {
  pending: 'is about to be shared with another company (an invitation to it is pending)',
  shared: 'is shared with another company',
} as const;

const answer = z.object({
  channel: z.object({
    name: orAbsent(z.string()),
    is_im: orAbsent(z.boolean()),
    is_archived: orAbsent(z.boolean()),
    is_member: orAbsent(z.boolean()),
    is_ext_shared: orAbsent(z.boolean()),
    is_pending_ext_shared: orAbsent(z.boolean()),
  }),
});

const minute = 60_000;

export type Channels = ReturnType<typeof openChannels>;

/** All of these throw what the client throws. */
export function openChannels(web: Web, { current }: Pick<MovedChannels, 'current'>) {
  const look = async (channel: string): Promise<Channel> => {
    const { channel: found } = answer.parse(await web.patient.conversations.info({ channel }));
    return {
      isArchived: found.is_archived === true,
      isMember: found.is_im === true || found.is_member === true,
      sharing: found.is_ext_shared === true ? 'shared' : found.is_pending_ext_shared === true ? 'pending' : 'internal',
      ...(found.name === undefined ? {} : { name: found.name }),
    };
  };
  const lookedAt = recall(minute, look);
  return {
    /** Asks Slack now. */
    look,
    /**
     * Kept for a minute: at most that long after a channel was shared outside is it still taken for internal, and no longer than
     * until Slack says that it got another id by it.
     */
    lookAgain: (channel: string) => lookedAt(current(channel)),
    /** The channel of the app's direct messages with a person; opened when there is none. Never changes. */
    directTo: recall(60 * minute, async (person) => {
      const opened = await web.patient.conversations.open({ users: person });
      return z.object({ channel: z.object({ id: z.string().min(1) }) }).parse(opened).channel.id;
    }),
  };
}
