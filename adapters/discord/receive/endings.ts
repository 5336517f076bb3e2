import type { ChatEnded, CloseReason, EndedChat, EndRefused } from '../../../conversations/inbound.ts';
import type { Named } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { person, platform } from '../api/ids.ts';
import type { Accesses } from '../people/access.ts';
import type { People } from '../people/people.ts';
import { isConfigured } from '../people/people.ts';
import { mayModerate } from '../people/permissions.ts';
import type { Respondent, Respondents } from '../people/respondents.ts';
import { agentsOf, type Role, roleOf } from '../people/teams.ts';
import { type Chat, wasAlive } from './chat.ts';
import type { Chats } from './chats.ts';
import type { Doing, Interaction } from './interactions.ts';
import { type Nothing, refused } from './refused-ends.ts';

/** What a signal comes to once Discord was asked about it. */
export type Ending =
  | { readonly kind: 'event'; readonly event: ChatEnded; readonly channel: Channel; readonly role: Role }
  /** Means nothing here, or is not this person's to give. */
  | { readonly kind: 'nothing'; readonly because: Nothing /** What is kept of it. */; readonly event?: EndRefused };

/** A change of a place that may be the end of its chat. */
export interface Change {
  readonly id: string;
  readonly at: Date;
  readonly closeReason: CloseReason;
  /** The place is still there, though it may be closed. */
  readonly isThere: boolean;
  /** Counts only where somebody of the team wrote. */
  readonly needsAgent?: true;
}

type AgentCommand = Extract<Doing, { readonly kind: 'commanded' }>;

interface Needs {
  readonly channels: Channels;
  readonly people: People;
  readonly respondents: Respondents;
  readonly chats: Chats;
  readonly access: Accesses;
  readonly teams: readonly Team[];
}

/** As many who wrote are looked up. */
const mostWriters = 15;

export type Endings = ReturnType<typeof openEndings>;

/** All functions throw what the client throws: then nothing is known and nothing is guessed. */
export function openEndings({ channels, people, respondents, chats, access, teams }: Needs) {
  const place = async (channel: Channel) => {
    const parent = channel.kind === 'thread' ? await channels.ruling(channel).catch(() => undefined) : undefined;
    return roleOf(channel, teams, parent);
  };

  return {
    /** What a channel is to the support teams. */
    roleOf: place,

    /** Who the customer of a ticket is, as far as that is known. */
    async customerOf(channel: Channel, chat: Chat): Promise<string | undefined> {
      return (await respondents.of(channel, await place(channel), chat))?.id;
    },

    /** A thread or a ticket was closed or deleted. Discord does not tell by whom; who helped is known by what they wrote. */
    async ofChange(channel: Channel, change: Change): Promise<Ending> {
      const { id, at, closeReason, isThere, needsAgent } = change;
      const signal = { id, at, chatId: channel.id };
      const role = await place(channel);
      if (role.kind === 'other') return { kind: 'nothing', because: 'elsewhere' };
      const chat = await chats.know(channel, isThere);
      const quiet = closeReason === 'inactivity' ? (channel.thread?.archivesAfter ?? 0) * 60_000 : 0;
      if (!wasAlive(chat, at, quiet)) {
        // That what has ended is closed once more is no news.
        const isNews = chat.ended === undefined && chat.last !== undefined;
        return isNews ? refuse(signal, 'quiet') : { kind: 'nothing', because: 'quiet' };
      }
      const respondent = await respondents.of(channel, role, chat);
      if (respondent === undefined) return refuse(signal, 'unknownCustomer');
      const customer = respondent.id;
      const agents = await helpers(channel, role, chat, customer);
      if (needsAgent === true && agents.length === 0) return refuse(signal, 'noAgent');
      const facts = { ...(await about(channel, role, customer, isThere)), agents, closeReason };
      const written = writtenBy(respondent, chat);
      return { kind: 'event', event: { kind: 'chatEnded', id, at, chat: { ...facts, ...written } }, channel, role };
    },

    /** Somebody on the team said so, with a command. */
    async ofCommand(interaction: Interaction, command: AgentCommand, at: Date): Promise<Ending> {
      const { id, by, member, channelId, guild } = interaction;
      if (channelId === undefined || guild === undefined || member === undefined)
        return { kind: 'nothing', because: 'direct' };
      const looked: Channel = { ...(await channels.lookAgain(channelId)), guild };
      const found = await whereItBegan(looked);
      const { channel, role } = found;
      const chatId = role.kind === 'other' ? `${channel.id}:${id}` : channel.id;
      const signal = { id: `command:${id}`, at, by, chatId };
      const isAgent =
        agentsOf(role.team).length > 0 ? isConfigured(by, member.roles, role.team) : mayModerate(member.permissions);
      if (!isAgent) return refuse(signal, 'notAllowed');
      const chat = role.kind === 'other' ? undefined : await chats.know(channel, true);
      const known = chat === undefined ? undefined : await respondents.of(channel, role, chat);
      const customer = command.whom ?? known?.id ?? command.author;
      if (customer === undefined && command.isOfApp === true) return refuse(signal, 'nobody');
      if (customer === undefined) return refuse(signal, role.kind === 'other' ? 'whom' : 'unknownCustomer');
      if (customer === by) return refuse(signal, 'ownChat');
      const others = chat === undefined ? [] : await helpers(channel, role, chat, customer);
      const self: Named = { id: by, ...(interaction.name === undefined ? {} : { name: interaction.name }) };
      const agents = [self, ...others.filter((each) => each.id !== by)];
      // Whoever was named by hand is asked, though they may have said what they had to say elsewhere.
      const written = chat === undefined ? {} : writtenBy(known?.id === customer ? known : { id: customer }, chat);
      const counted = command.whom !== undefined && written.customerMessages === 0 ? {} : written;
      const facts = { ...(await about(channel, role, customer, true)), agents, ...counted };
      const event = { kind: 'chatEnded' as const, id: `command:${id}`, at, chat: { ...facts, id: chatId } };
      return { kind: 'event', event, channel, role };
    },
  };

  /** A ticket that was moved to another category when it was closed is still a ticket of where it was opened. */
  async function whereItBegan(channel: Channel): Promise<{ readonly channel: Channel; readonly role: Role }> {
    const role = await place(channel);
    if (role.kind !== 'other' || channel.kind !== 'channel' || role.team !== undefined) return { channel, role };
    const { parent } = (await chats.recall(channel.id)) ?? {};
    if (parent === undefined) return { channel, role };
    const before = { ...channel, parent };
    return { channel: before, role: await place(before) };
  }

  /** The facts of a chat, looked up now. In a channel that many read nobody is asked: the question goes to the person. */
  async function about(channel: Channel, role: Role, customer: string, isThere: boolean): Promise<EndedChat> {
    const { guild } = channel;
    const described = await people.describe(person(customer), guild);
    const parent = role.kind === 'thread' ? role.parent : channel.id;
    const isOpen = isThere && role.kind !== 'other' && channel.thread?.locked !== true;
    const canAsk = isOpen && (role.kind !== 'ticket' || (await access(customer, channel)).sees);
    const thread = role.kind === 'thread' ? { thread: channel.id } : {};
    return {
      source: platform,
      id: channel.id,
      respondent: { ...described, ...person(customer) },
      ...(canAsk ? { ask: { platform, channel: parent, ...thread } } : {}),
      channel: { platform, channel: parent },
      agents: [],
      ...(role.team === undefined ? {} : { team: role.team.id }),
      closeReason: 'resolved',
      tags: [],
      ...(guild === undefined || !isThere ? {} : { url: `https://discord.com/channels/${guild}/${channel.id}` }),
    };
  }

  /** Who of the team wrote in the chat, those who wrote most first. */
  async function helpers(channel: Channel, role: Role, chat: Chat, customer: string): Promise<readonly Named[]> {
    const most = [...chat.wrote].sort(([, a], [, b]) => b - a).map(([by]) => by);
    const writers = most.filter((by) => by !== customer).slice(0, mostWriters);
    const { agents } = await people.sides(writers, channel, role.team);
    return agents.map(({ id, name }) => ({ id, name }));
  }
}

/** How much the customer wrote, where anything of the chat is known. */
function writtenBy({ id, began }: Respondent, { wrote, upTo }: Chat): { readonly customerMessages?: number } {
  return upTo === undefined ? {} : { customerMessages: Math.max(began === true ? 1 : 0, wrote.get(id) ?? 0) };
}

function refuse(signal: Parameters<typeof refused>[0], because: Nothing): Ending {
  const event = refused(signal, because);
  return { kind: 'nothing', because, ...(event === undefined ? {} : { event }) };
}
