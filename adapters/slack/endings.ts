import type { ChatEnded, ChatReopened } from '../../conversations/inbound.ts';
import type { Named, Place } from '../../conversations/place.ts';
import type { Team } from '../../conversations/team.ts';
import type { Command } from './commands.ts';
import { readError } from './failures.ts';
import type { Identity } from './identity.ts';
import { person, platform } from './parse.ts';
import type { People } from './people.ts';
import type { Signal } from './signals.ts';
import { agentsOf, isForChats, teamOf } from './teams.ts';
import { readThread, type Thread } from './thread.ts';
import type { Web } from './web.ts';

/** What a signal comes to once Slack was asked about it. */
export type Ending =
  | { readonly kind: 'event'; readonly event: ChatEnded | ChatReopened }
  /** Means nothing here, or is not this person's to give. */
  | { readonly kind: 'nothing'; readonly because: 'elsewhere' | 'notAllowed' | 'ownChat' | 'noThread' };

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
      if (by === author && signal.how === 'reaction') return nothing('ownChat');
      const [isAgent, thread] = await Promise.all([
        people.isAgent(by, team, author),
        signal.kind === 'ended' ? readThreadIfThere(web, channel, signal.thread ?? signal.message) : undefined,
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

function nothing(because: Extract<Ending, { kind: 'nothing' }>['because']): Ending {
  return { kind: 'nothing', because };
}

function about(id: string, ask: Place & { readonly channel: string }, agents: readonly Named[]) {
  const channel = { platform, channel: ask.channel };
  return { source: platform, id, ask, channel, agents, closeReason: 'resolved', tags: [] } as const;
}

/** A thread that was deleted meanwhile is no failure. */
async function readThreadIfThere(web: Web, channel: string, ts: string): Promise<Thread | undefined> {
  try {
    return await readThread(web, channel, ts);
  } catch (error) {
    const call = readError(error);
    if (call.kind === 'platform' && /^(thread|message)_not_found$/.test(call.error)) return undefined;
    throw error;
  }
}
