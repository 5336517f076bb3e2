import type { ChatEnded, ChatReopened, EndRefused } from '../../../conversations/inbound.ts';
import type { Named, Place } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import { readError } from '../api/failures.ts';
import type { Web } from '../api/web.ts';
import type { Identity } from '../people/identity.ts';
import type { People } from '../people/people.ts';
import { isForChats, teamOf } from '../people/teams.ts';
import type { Command } from './commands.ts';
import { whoMarked } from './marks.ts';
import { person, platform } from './parse.ts';
import { type Refusal, refused } from './refused-ends.ts';
import type { Signal } from './signals.ts';
import { type Reply, readThread, type Thread } from './thread.ts';

/** What a signal comes to once Slack was asked about it. */
export type Ending =
  | { readonly kind: 'event'; readonly event: ChatEnded | ChatReopened }
  /** It ends nothing, and is kept with the reason. */
  | { readonly kind: 'refused'; readonly event: EndRefused /** Of a reply. */; readonly thread?: string }
  /** A bot began the thread: whoever wants to end the chat is to say who the customer is. */
  | { readonly kind: 'asksWhom'; readonly root: string }
  /** A mark was taken away, and the chat does not go on because of it. */
  | { readonly kind: 'nothing'; readonly because: 'ownChat' | 'notAllowed' | 'stillMarked' };

type Done = Extract<Command, { readonly kind: 'done' }>;

/** The thread's customer, named by whoever ends the chat. */
export interface NamedCustomer {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly channel: string;
  readonly root: string;
  readonly customer: string;
}

/** How many helpers of one chat are named at most, and how many who wrote are looked at for it: each is a call. */
const mostAgents = 10;
const mostLookedAt = 20;

export type Endings = ReturnType<typeof openEndings>;

interface Needs {
  readonly web: Web;
  readonly people: People;
  readonly identity: () => Promise<Identity>;
  readonly teams: readonly Team[];
  /** Names of the emojis that end a chat. */
  readonly reactions: readonly string[];
}

/** All functions throw what the Slack client throws: then nothing is known and nothing is guessed. */
export function openEndings({ web, people, identity, teams, reactions }: Needs) {
  return {
    async ofSignal(signal: Signal): Promise<Ending> {
      if (signal.kind === 'reopened') return ofMarkTakenAway(signal);
      const { channel, by, author, message } = signal;
      const team = teamOf(teams, channel);
      const refuse = (because: Refusal, root = signal.thread ?? message): Ending => ({
        kind: 'refused',
        event: refused({ ...signal, chatId: `${channel}:${root}` }, because),
        ...(because === 'notFirst' ? { thread: root } : {}),
      });
      if (signal.how === 'reaction' && !isForChats(teams, channel)) return refuse('elsewhere');
      // A customer's own message: nothing more is asked of Slack. An agent's own may be a reply, as the thread tells.
      if (by === author && !(await people.isAgent(by, team))) return refuse('ownChat');
      const [noAgent, thread] = await Promise.all([
        people.whyNoAgent(by, team),
        readThreadIfThere(channel, signal.thread ?? message),
      ]);
      const root = thread?.root;
      if (noAgent !== undefined) return refuse(by === thread?.author ? 'ownChat' : noAgent, root);
      if (thread === undefined) return refuse('noThread');
      if (by === thread.author) return refuse('ownChat', root);
      if (thread.kind === 'reply') return refuse(signal.how === 'shortcut' ? 'noThread' : 'notFirst', root);
      const respondent = await describe(thread.author, thread.isBot);
      if (respondent.isBot) {
        return signal.how === 'shortcut' ? { kind: 'asksWhom', root: thread.root } : refuse('unknownCustomer', root);
      }
      return ended(signal, await factsOf(thread, signal, thread.author), respondent);
    },

    /** The customer of a thread that a bot began, as an agent names them. */
    async ofNamed(named: NamedCustomer): Promise<Ending> {
      const { channel, by, customer, root } = named;
      const refuse = (because: Refusal): Ending => ({
        kind: 'refused',
        event: refused({ ...named, chatId: `${channel}:${root}` }, because),
      });
      if (by === customer) return refuse('ownChat');
      const [noAgent, thread] = await Promise.all([
        people.whyNoAgent(by, teamOf(teams, channel)),
        readThreadIfThere(channel, root),
      ]);
      if (noAgent !== undefined) return refuse(noAgent);
      if (thread?.kind !== 'thread') return refuse('noThread');
      return ended(named, await factsOf(thread, named, customer), await describe(customer, false));
    },

    /** A command knows no thread, so the customer is asked in the channel. */
    async ofCommand(done: Done, now: Date): Promise<Ending> {
      const { by, channel, customer, trigger } = done;
      const signal = { id: `command:${channel}:${trigger}`, at: now, by };
      const chatId = `${channel}:${trigger}`;
      const refuse = (because: Refusal): Ending => ({
        kind: 'refused',
        event: refused({ ...signal, chatId }, because),
      });
      if (by === customer) return refuse('ownChat');
      const noAgent = await people.whyNoAgent(by, teamOf(teams, channel));
      if (noAgent !== undefined) return refuse(noAgent);
      const [respondent, agents] = await Promise.all([describe(customer, false), name([by])]);
      return ended(signal, about(chatId, { platform, channel }, agents), respondent);
    },
  };

  /** The chat goes on, unless an agent's mark still says that it is over. */
  async function ofMarkTakenAway({ id, at, by, author, channel, message }: Signal): Promise<Ending> {
    if (by === author) return { kind: 'nothing', because: 'ownChat' };
    const team = teamOf(teams, channel);
    if (!isForChats(teams, channel) || !(await people.isAgent(by, team)))
      return { kind: 'nothing', because: 'notAllowed' };
    for (const other of await whoMarked(web, channel, message, reactions)) {
      if (await people.isAgent(other, team)) return { kind: 'nothing', because: 'stillMarked' };
    }
    const chatId = `${channel}:${message}`;
    return { kind: 'event', event: { kind: 'chatReopened', id, at, source: platform, chatId } };
  }

  /** A thread that was deleted meanwhile is no failure. */
  async function readThreadIfThere(channel: string, ts: string): Promise<Thread | Reply | undefined> {
    const { user } = await identity();
    try {
      return await readThread(web, channel, ts, user);
    } catch (error) {
      const call = readError(error);
      if (call.kind === 'platform' && /^(thread|message)_not_found$/.test(call.error)) return undefined;
      throw error;
    }
  }

  /** What there is to know about the chat of a thread, its customer aside. */
  async function factsOf(thread: Thread, { channel, by }: Pick<Signal, 'channel' | 'by'>, customer: string) {
    const { root, messages } = thread;
    const [agents, url] = await Promise.all([
      helpersOf(thread, by, customer, teamOf(teams, channel)),
      permalinkOf(channel, root),
    ]);
    return {
      ...about(`${channel}:${root}`, { platform, channel, thread: root }, agents),
      ...(url === undefined ? {} : { url }),
      ...(messages === undefined ? {} : { customerMessages: messages.get(customer) ?? 0 }),
    };
  }

  /** Whoever ended the chat first, then the agents who wrote in it. Who can't be looked up is left out. */
  async function helpersOf(thread: Thread, by: string, customer: string, team: Team | undefined) {
    const others = thread.repliers.filter((id) => id !== by && id !== customer).slice(0, mostLookedAt);
    const areAgents = await Promise.all(others.map((id) => people.isAgent(id, team).catch(() => false)));
    return name([by, ...others.filter((_, index) => areAgents[index])].slice(0, mostAgents));
  }

  function name(ids: readonly string[]): Promise<readonly Named[]> {
    return Promise.all(
      ids.map(async (id) => {
        const known = await people.lookIfKnown(id);
        return known?.name === undefined ? { id } : { id, name: known.name };
      }),
    );
  }

  /** @throws when Slack does not tell whether they belong to a group of agents: then they might be asked as a customer */
  async function describe(id: string, isBot: boolean) {
    if (isBot) return { isBot, ...person(id) };
    const [described, groups] = await Promise.all([people.describe(person(id)), people.groupsWith(id)]);
    const { isColleague: _, ...told } = described ?? {};
    return { isBot, ...told, ...(groups.length === 0 ? {} : { groups }), ...person(id) };
  }

  async function permalinkOf(channel: string, message_ts: string): Promise<string | undefined> {
    try {
      return (await web.quick.chat.getPermalink({ channel, message_ts })).permalink;
    } catch {
      return undefined;
    }
  }
}

function ended(
  { id, at }: Pick<Signal, 'id' | 'at'>,
  facts: Omit<ChatEnded['chat'], 'respondent'>,
  respondent: ChatEnded['chat']['respondent'],
): Ending {
  return { kind: 'event', event: { kind: 'chatEnded', id, at, chat: { ...facts, respondent } } };
}

function about(id: string, ask: Place & { readonly channel: string }, agents: readonly Named[]) {
  const channel = { platform, channel: ask.channel };
  return { source: platform, id, ask, channel, agents, closeReason: 'resolved', tags: [] } as const;
}
