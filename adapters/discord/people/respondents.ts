import { z } from 'zod';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import type { Channel } from '../api/channel.ts';
import { codeOf } from '../api/failures.ts';
import type { People } from './people.ts';
import type { Role } from './teams.ts';

const starter = z.object({ author: z.object({ id: z.string(), bot: z.boolean().optional() }) });

/** Codes that say there is no such message, or that the app may not look. */
const without = new Set([10003, 10008, 50001, 50013]);

export type Respondents = ReturnType<typeof openRespondents>;

/** Who the customer of a support chat is; undefined where that can only be guessed. All throw what the client throws. */
export function openRespondents(call: Call, people: People, memory: Memory) {
  return {
    async of(channel: Channel, role: Role): Promise<string | undefined> {
      switch (role.kind) {
        case 'thread':
          return (await ofThread(channel, role)) ?? (await memory.recall(`thread:${channel.id}`))?.respondent;
        case 'ticket':
          return ofTicket(channel, role);
        case 'other':
          return undefined;
        default:
          return role satisfies never;
      }
    },
  };

  /** Who began it. A thread that an agent began on somebody's message is about whoever wrote that. */
  async function ofThread(channel: Channel, { team, parent }: Extract<Role, { kind: 'thread' }>) {
    const { owner } = channel;
    if (owner === undefined) return undefined;
    const [known, isAgent] = await Promise.all([
      people.look(owner, channel.guild),
      people.mayEnd(owner, channel, team),
    ]);
    if (!isAgent && !known.isBot) return owner;
    return (await authorOf(parent, channel.id)) ?? (isAgent ? owner : undefined);
  }

  /** The message a thread was made from has the thread's id. Its content is neither needed nor told. */
  async function authorOf(parent: string, message: string): Promise<string | undefined> {
    try {
      const { author } = starter.parse(await call('GET', `/channels/${parent}/messages/${message}`));
      return author.bot === true ? undefined : author.id;
    } catch (error) {
      if (without.has(codeOf(error) ?? 0)) return undefined;
      throw error;
    }
  }

  /** The one person for whom the channel was opened: ticket bots let them in by name. */
  async function ofTicket(channel: Channel, { team }: Extract<Role, { kind: 'ticket' }>): Promise<string | undefined> {
    const invited = channel.overwrites.filter((each) => each.of === 'member').map((each) => each.id);
    const customers: string[] = [];
    for (const id of invited.slice(0, 20)) {
      const known = await people.look(id, channel.guild);
      if (!known.isBot && !(await people.mayEnd(id, { ...channel, overwrites: [] }, team))) customers.push(id);
    }
    return customers.length === 1 ? customers[0] : undefined;
  }
}
