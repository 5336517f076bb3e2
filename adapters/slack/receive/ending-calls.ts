import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Team } from '../../../conversations/team.ts';
import { nameFailure } from '../api/failures.ts';
import type { Web } from '../api/web.ts';
import type { People } from '../people/people.ts';
import type { Log } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import { parseCommand } from './commands.ts';
import type { Ending, Endings } from './endings.ts';
import { listenForNamed } from './named-customer.ts';
import { Malformed } from './refusals.ts';
import { refused } from './refused-ends.ts';
import { type Given, openSettle } from './settling.ts';
import { endShortcut, parseReaction, parseShortcut, type Signal } from './signals.ts';
import { type Asker, saying, type Tell } from './tell.ts';
import { openWords } from './words.ts';

interface Needs {
  readonly web: Web;
  readonly people: People;
  readonly teams: readonly Team[];
  readonly endings: Endings;
  readonly tell: Tell;
  readonly log: Log;
  /** Names of the emojis that end a chat. */
  readonly reactions: readonly string[];
  readonly hand: () => Hand;
}

/** Takes the place of words where none are wanted. */
const silent = '';
const responding = z.object({ response_url: z.string() });
const somewhere = z.object({ channel_id: z.string() });

/** The ways in which agents say that a chat is over: a reaction, a message shortcut, `/afterword done`. */
export function listenForCalls(app: App, { web, people, teams, endings, tell, log, reactions, hand }: Needs): void {
  const wordsFor = openWords(teams);
  const settle = openSettle(log, hand, wordsFor);

  const react = async ({ body }: { readonly body: unknown }) => {
    const since = Date.now();
    const signal = parseReaction(body, reactions, new Date(since));
    if (signal === undefined) return;
    const asker = askerOf(signal);
    const ending = await endingOf(signal);
    switch (ending?.kind) {
      case 'event': {
        const quiet = signal.kind === 'ended' ? { accepted: silent, ignored: wordsFor(signal.channel).notEnded() } : {};
        const answer = await hand()(ending.event, asker, quiet, since);
        // The reaction is its own receipt. Only that nobody is asked is news.
        if (answer !== undefined && answer !== silent) void tell(asker, answer);
        return;
      }
      case 'refused': {
        const { event, thread } = ending;
        log('debug', { because: event.because }, 'slack: a reaction ended no chat');
        await hand()(event, asker, {}, since);
        // Customers use the same emoji: whoever is no agent is not bothered with an explanation.
        if (event.because === 'notFirst' || event.because === 'unknownCustomer')
          void tell({ ...asker, ...(thread === undefined ? {} : { thread }) }, wordsFor(signal.channel).explain(event));
        return;
      }
      case 'nothing':
        return log('debug', { because: ending.because }, 'slack: a reaction that was taken away changes nothing');
      case 'asksWhom':
      case undefined:
        return;
      default:
        return ending satisfies never;
    }
  };
  app.event('reaction_added', react);
  app.event('reaction_removed', react);

  /**
   * What Slack refuses to tell about stays so however often the reaction is delivered.
   * @throws when Slack has a bad moment, or takes nothing from us: then the reaction is delivered again, and nothing was guessed
   */
  async function endingOf(signal: Signal): Promise<Ending | undefined> {
    try {
      return await endings.ofSignal(signal);
    } catch (error) {
      const outcome = nameFailure(error, 'reading');
      if (outcome.kind === 'busy' || outcome.kind === 'paused') throw error;
      log(
        'warn',
        { channel: signal.channel, outcome },
        'slack: a reaction came to nothing, Slack refuses to tell about its chat',
      );
      if (signal.kind === 'reopened') return undefined;
      const because = 'because' in outcome ? outcome.because : undefined;
      return { kind: 'refused', event: refused(givenBy(signal), 'platformRefused', because) };
    }
  }

  app.shortcut({ callback_id: endShortcut, type: 'message_action' }, async ({ body }) => {
    const since = Date.now();
    const signal = parseShortcut(body);
    if (signal === undefined) throw new Malformed('a shortcut without a message');
    const responseUrl = responding.safeParse(body).data?.response_url;
    const whom: Asker = { ...askerOf(signal), ...(responseUrl === undefined ? {} : { responseUrl }) };
    const settled = await settle(() => endings.ofSignal(signal), givenBy(signal), whom, since);
    if (settled.kind === 'said') return tell(whom, settled.say);
    if (!(await askWhom(signal, settled.root))) await tell(whom, wordsFor(signal.channel).fieldNotOpened());
  });

  const askWhom = listenForNamed(app, { web, people, teams, endings, log, settle, words: wordsFor });

  app.command('/afterword', async ({ ack, body }) => {
    const since = Date.now();
    const command = parseCommand(body);
    const words = wordsFor(channelOf(body));
    const reply = (text: string) => ack({ response_type: 'ephemeral', ...saying(text) });
    switch (command.kind) {
      case 'help':
        return reply(words.help());
      case 'unknown':
        return reply(words.unknownWord(command.word));
      case 'doneWhom':
        return reply(words.whom());
      case 'done': {
        const { by, channel, trigger, responseUrl } = command;
        const asker = { user: by, channel, ...(responseUrl === undefined ? {} : { responseUrl }) };
        const at = new Date(since);
        const given = { id: `command:${channel}:${trigger}`, at, by, chatId: `${channel}:${trigger}` };
        const settled = await settle(() => endings.ofCommand(command, at), given, asker, since);
        return reply(settled.kind === 'said' ? settled.say : words.whom());
      }
      default:
        return command satisfies never;
    }
  });
}

function channelOf(body: unknown): string | undefined {
  return somewhere.safeParse(body).data?.channel_id;
}

function askerOf(signal: Signal): Asker {
  return { user: signal.by, channel: signal.channel, thread: signal.thread ?? signal.message };
}

function givenBy({ id, at, by, channel, thread, message }: Signal): Given {
  return { id, at, by, chatId: `${channel}:${thread ?? message}` };
}
