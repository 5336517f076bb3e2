import type { Memory } from '../../memory.ts';

const prefix = 'channel:';
/** How often a channel is followed from one id to the next; ids that lead in a circle end there. */
const mostMoves = 10;
/** What other processes heard is looked for no more often, in milliseconds. */
const lookEvery = 60_000;

export type MovedChannels = ReturnType<typeof openMovedChannels>;

/**
 * Channels whose id has changed, as that of a private channel does when it is shared with another company. In here a channel
 * keeps the id by which it was known first, or by which the configuration names it: questions, answers and settings go on
 * naming it so. Only what is sent to Slack carries the id of today. Source: docs.slack.dev/reference/events/channel_id_changed.
 *
 * @param memory shares them between processes; absent: this process alone knows
 * @param isConfigured whether the configuration names a channel by this id
 */
export function openMovedChannels(memory: Memory | undefined, isConfigured: (id: string) => boolean) {
  const next = new Map<string, string>();
  const before = new Map<string, string>();
  let lookedAt = 0;

  function note(from: string, to: string): void {
    next.set(from, to);
    before.set(to, from);
  }

  function follow(id: string, table: ReadonlyMap<string, string>, isThere: (id: string) => boolean): string {
    let now = id;
    for (let move = 0; move < mostMoves && !isThere(now); move += 1) now = table.get(now) ?? now;
    return now;
  }

  async function look(): Promise<void> {
    lookedAt = Date.now();
    const remembered = await memory?.list(prefix);
    for (const [key, { to }] of remembered ?? []) if (to !== undefined) note(key.slice(prefix.length), to);
  }

  return {
    /** The id by which Slack knows the channel now. */
    current: (id: string) => follow(id, next, (each) => !next.has(each)),

    /** The id by which the channel is known in here. What other processes heard is looked for meanwhile. */
    known(id: string): string {
      if (Date.now() - lookedAt > lookEvery) void look().catch(() => {});
      return follow(id, before, isConfigured);
    },

    /** @throws what the memory throws */
    look,

    /** @throws what the memory throws: then it is to be told again */
    async moved(from: string, to: string): Promise<void> {
      if (from === to) return;
      await memory?.remember(`${prefix}${from}`, { to });
      note(from, to);
    },
  };
}
