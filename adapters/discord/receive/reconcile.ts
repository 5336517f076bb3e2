import { z } from 'zod';
import type { Team } from '../../../conversations/team.ts';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import { type Channel, readChannel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { nameFailure } from '../api/failures.ts';
import { chatChannels } from '../people/teams.ts';
import type { Log, Times } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import type { Changes } from './changes.ts';

interface Needs {
  /** Waits out rate limits. */
  readonly call: Call;
  readonly channels: Channels;
  readonly changes: Changes;
  readonly memory: Memory;
  readonly teams: readonly Team[];
  readonly log: Log;
  readonly times: Pick<Times, 'lookBack'>;
  readonly now: () => number;
}

/** Pages of a list that are read for one channel, 100 threads each. */
const mostPages = 10;

const key = 'seen';
const list = z.object({ threads: z.array(z.unknown()), has_more: z.boolean().default(false) });

export type Reconcile = ReturnType<typeof openReconcile>;

/**
 * Finds out what happened to threads while nobody listened: Discord delivers nothing afterwards. Every change that is
 * found has the id it would have had live, so that finding what was heard changes nothing.
 */
export function openReconcile({ call, channels, changes, memory, teams, log, times, now }: Needs) {
  /** Notes that everything up to now was heard. */
  async function noteSeen(): Promise<void> {
    await memory.remember(key, { at: new Date(now()).toISOString() });
  }

  /** @returns whether everything that was found is stored; only then is there no need to look again */
  async function lookBack(hand: Hand): Promise<boolean> {
    const seen = (await memory.recall(key))?.at;
    // At the very first start nothing is caught up: chats that ended before are none of its business.
    if (seen === undefined) return true;
    const since = Math.max(Date.parse(seen) - 5_000, now() - times.lookBack);
    const found = new Map<string, Channel>();
    let isAll = true;
    const chats = await configured();
    for (const guild of new Set(chats.flatMap((chat) => chat.guild ?? []))) {
      const active = await read(`/guilds/${guild}/threads/active`, {});
      isAll &&= active !== undefined;
      for (const thread of active?.threads ?? []) found.set(thread.id, { ...thread, guild });
    }
    for (const parent of await parentsIn(chats)) {
      for (const kind of ['public', 'private']) {
        for (const thread of await archived(parent, kind, since)) found.set(thread.id, thread);
      }
    }
    const changed = [...found.values()].filter((each) => Date.parse(each.thread?.changed ?? '') >= since);
    for (const thread of changed.sort((a, b) => (changedAt(a) < changedAt(b) ? -1 : 1))) {
      const isStored = await changes.heardThread(thread, hand).catch(() => false);
      isAll &&= isStored;
    }
    log('info', { threads: changed.length }, 'discord: looked for what happened meanwhile');
    return isAll;
  }

  /** The channels and categories in which customers are helped, as far as the app sees them. */
  async function configured(): Promise<readonly Channel[]> {
    const looks = await Promise.allSettled([...chatChannels(teams)].map((id) => channels.look(id)));
    return looks.flatMap((look) => (look.status === 'fulfilled' ? [look.value] : []));
  }

  /** Channels that can hold threads: those configured, and those in configured categories. */
  async function parentsIn(chats: readonly Channel[]): Promise<ReadonlySet<string>> {
    const found = new Set(chats.filter((chat) => chat.kind === 'channel').map((chat) => chat.id));
    for (const { id, kind, guild } of chats) {
      if (kind !== 'category' || guild === undefined) continue;
      const all = await call('GET', `/guilds/${guild}/channels`).catch(() => []);
      for (const each of z.array(z.unknown()).catch([]).parse(all)) {
        const child = readChannel(each);
        if (child?.parent === id && child.kind === 'channel') found.add(child.id);
      }
    }
    return found;
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

function changedAt({ thread }: Channel): string {
  return thread?.changed ?? '';
}
