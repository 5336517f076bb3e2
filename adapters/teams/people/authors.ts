import type { Memory } from '../../memory.ts';
import { guessType, splitConversation } from '../api/place.ts';
import { type Activity, canonicalId, isPlaced } from '../receive/activity.ts';

/** Threads remembered for one channel; the oldest are forgotten first. */
const most = 200;
const key = (channel: string) => `teams:threads:${channel}`;

export type Authors = ReturnType<typeof openAuthors>;

/**
 * Who began which thread of a channel. A bot can't read a channel, so this is known of threads whose first message it got:
 * one that mentions it or, with the right to read the channel's messages, any. Ids only, nothing that was written.
 */
export function openAuthors(memory: Memory) {
  return {
    async learn(given: Activity): Promise<void> {
      if (given.type !== 'message' || !isPlaced(given) || given.from.id.startsWith('28:')) return;
      const { conversation, thread } = splitConversation(given.conversation.id);
      if (thread === undefined || thread !== given.id || guessType(conversation) !== 'channel') return;
      const known = (await memory.recall(key(conversation))) ?? {};
      if (known[thread] !== undefined) return;
      // Ids of messages are the time they were written, so they sort by age.
      const kept = Object.entries({ ...known, [thread]: canonicalId(given.from) }).sort(
        ([one], [other]) => Number(one) - Number(other),
      );
      await memory.remember(key(conversation), Object.fromEntries(kept.slice(-most)));
    },

    async of(channel: string, thread: string): Promise<string | undefined> {
      return (await memory.recall(key(channel)))?.[thread];
    },
  };
}
