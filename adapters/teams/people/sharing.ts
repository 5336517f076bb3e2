import type { Memory } from '../../memory.ts';
import { recall } from '../../recall.ts';
import { guessType, splitConversation } from '../api/place.ts';
import type { Reference } from '../api/reference.ts';
import { type Activity, isPlaced, tenantOf } from '../receive/activity.ts';
import type { People } from './people.ts';

/** What kind of channel it is, and whether another tenant's team is known to see it. */
const key = (channel: string) => `teams:channel:${channel}`;

export type Sharing = ReturnType<typeof openSharing>;

/**
 * Whether people of another company can read a channel or a chat. Teams tells in three ways: the event that a channel was shared
 * with another tenant's team, the tenant of somebody who writes there, and the tenants on the roster.
 */
export function openSharing(memory: Memory, people: People) {
  const look = recall(5 * 60_000, async (id: string): Promise<boolean> => {
    const [channel = '', serviceUrl = '', tenantId = ''] = id.split('\n');
    const roster = await people.roster({ serviceUrl } as Reference, channel);
    return roster.some(({ tenantId: theirs }) => theirs !== undefined && tenantId !== '' && theirs !== tenantId);
  });
  return {
    /** Takes in what an activity tells. Throws what the memory throws. */
    async learn(given: Activity): Promise<void> {
      const type = given.channelData?.channel?.type ?? '';
      const event = given.channelData?.eventType;
      const home = tenantOf(given);
      const channel =
        given.channelData?.channel?.id ??
        (isPlaced(given) ? splitConversation(given.conversation.id).conversation : '');
      if (channel === '' || guessType(channel) === 'personal' || home === '') return;
      const isOutside = (tenant: string | null | undefined) => tenant != null && tenant !== '' && tenant !== home;
      const isSharedNow =
        (event === 'channelShared' &&
          (given.channelData?.sharedWithTeams ?? []).some((team) => isOutside(team.tenantId))) ||
        isOutside(given.from?.tenantId);
      const known = await memory.recall(key(channel));
      const next = {
        ...known,
        ...(type === '' ? {} : { type }),
        ...(isSharedNow ? { outside: 'yes' } : {}),
        // Whom it is still shared with is then read from the roster again.
        ...(event === 'channelUnshared' ? { outside: '' } : {}),
      };
      if (JSON.stringify(next) !== JSON.stringify(known ?? {})) await memory.remember(key(channel), next);
    },

    /** @throws what the memory and the SDK throw: then nobody knows */
    async isOutside(reference: Reference, channel: string): Promise<boolean> {
      const known = await memory.recall(key(channel));
      if (known?.outside === 'yes') return true;
      return look(`${channel}\n${reference.serviceUrl}\n${reference.tenantId}`);
    },
  };
}
