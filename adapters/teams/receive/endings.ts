import type { ChatEnded, EndRefused } from '../../../conversations/inbound.ts';
import type { Named, Place } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import { readTyped } from '../../../conversations/typed/read.ts';
import type { RefusedSignal } from '../../refused-end.ts';
import { teamAt } from '../../support-teams.ts';
import type { Member } from '../api/connector.ts';
import { guessType, linkTo, person, platform, splitConversation } from '../api/place.ts';
import { type Reference, type References, referenceOf } from '../api/reference.ts';
import type { Authors } from '../people/authors.ts';
import { guid } from '../people/object-id.ts';
import { agentsOf, type People } from '../people/people.ts';
import { canonicalId, type Placed, tenantOf } from './activity.ts';
import type { Parsed, Typed } from './parse.ts';
import { type Refusal, refused } from './refused-ends.ts';
import { readEnd } from './words.ts';

/** What a signal comes to once Teams was asked about it. */
export type Ending =
  | { readonly kind: 'event'; readonly event: ChatEnded }
  /** Is not this person's to give, or does not say whom to ask: `event` is what is kept of it. */
  | { readonly kind: 'nothing'; readonly because: Refusal; readonly event: EndRefused };

export type Meeting = Extract<Parsed, { readonly kind: 'meetingEnded' }>;

/** How many helpers of one chat are named at most. */
const mostAgents = 10;

interface Needs {
  readonly people: People;
  readonly references: References;
  readonly authors: Authors;
  readonly teams: readonly Team[];
  readonly hasLinks: boolean;
}

export type Endings = ReturnType<typeof openEndings>;

/** All functions throw what the SDK and the memory throw: then nothing is known and nothing is guessed. */
export function openEndings({ people, references, authors, teams, hasLinks }: Needs) {
  return {
    /**
     * `@Afterword done` in a thread or a chat. The customer is whoever is mentioned beside the bot, else the author of the
     * thread, else the only one there who is no agent.
     */
    async ofCommand(typed: Typed): Promise<Ending> {
      const { event, activity, mentions } = typed;
      const { conversation, thread } = splitConversation(activity.conversation.id);
      const reference = referenceOf(activity);
      const team = teamThere(conversation);
      const signal = signalOf(typed);
      const by = await agentWho(activity);
      if (by === undefined) return nothing(signal, 'notAllowed');
      const customer = await customerOf(new Set(mentions.map(({ id }) => id)), reference, activity, team);
      if (customer === undefined) return nothing(signal, 'whom');
      if (customer.id === event.by.id) return nothing(signal, 'ownChat');
      const { channel = conversation } = event.place;
      const ask = { platform, channel, ...(thread === undefined ? {} : { thread }) };
      const name = by.name ?? activity.from.name ?? undefined;
      const agent = name === undefined ? { id: event.by.id } : { id: event.by.id, name };
      return ended(event.id, event.at, signal.chatId, customer, ask, [agent], activity);
    },

    /** Whether a `@Afterword done` there would be the writer's to give; in their 1:1 chat, anywhere. */
    mayEnd: async (activity: Placed) => (await agentWho(activity)) !== undefined,

    /** A meeting ended: a support call when exactly one person in its chat is no agent. */
    async ofMeeting(meeting: Meeting): Promise<Ending> {
      const { activity, at, id } = meeting;
      const { conversation } = splitConversation(activity.conversation.id);
      const roster = await people.roster(referenceOf(activity), conversation);
      const home = tenantOf(activity);
      const team =
        teams.find((each) => agentsOf(each).length > 0 && roster.some((one) => people.isAgent(one, each, home))) ??
        onlyOne(teams);
      const agents = roster.filter((each) => people.isAgent(each, team, home));
      const outsiders = roster.filter((each) => !agents.includes(each));
      const [customer] = outsiders;
      const signal = signalOfMeeting(meeting);
      if (team === undefined || agents.length === 0) return nothing(signal, 'noAgent');
      if (customer === undefined) return nothing(signal, 'noOutsider');
      if (outsiders.length > 1) return nothing(signal, 'severalOutsiders');
      const ask = { platform, channel: conversation };
      const named = agents.slice(0, mostAgents).map(nameOf);
      return ended(id, at, signal.chatId, nameOf(customer), ask, named, activity, team.id);
    },
  };

  function teamThere(conversation: string): Team | undefined {
    return teamAt(teams, platform, conversation) ?? onlyOne(teams);
  }

  async function agentWho(activity: Placed): Promise<Member | undefined> {
    const { conversation } = splitConversation(activity.conversation.id);
    const by = await people.look(referenceOf(activity), conversation, activity.from.id);
    if (by === undefined) return undefined;
    // Whoever comes from another company says so here, whatever the roster has.
    const from = activity.from.tenantId ?? '';
    const whole = from === '' ? by : { ...by, tenantId: from };
    const there = guessType(conversation) === 'personal' && teams.length > 0 ? teams : [teamThere(conversation)];
    return there.some((team) => people.isAgent(whole, team, tenantOf(activity))) ? by : undefined;
  }

  async function customerOf(
    mentioned: ReadonlySet<string>,
    reference: Reference,
    activity: Placed,
    team: Team | undefined,
  ): Promise<Named | undefined> {
    const { conversation, thread } = splitConversation(activity.conversation.id);
    const author = thread === undefined ? undefined : await authors.of(conversation, thread);
    if (mentioned.size > 1) return undefined;
    const [known = author] = mentioned;
    if (known !== undefined) {
      const member = await people.look(reference, conversation, known);
      if (member !== undefined) return nameOf(member);
      // Somebody who has left can still be asked; an id of which Teams knows nothing is nobody's.
      const id = await references.canonical(known);
      return guid.test(id) ? { id } : undefined;
    }
    const roster = await people.roster(reference, conversation);
    const outsiders = roster.filter((each) => !people.isAgent(each, team, tenantOf(activity)));
    const [only] = outsiders;
    return only === undefined || outsiders.length > 1 ? undefined : nameOf(only);
  }

  async function ended(
    id: string,
    at: Date,
    chatId: string,
    customer: Named,
    ask: Place & { readonly channel: string },
    agents: readonly Named[],
    activity: Placed,
    team?: string,
  ): Promise<Ending> {
    const described = await people.describe(person(customer.id));
    const spot = splitConversation(activity.conversation.id);
    const first = spot.thread ?? activity.id ?? '';
    const url = hasLinks && first !== '' ? linkTo(spot, first, tenantOf(activity)) : undefined;
    const chat = {
      source: platform,
      id: chatId,
      respondent: {
        isBot: false,
        ...described,
        ...person(customer.id),
        ...(customer.name === undefined ? {} : { name: customer.name }),
      },
      ask,
      // A call's chat is nobody's support channel: its team is known by its agents.
      ...(team === undefined ? { channel: { platform, channel: ask.channel } } : { team }),
      agents,
      closeReason: 'resolved' as const,
      tags: [],
      ...(url === undefined ? {} : { url }),
    };
    return { kind: 'event', event: { kind: 'chatEnded', id, at, chat } };
  }
}

/**
 * Whether these words to the bot, without mentions, end a chat: such a word alone or with thanks, because sentences, answers
 * among them, can begin with it.
 */
export function isDone(words: string): boolean {
  const rest = readEnd(words)?.rest;
  return rest === '' || (rest !== undefined && readTyped(rest).kind === 'pleasantry');
}

/** What a `@Afterword done` is known by, whatever it comes to. */
export function signalOf({ event, activity }: Typed): RefusedSignal & { readonly by: string } {
  const { conversation, thread } = splitConversation(activity.conversation.id);
  // A thread is one support chat; a group chat goes on for ever, so each end there is another one's.
  const chatId = `${conversation}:${thread ?? activity.id ?? event.id}`;
  return { id: event.id, at: event.at, by: event.by.id, chatId };
}

/** What the end of a meeting is known by. */
export function signalOfMeeting({ activity, at, id }: Meeting): RefusedSignal {
  const { conversation } = splitConversation(activity.conversation.id);
  return { id, at, chatId: `${conversation}:${at.getTime()}` };
}

function nameOf(member: Member): Named {
  const id = canonicalId(member);
  return member.name === undefined ? { id } : { id, name: member.name };
}

function onlyOne(teams: readonly Team[]): Team | undefined {
  return teams.length === 1 ? teams[0] : undefined;
}

function nothing(signal: Parameters<typeof refused>[0], because: Refusal): Ending {
  return { kind: 'nothing', because, event: refused(signal, because) };
}
