import { createHash } from 'node:crypto';
import type { Memory } from '../../memory.ts';
import type { Placed } from './activity.ts';

/** Messages remembered as answered; the oldest are forgotten first. Teams repeats one within a minute, if at all. */
const most = 100;
const key = 'teams:told';

export type Told = ReturnType<typeof openTold>;

/**
 * Which messages were answered with words already, on this process or another: Teams may deliver one again, with its id, and
 * a second sentence would only confuse.
 */
export function openTold(memory: Memory) {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    /**
     * Whether this is the first answer to the message, which it is from now on.
     * @param outcome what came of it: that it is saved after all is news to whoever was told that it is not
     */
    isFirst(message: string, outcome: 'stored' | 'failed', now: Date): Promise<boolean> {
      const noted = turn.then(() => note(`${message}:${outcome}`, now));
      turn = noted.catch(() => {});
      return noted;
    },
  };

  async function note(name: string, now: Date): Promise<boolean> {
    const known = (await memory.recall(key)) ?? {};
    if (known[name] !== undefined) return false;
    const all = Object.entries({ ...known, [name]: String(now.getTime()) });
    const kept = all.sort(([, one], [, other]) => Number(one) - Number(other)).slice(-most);
    await memory.remember(key, Object.fromEntries(kept));
    return true;
  }
}

/** What a message and its second delivery share. */
export function nameOf({ id, timestamp, from, conversation }: Placed): string {
  const what = [conversation.id, from.id, id ?? '', (id ?? '') === '' ? (timestamp ?? '') : ''];
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 22);
}
