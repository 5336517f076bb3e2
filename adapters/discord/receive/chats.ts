import { z } from 'zod';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import type { Channel } from '../api/channel.ts';
import { codeOf } from '../api/failures.ts';
import { openQueues } from '../api/queues.ts';
import { type Chat, differs, empty, read, toldOf, withLast, write } from './chat.ts';
import { readSaid, type Said } from './said.ts';
import { hearing, isLater, merged, type Spoken, silence } from './spoken.ts';

/** How long a chat is remembered that nothing more is heard of, in milliseconds. */
const lifetime = 60 * 24 * 3_600_000;
/** As many messages are looked up at once. Source: discord.com/developers/docs/resources/message#get-channel-messages. */
const page = 100;
/** Codes that say there is nothing, or nothing that the app may read. */
const unreadable = new Set([10003, 50001, 50013]);

const prefix = 'chat:';

export type Chats = ReturnType<typeof openChats>;

/** What is remembered of support chats from their beginning: who is in them, who wrote, when they ended. */
export function openChats(call: Call, memory: Memory, now: () => number = Date.now) {
  const serially = openQueues();
  const waiting = new Map<string, Said[]>();
  /** Sessions of the gateway so far, and in which of them a chat was heard last: between two of them messages are missed. */
  let session = 0;
  const heardIn = new Map<string, number>();

  async function recall(id: string): Promise<Chat | undefined> {
    const remembered = await memory.recall(`${prefix}${id}`);
    return remembered === undefined ? undefined : read(remembered);
  }

  async function change(id: string, more: (chat: Chat) => Partial<Chat>): Promise<Chat> {
    const before = (await recall(id)) ?? empty;
    const after: Chat = { ...before, ...more(before), at: now() };
    await memory.remember(`${prefix}${id}`, write(after));
    return after;
  }

  /** Writes what was heard since the last time. */
  const flush = (id: string): Promise<void> =>
    serially(id, async () => {
      const said = waiting.get(id);
      if (said === undefined) return;
      const isSame = heardIn.get(id) === session;
      await change(id, (chat) => ({
        ...said.reduce<Spoken>(hearing, chat),
        isPatchy: chat.isPatchy || !isSame,
      }));
      heardIn.set(id, session);
      // What was heard while it was written stays for the next time.
      const left = (waiting.get(id) ?? []).slice(said.length);
      if (left.length > 0) waiting.set(id, left);
      else waiting.delete(id);
    });

  return {
    recall,
    /** From now on messages may have been missed. */
    sessionBegan: (): void => {
      session += 1;
      heardIn.clear();
    },
    hear(said: Said): void {
      waiting.set(said.channelId, [...(waiting.get(said.channelId) ?? []), said]);
    },
    /** Writes all that was heard. @throws what the memory throws */
    async flush(): Promise<void> {
      for (const id of [...waiting.keys()]) await flush(id);
    },

    /**
     * Notes what is told of a channel that is a support chat.
     * @param isMade it was made just now: nothing of it was missed
     * @returns what is known of it, and whether that is all new
     */
    note: (channel: Channel, isMade = false): Promise<{ readonly chat: Chat; readonly isNew: boolean }> =>
      serially(channel.id, async () => {
        if (isMade) heardIn.set(channel.id, session);
        const before = await recall(channel.id);
        const told = toldOf(channel, before?.members ?? []);
        if (before !== undefined && !differs(before, told)) return { chat: before, isNew: false };
        return { chat: await change(channel.id, () => told), isNew: before === undefined };
      }),

    noteClosed: (id: string, isClosed: boolean, closings: number) =>
      serially(id, () => change(id, () => ({ isClosed, closings }))),

    /** The chat has ended: only what is written from now on makes another end of it. */
    async noteEnded(id: string): Promise<void> {
      await flush(id);
      await serially(id, () => change(id, ({ last }) => (last === undefined ? {} : { ended: last })));
    },

    /** The chat was over when it was first seen. @param lastMessage id of the latest message, whoever wrote it */
    noteOver: (id: string, lastMessage: string | undefined) =>
      serially(id, () => change(id, () => (lastMessage === undefined ? {} : { ended: lastMessage }))),

    /**
     * All that is known of a chat now. What was not heard is looked up, at most its latest 100 messages.
     * @throws what the client throws
     */
    async know(channel: Channel, isThere: boolean): Promise<Chat> {
      await flush(channel.id);
      const known = (await recall(channel.id)) ?? empty;
      const isWhole = known.upTo === channel.lastMessage && !known.isPatchy && known.upTo !== undefined;
      const found = isThere && !isWhole ? await lookUp(channel.id) : undefined;
      if (found === undefined) return withLast(known, channel.lastMessage);
      const { spoken, isAll } = found;
      const next = isAll ? spoken : merged(known, spoken);
      return serially(channel.id, () => change(channel.id, () => ({ ...next, isPatchy: !isAll })));
    },

    forget: async (id: string): Promise<void> => {
      waiting.delete(id);
      await memory.forget(`${prefix}${id}`);
    },

    /** All chats that are remembered. */
    async all(): Promise<ReadonlyMap<string, Chat>> {
      const kept = await memory.list(prefix);
      return new Map([...kept].map(([key, value]) => [key.slice(prefix.length), read(value)]));
    },

    /** Forgets chats that nothing was heard of for a long time. */
    async prune(): Promise<void> {
      for (const [key, { at }] of await memory.list(prefix))
        if (at === undefined || now() - Date.parse(at) > lifetime) await memory.forget(key);
    },
  };

  async function lookUp(id: string): Promise<{ readonly spoken: Spoken; readonly isAll: boolean } | undefined> {
    try {
      const answer = await call('GET', `/channels/${id}/messages`, { query: { limit: page } });
      const messages = z
        .array(z.unknown())
        .parse(answer)
        .flatMap((each) => readSaid(each) ?? []);
      // Without the permission to read the history Discord shows an empty one.
      if (messages.length === 0) return undefined;
      const inOrder = messages.sort((a, b) => (isLater(a.id, b.id) ? 1 : -1));
      return { spoken: inOrder.reduce<Spoken>(hearing, silence), isAll: messages.length < page };
    } catch (error) {
      if (unreadable.has(codeOf(error) ?? 0)) return undefined;
      throw error;
    }
  }
}
