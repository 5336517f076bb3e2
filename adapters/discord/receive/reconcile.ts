import { z } from 'zod';
import type { Team } from '../../../conversations/team.ts';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import { type Channel, readChannel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { codeOf, codes, nameFailure } from '../api/failures.ts';
import { timeOf } from '../api/ids.ts';
import { chatChannels } from '../people/teams.ts';
import type { Log, Times } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import type { Changes } from './changes.ts';
import { type Chat, wasAlive } from './chat.ts';
import type { Chats } from './chats.ts';
import type { Threads } from './threads.ts';

interface Needs {
  /** Waits out rate limits. */
  readonly call: Call;
  readonly channels: Channels;
  readonly changes: Changes;
  readonly chats: Chats;
  readonly threads: Threads;
  readonly memory: Memory;
  readonly teams: readonly Team[];
  readonly log: Log;
  readonly times: Pick<Times, 'lookBack'>;
  readonly now: () => number;
}

/** Pages of a list that are read for one channel, 100 threads each. */
const mostPages = 10;
/** Channels that are looked up one by one, because no list has them. */
const mostLookedUp = 100;

const key = 'seen';
const list = z.object({ threads: z.array(z.unknown()), has_more: z.boolean().default(false) });

export type Reconcile = ReturnType<typeof openReconcile>;

/**
 * Finds out what happened to threads while nobody listened: Discord delivers nothing afterwards. Every change that is
 * found has the id it would have had live, so that finding what was heard changes nothing.
 */
export function openReconcile(needs: Needs) {
  const { call, channels, changes, chats, threads, memory, teams, log, times, now } = needs;
  /** Notes that everything up to now was heard. */
  async function noteSeen(): Promise<void> {
    await memory.remember(key, { at: new Date(now()).toISOString() });
  }

  /** @returns whether everything that was found is stored; only then is there no need to look again */
  async function lookBack(hand: Hand): Promise<boolean> {
    const began = now();
    const seen = (await memory.recall(key))?.at;
    const since = Math.max(seen === undefined ? 0 : Date.parse(seen) - 5_000, now() - times.lookBack);
    const found = new Map<string, Channel>();
    let isAll = true;
    const places = await configured();
    const guilds = new Set(places.flatMap((place) => place.guild ?? []));
    for (const guild of guilds) {
      const active = await read(`/guilds/${guild}/threads/active`, {});
      isAll &&= active !== undefined;
      for (const thread of active?.threads ?? []) found.set(thread.id, { ...thread, guild });
    }
    const inGuilds = await channelsIn(guilds);
    for (const parent of parentsIn(places, inGuilds)) {
      for (const kind of ['public', 'private']) {
        for (const thread of await archived(parent, kind, since)) found.set(thread.id, thread);
      }
    }
    if (seen === undefined) {
      // At the very first start nothing is caught up: chats that ended before are none of its business.
      const before = [...found.values()].filter((thread) => Date.parse(changedAt(thread)) < began);
      for (const thread of before) await changes.meetThread(thread).catch(() => {});
      return isAll;
    }
    const known = await chats.all();
    const changed = [...found.values()].filter((thread) => mayHaveChanged(thread, known.has(thread.id), since));
    for (const thread of changed.sort((a, b) => (changedAt(a) < changedAt(b) ? -1 : 1))) {
      const isStored = await changes.heardThread(thread, hand, madeAt(thread) >= since).catch(() => false);
      isAll &&= isStored;
    }
    const isRest = await lookForTheRest(known, found, inGuilds, hand);
    log('info', { threads: changed.length }, 'discord: looked for what happened meanwhile');
    return isAll && isRest;
  }

  /** Tickets, of which Discord tells no time of a change, and what was deleted, of which it tells nothing at all. */
  async function lookForTheRest(
    known: ReadonlyMap<string, Chat>,
    threadsFound: ReadonlyMap<string, Channel>,
    inGuilds: ReadonlyMap<string, readonly Channel[]>,
    hand: Hand,
  ): Promise<boolean> {
    let isAll = true;
    const there = new Map([...inGuilds.values()].flat().map((channel) => [channel.id, channel]));
    for (const channel of there.values()) {
      if (!(known.get(channel.id)?.members.length ?? 0)) continue;
      isAll = (await changes.heardTicket(channel, hand).catch(() => false)) && isAll;
    }
    const at = new Date(now());
    const missing = [...known].filter(
      ([id, chat]) => !there.has(id) && !threadsFound.has(id) && wasAlive(chat, at) && inGuilds.has(chat.guild ?? ''),
    );
    const asking = (await threads.asking()).filter((id) => !known.has(id) || !there.has(id));
    const suspects = new Set([...missing.map(([id]) => id), ...asking]);
    for (const id of [...suspects].slice(0, mostLookedUp)) {
      isAll = (await lookAt(id, known.get(id), hand).catch(() => false)) && isAll;
    }
    return isAll;
  }

  /** Whether what is not in any list is still there, and whether somebody can be asked in it. */
  async function lookAt(id: string, chat: Chat | undefined, hand: Hand): Promise<boolean> {
    try {
      const channel = await channels.lookAgain(id);
      return channel.thread?.locked === true ? await changes.lost(channel, hand) : true;
    } catch (error) {
      if (codeOf(error) !== codes.unknownChannel) throw error;
      const kind = chat === undefined || chat.members.length === 0 ? 'thread' : 'channel';
      const { guild, parent } = chat ?? {};
      const gone: Channel = {
        id,
        kind,
        overwrites: [],
        tags: [],
        choices: [],
        ...(guild === undefined ? {} : { guild }),
        ...(parent === undefined ? {} : { parent }),
      };
      return changes.heardDeletion(gone, hand);
    }
  }

  /** A lock or a tag tells no time: whoever is known, or was made meanwhile, is looked at for it. */
  function mayHaveChanged(thread: Channel, isKnown: boolean, since: number): boolean {
    if (Date.parse(changedAt(thread)) >= since) return true;
    const isMarked = thread.thread?.locked === true || thread.tags.length > 0;
    return isMarked && (isKnown || madeAt(thread) >= since);
  }

  /** The channels and categories in which customers are helped, as far as the app sees them. */
  async function configured(): Promise<readonly Channel[]> {
    const looks = await Promise.allSettled([...chatChannels(teams)].map((id) => channels.look(id)));
    return looks.flatMap((look) => (look.status === 'fulfilled' ? [look.value] : []));
  }

  /** All channels of these servers; a server that does not tell is left out. */
  async function channelsIn(guilds: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly Channel[]>> {
    const found = new Map<string, readonly Channel[]>();
    for (const guild of guilds) {
      const all = z.array(z.unknown()).safeParse(await call('GET', `/guilds/${guild}/channels`).catch(() => undefined));
      if (!all.success) continue;
      found.set(
        guild,
        all.data.flatMap((each) => {
          const channel = readChannel(each);
          return channel === undefined ? [] : [{ ...channel, guild }];
        }),
      );
    }
    return found;
  }

  /** Channels that can hold threads: those configured, and those in configured categories. */
  function parentsIn(
    places: readonly Channel[],
    inGuilds: ReadonlyMap<string, readonly Channel[]>,
  ): ReadonlySet<string> {
    const categories = new Set(places.filter(({ kind }) => kind === 'category').map(({ id }) => id));
    const inside = [...inGuilds.values()].flat().filter(({ parent }) => categories.has(parent ?? ''));
    const own = [...places, ...inside].filter(({ kind }) => kind === 'channel');
    return new Set(own.map(({ id }) => id));
  }

  async function archived(parent: string, kind: string, since: number): Promise<readonly Channel[]> {
    const threads: Channel[] = [];
    let before: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const query = { limit: 100, ...(before === undefined ? {} : { before }) };
      const answer = await read(`/channels/${parent}/threads/archived/${kind}`, query);
      if (answer === undefined) break;
      threads.push(...answer.threads);
      const last = answer.threads.at(-1);
      if (!answer.has_more || last === undefined || Date.parse(changedAt(last)) < since) break;
      // Discord counts in microseconds: what was archived within the same millisecond as the last one comes on both pages.
      before = new Date(Date.parse(changedAt(last)) + 1).toISOString();
    }
    return threads;
  }

  /** @returns undefined when Discord does not tell: no permission, or a bad moment */
  async function read(route: `/${string}`, query: Readonly<Record<string, string | number>>) {
    try {
      const { threads, has_more } = list.parse(await call('GET', route, { query }));
      return { threads: threads.flatMap((each) => readChannel(each) ?? []), has_more };
    } catch (error) {
      log('debug', { route, outcome: nameFailure(error, 'reading') }, 'discord: a list of threads could not be read');
      return undefined;
    }
  }

  return { noteSeen, lookBack };
}

/** When a thread was made: later than its id says where it started from an older message. In milliseconds since 1970. */
function madeAt({ id, thread }: Channel): number {
  return thread?.created === undefined ? timeOf(id).getTime() : Date.parse(thread.created);
}

function changedAt({ thread }: Channel): string {
  return thread?.changed ?? '';
}
