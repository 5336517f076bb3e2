import { z } from 'zod';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';
import type { Channel } from '../api/channel.ts';
import { codeOf } from '../api/failures.ts';
import type { Chat } from '../receive/chat.ts';
import type { People } from './people.ts';
import type { Role } from './teams.ts';

const starter = z.object({ author: z.object({ id: z.string(), bot: z.boolean().optional() }) });

/** Codes that say there is no such message, or that the app may not look. */
const without = new Set([10003, 10008, 50001, 50013]);

/** As many people are looked up to find the customer among them. */
const most = 20;

type InThread = Extract<Role, { kind: 'thread' }>;
type InTicket = Extract<Role, { kind: 'ticket' }>;

/** Who it is. `began`: with the message that the thread was made from, which stands outside of it. */
export interface Respondent {
  readonly id: string;
  readonly began?: true;
}

export type Respondents = ReturnType<typeof openRespondents>;

/** Who the customer of a support chat is; undefined where that can only be guessed. All throw what the client throws. */
export function openRespondents(call: Call, people: People, memory: Memory) {
  return {
    async of(channel: Channel, role: Role, chat: Chat): Promise<Respondent | undefined> {
      const asked = async () => respondent((await memory.recall(`thread:${channel.id}`))?.respondent);
      switch (role.kind) {
        case 'thread':
          return (await ofThread(channel, role, chat)) ?? (await asked());
        case 'ticket':
          return respondent(await ofTicket(channel, role, chat)) ?? (await asked());
        case 'other':
          return undefined;
        default:
          return role satisfies never;
      }
    },
  };

  /**
   * Who began it. A thread that an agent began on somebody's message is about whoever wrote that; a private one, about who
   * was let into it; and one that a bot began, about who was let in, who was named by the bot, or who wrote first.
   */
  async function ofThread(channel: Channel, { team, parent }: InThread, chat: Chat): Promise<Respondent | undefined> {
    const owner = channel.owner ?? chat.owner;
    if (owner === undefined) return undefined;
    const [known, isAgent] = await Promise.all([
      people.look(owner, channel.guild),
      people.mayEnd(owner, channel, team),
    ]);
    if (!isAgent && !known.isBot) return { id: owner };
    const author = await authorOf(parent, channel.id);
    if (author !== undefined) return { id: author, began: true };
    const others = [...chat.invited, ...chat.named, ...chat.wrote.keys()];
    if (known.isBot) return respondent(await firstCustomer(others, channel, team));
    const invited = channel.isPrivate === true ? await firstCustomer(chat.invited, channel, team) : undefined;
    return respondent(invited ?? owner);
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

  /**
   * The person for whom the channel was opened: ticket bots let them in by name, and mention them in their first message.
   * Whoever is let in later is not who it was opened for.
   */
  async function ofTicket(channel: Channel, { team }: InTicket, chat: Chat): Promise<string | undefined> {
    const known = new Set(chat.members.flat());
    const now = channel.overwrites.filter((each) => each.of === 'member' && !known.has(each.id)).map(({ id }) => id);
    const mentioned = [...chat.named, ...chat.wrote.keys()];
    for (const group of [...chat.members, now]) {
      const { customers } = await people.sides(group.slice(0, most), channel, team);
      if (customers.length > 1) return mentioned.find((each) => customers.includes(each));
      if (customers.length === 1) return customers[0];
    }
    return firstCustomer(mentioned, channel, team);
  }

  async function firstCustomer(ids: readonly string[], channel: Channel, team: InThread['team']) {
    for (const id of [...new Set(ids)].slice(0, most)) {
      const { customers } = await people.sides([id], channel, team);
      if (customers.length > 0) return id;
    }
    return undefined;
  }
}

function respondent(id: string | undefined): Respondent | undefined {
  return id === undefined ? undefined : { id };
}
