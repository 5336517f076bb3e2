import type { App } from '@slack/bolt';
import { z } from 'zod';
import { nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import { parseCommand } from './commands.ts';
import type { Ending, Endings } from './endings.ts';
import { Malformed } from './refusals.ts';
import { endShortcut, parseReaction, parseShortcut, type Signal } from './signals.ts';
import { type Asker, saying, type Tell } from './tell.ts';
import * as words from './words.ts';

interface Needs {
  readonly endings: Endings;
  readonly tell: Tell;
  readonly log: Log;
  /** Name of the emoji that ends a chat. */
  readonly reaction: string;
  readonly hand: () => Hand;
}

const answers = { accepted: words.ended, repeated: words.endedBefore, ignored: words.notEnded };
/** Takes the place of words where none are wanted. */
const silent = '';
const responding = z.object({ response_url: z.string() });

/** The ways in which agents say that a chat is over: a reaction, a message shortcut, `/afterword done`. */
export function listenForCalls(app: App, { endings, tell, log, reaction, hand }: Needs): void {
  const react = async ({ body }: { readonly body: unknown }) => {
    const since = Date.now();
    const signal = parseReaction(body, reaction, new Date(since));
    if (signal === undefined) return;
    const asker = askerOf(signal);
    const ending = await endingOf(signal);
    if (ending === undefined) return;
    if (ending.kind === 'nothing') {
      log('debug', { because: ending.because }, 'slack: a reaction ended no chat');
      // Customers use the same emoji: whoever is no agent is not bothered with an explanation.
      if (ending.because === 'notFirst') void tell({ ...asker, thread: ending.thread }, words.explain('notFirst'));
      return;
    }
    const { ignored } = answers;
    const answer = await hand()(
      ending.event,
      asker,
      signal.kind === 'ended' ? { accepted: silent, ignored } : {},
      since,
    );
    // The reaction is its own receipt. Only that nobody is asked is news.
    if (answer !== undefined && answer !== silent) void tell(asker, answer);
  };
  app.event('reaction_added', react);
  app.event('reaction_removed', react);

  /**
   * Undefined when Slack refuses to tell about the chat, which stays so however often the reaction is delivered.
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
      return undefined;
    }
  }

  app.shortcut({ callback_id: endShortcut, type: 'message_action' }, async ({ body }) => {
    const since = Date.now();
    const signal = parseShortcut(body);
    if (signal === undefined) throw new Malformed('a shortcut without a message');
    const responseUrl = responding.safeParse(body).data?.response_url;
    const whom: Asker = { ...askerOf(signal), ...(responseUrl === undefined ? {} : { responseUrl }) };
    const answer = await settle(() => endings.ofSignal(signal), whom, since);
    await tell(whom, answer);
  });

  app.command('/afterword', async ({ ack, body }) => {
    const since = Date.now();
    const command = parseCommand(body);
    const reply = (text: string) => ack({ response_type: 'ephemeral', ...saying(text) });
    switch (command.kind) {
      case 'help':
        return reply(words.help);
      case 'unknown':
        return reply(words.unknownWord(command.word));
      case 'doneWhom':
        return reply(words.whom);
      case 'done': {
        const { by: user, channel, responseUrl } = command;
        const asker = { user, channel, ...(responseUrl === undefined ? {} : { responseUrl }) };
        return reply(await settle(() => endings.ofCommand(command, new Date(since)), asker, since));
      }
      default:
        return command satisfies never;
    }
  });

  /** What there is to say to somebody who waits for it. */
  async function settle(look: () => Promise<Ending>, asker: Asker, since: number): Promise<string> {
    let ending: Ending;
    try {
      ending = await look();
    } catch (error) {
      const outcome = nameFailure(error, 'reading');
      log('warn', { outcome }, 'slack: not enough is known about a chat that somebody ended');
      return outcome.kind === 'refused' || outcome.kind === 'unreachable'
        ? `${words.notEnded} ${outcome.because}`
        : words.unanswered;
    }
    if (ending.kind === 'nothing') return words.explain(ending.because);
    const answer = await hand()(ending.event, asker, { ...answers, tryAgain: words.notSaved }, since);
    return answer ?? words.ended;
  }
}

function askerOf(signal: Signal): Asker {
  return { user: signal.by, channel: signal.channel, thread: signal.thread ?? signal.message };
}
