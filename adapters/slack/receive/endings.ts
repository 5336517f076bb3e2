import type { ChatEnded, ChatReopened } from '../../../conversations/inbound.ts';
import type { Named, Place } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import { readError } from '../api/failures.ts';
import type { Web } from '../api/web.ts';
import type { Identity } from '../people/identity.ts';
import type { People } from '../people/people.ts';
import { agentsOf, isForChats, teamOf } from '../people/teams.ts';
import type { Command } from './commands.ts';
import { person, platform } from './parse.ts';
import type { Signal } from './signals.ts';
import { type Reply, readThread, type Thread } from './thread.ts';

/** What a signal comes to once Slack was asked about it. */
export type Ending =
  | { readonly kind: 'event'; readonly event: ChatEnded | ChatReopened }
  /** Means nothing here, or is not this person's to give. */
  | { readonly kind: 'nothing'; readonly because: 'elsewhere' | 'notAllowed' | 'ownChat' | 'noThread' }
  /** An agent's reaction that belongs on the first message of the thread. */
  | { readonly kind: 'nothing'; readonly because: 'notFirst'; readonly thread: string };

export type Nothing = Extract<Ending, { kind: 'nothing' }>['because'];

type Done = Extract<Command, { readonly kind: 'done' }>;

/** How many helpers of one chat are named at most: each is a call. */
const mostAgents = 10;

export type Endings = ReturnType<typeof openEndings>;

/** Both functions throw what the Slack client throws: then nothing is known and nothing is guessed. */
export function openEndings(web: Web, people: People, identity: () => Promise<Identity>, teams: readonly Team[]) {
  return {
    async ofSignal(signal: Signal): Promise<Ending> {
      const { channel, by, author } = signal;
      const team = teamOf(teams, channel);
      if (signal.how === 'reaction' && !isForChats(teams, channel)) return nothing('elsewhere');
      if (by === author && signal.kind === 'reopened') return nothing('ownChat');
      // A customer's own message: nothing more is asked of Slack. An agent's own may be a reply, as the thread tells.
      if (by === author && !(await people.isAgent(by, team, undefined))) return nothing('ownChat');
      const [isAgent, thread] = await Promise.all([
        people.isAgent(by, team, undefined),
        signal.kind === 'ended' ? readThreadIfThere(channel, signal.thread ?? signal.message) : undefined,
      ]);
      if (!isAgent) return nothing('notAllowed');
      if (signal.kind === 'reopened') {
        const { id, at, message } = signal;
        return {
          kind: 'event',
          event: { kind: 'chatReopened', id, at, source: platform, chatId: `${channel}:${message}` },
        };
      }
      if (thread === undefined) return nothing('noThread');
      if (by === thread.author) return nothing('ownChat');
      if (thread.kind === 'reply') {
        if (signal.how === 'shortcut') return nothing('noThread');
        return { kind: 'nothing', because: 'notFirst', thread: thread.root };
      }
      const [agents, url, respondent] = await Promise.all([
        helpersOf(thread, by, team),
        permalinkOf(channel, thread.root),
        describe(thread.author, thread.isBot),
      ]);
      const { root, authorMessages: customerMessages } = thread;
      const chat = {
        ...about(`${channel}:${root}`, { platform, channel, thread: root }, agents),
        respondent,
        ...(url === undefined ? {} : { url }),
        ...(customerMessages === undefined ? {} : { customerMessages }),
      };
      return { kind: 'event', event: { kind: 'chatEnded', id: signal.id, at: signal.at, chat } };
    },

    /** A command knows no thread, so the customer is asked in the channel. */
    async ofCommand(done: Done, now: Date): Promise<Ending> {
      const { by, channel, customer, trigger } = done;
      if (by === customer) return nothing('ownChat');
      const isAgent = await people.isAgent(by, teamOf(teams, channel), customer);
      if (!isAgent) return nothing('notAllowed');
      const [respondent, agents] = await Promise.all([describe(customer, false), name([by])]);
      const chat = { ...about(`${channel}:${trigger}`, { platform, channel }, agents), respondent };
      return { kind: 'event', event: { kind: 'chatEnded', id: `command:${channel}:${trigger}`, at: now, chat } };
    },
  };

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

  /** Whoever ended the chat first, then the team's people who wrote in it. */
  async function helpersOf(thread: Thread, by: string, team: Team | undefined): Promise<readonly Named[]> {
    const home = (await identity()).team;
    const others = thread.repliers.filter((each) => each.id !== by);
    const isTheirs = await Promise.all(
      others.map((each) =>
        // Without configured agents the workspace decides; asking about everybody would cost a call each.
        agentsOf(team).length === 0 ? each.workspace === home : people.isAgent(each.id, team, thread.author),
      ),
    );
    const helpers = others.filter((_, index) => isTheirs[index] === true).map((each) => each.id);
    return name([by, ...helpers].slice(0, mostAgents));
  }

  function name(ids: readonly string[]): Promise<readonly Named[]> {
    return Promise.all(
      ids.map(async (id) => {
        const known = await people.lookIfKnown(id);
        return known?.name === undefined ? { id } : { id, name: known.name };
      }),
    );
  }

  async function describe(id: string, isBot: boolean) {
    const described = isBot ? undefined : await people.describe(person(id));
    return { isBot, ...described, ...person(id) };
  }

  async function permalinkOf(channel: string, message_ts: string): Promise<string | undefined> {
    try {
      return (await web.quick.chat.getPermalink({ channel, message_ts })).permalink;
    } catch {
      return undefined;
    }
  }
}

function nothing(because: Exclude<Nothing, 'notFirst'>): Ending {
  return { kind: 'nothing', because };
}

function about(id: string, ask: Place & { readonly channel: string }, agents: readonly Named[]) {
  const channel = { platform, channel: ask.channel };
  return { source: platform, id, ask, channel, agents, closeReason: 'resolved', tags: [] } as const;
}
