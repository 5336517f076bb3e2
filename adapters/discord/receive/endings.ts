import type { ChatEnded, CloseReason, EndedChat } from '../../../conversations/inbound.ts';
import type { Named } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { person, platform } from '../api/ids.ts';
import type { People } from '../people/people.ts';
import { isConfigured } from '../people/people.ts';
import { mayModerate } from '../people/permissions.ts';
import type { Respondents } from '../people/respondents.ts';
import { agentsOf, type Role, roleOf } from '../people/teams.ts';
import type { Doing, Interaction } from './interactions.ts';

/** What a signal comes to once Discord was asked about it. */
export type Ending =
  | { readonly kind: 'event'; readonly event: ChatEnded; readonly channel: Channel; readonly role: Role }
  /** Means nothing here, or is not this person's to give. */
  | { readonly kind: 'nothing'; readonly because: Nothing };

export type Nothing = 'elsewhere' | 'notAllowed' | 'ownChat' | 'whom' | 'nobody' | 'unknownCustomer' | 'direct';

type AgentCommand = Extract<Doing, { readonly kind: 'commanded' }>;

export type Endings = ReturnType<typeof openEndings>;

/** All functions throw what the client throws: then nothing is known and nothing is guessed. */
export function openEndings(channels: Channels, people: People, respondents: Respondents, teams: readonly Team[]) {
  const place = async (channel: Channel) => {
    const parent = channel.kind === 'thread' ? await channels.ruling(channel).catch(() => undefined) : undefined;
    return roleOf(channel, teams, parent);
  };

  return {
    /** What a channel is to the support teams. */
    roleOf: place,

    /** A thread was closed, or a channel of a ticket deleted. Discord does not tell by whom, so no agent is named. */
    async ofChange(channel: Channel, id: string, at: Date, closeReason: CloseReason, canAsk: boolean): Promise<Ending> {
      const role = await place(channel);
      if (role.kind === 'other') return { kind: 'nothing', because: 'elsewhere' };
      const customer = await respondents.of(channel, role);
      if (customer === undefined) return { kind: 'nothing', because: 'unknownCustomer' };
      const chat = { ...(await about(channel, role, customer, [])), closeReason };
      const { ask: _, ...deleted } = chat;
      return { kind: 'event', event: { kind: 'chatEnded', id, at, chat: canAsk ? chat : deleted }, channel, role };
    },

    /** Somebody on the team said so, with a command. */
    async ofCommand(interaction: Interaction, command: AgentCommand, at: Date): Promise<Ending> {
      const { id, by, member, channelId, guild } = interaction;
      if (channelId === undefined || guild === undefined || member === undefined)
        return { kind: 'nothing', because: 'direct' };
      const channel: Channel = { ...(await channels.lookAgain(channelId)), guild };
      const role = await place(channel);
      const isAgent =
        agentsOf(role.team).length > 0 ? isConfigured(by, member.roles, role.team) : mayModerate(member.permissions);
      if (!isAgent) return { kind: 'nothing', because: 'notAllowed' };
      const customer = command.whom ?? (await respondents.of(channel, role)) ?? command.author;
      if (customer === undefined && command.isOfApp === true) return { kind: 'nothing', because: 'nobody' };
      if (customer === undefined)
        return { kind: 'nothing', because: role.kind === 'other' ? 'whom' : 'unknownCustomer' };
      if (customer === by) return { kind: 'nothing', because: 'ownChat' };
      const name = interaction.name === undefined ? {} : { name: interaction.name };
      const chat = await about(channel, role, customer, [{ id: by, ...name }]);
      const chatId = role.kind === 'other' ? `${channel.id}:${id}` : channel.id;
      const event = { kind: 'chatEnded' as const, id: `command:${id}`, at, chat: { ...chat, id: chatId } };
      return { kind: 'event', event, channel, role };
    },
  };

  /** The facts of a chat, looked up now. In a channel that many read nobody is asked: the question goes to the person. */
  async function about(channel: Channel, role: Role, customer: string, agents: readonly Named[]): Promise<EndedChat> {
    const { guild } = channel;
    const described = await people.describe(person(customer), guild);
    const parent = role.kind === 'thread' ? role.parent : channel.id;
    const ask =
      role.kind === 'other' || channel.thread?.locked === true
        ? {}
        : { ask: { platform, channel: parent, ...(role.kind === 'thread' ? { thread: channel.id } : {}) } };
    return {
      source: platform,
      id: channel.id,
      respondent: { ...described, ...person(customer) },
      ...ask,
      channel: { platform, channel: parent },
      agents,
      ...(role.team === undefined ? {} : { team: role.team.id }),
      closeReason: 'resolved',
      tags: [],
      ...(guild === undefined ? {} : { url: `https://discord.com/channels/${guild}/${channel.id}` }),
    };
  }
}
