import type { Receipt } from '../../adapter.ts';
import { nameFailure } from '../api/failures.ts';
import { timeOf } from '../api/ids.ts';
import type { Log } from '../setup/settings.ts';
import { type Hand, whisper } from './answering.ts';
import type { Chats } from './chats.ts';
import type { Ending, Endings } from './endings.ts';
import type { Doing, Interaction } from './interactions.ts';
import { refusedByDiscord } from './refused-ends.ts';
import type { Subjects } from './subjects.ts';
import type { Threads } from './threads.ts';
import type { openWords, Words } from './words.ts';

interface Needs {
  readonly endings: Endings;
  readonly threads: Threads;
  readonly chats: Chats;
  readonly subjects: Subjects;
  readonly words: ReturnType<typeof openWords>;
  readonly log: Log;
  /** The application's id. */
  readonly application: () => string;
}

interface Outcome {
  readonly say: string;
  /** A thread that nothing keeps open, because nobody is asked. */
  readonly close?: string;
}

type AgentCommand = Extract<Doing, { readonly kind: 'commanded' }>;

/** The commands and menus with which agents say that a chat is over. Answered to whoever used them and to nobody else. */
export function openAgentCommands({ endings, threads, chats, subjects, words: wordsFor, log, application }: Needs) {
  return async (interaction: Interaction, command: AgentCommand, hand: Hand, since: number): Promise<void> => {
    const words = wordsFor(interaction);
    if (command.what === 'help') return hand.respond(interaction, whisper(words.help()));
    // Looking around may take longer than Discord waits.
    await hand.respond(interaction, { type: 5, data: { flags: 64 } });
    const { say, close } = await carryOut(interaction, command, words, hand, since);
    await hand.complete(interaction, application(), say);
    // Last of all: in an archived thread Discord takes no answer.
    if (close !== undefined) await closeNow(close);
  };

  async function carryOut(
    interaction: Interaction,
    command: AgentCommand,
    words: Words,
    hand: Hand,
    since: number,
  ): Promise<Outcome> {
    let ending: Ending;
    try {
      ending = await endings.ofCommand(interaction, command, timeOf(interaction.id));
    } catch (error) {
      const outcome = nameFailure(error, 'reading');
      log('warn', { outcome }, 'discord: not enough is known about a chat that somebody ended');
      const isKnown = outcome.kind === 'refused' || outcome.kind === 'unreachable';
      // It may be given again; where it is not, it is known all the same why nobody was asked.
      await keepRefusal(interaction, 'because' in outcome ? outcome.because : outcome.kind, hand, since);
      return { say: isKnown ? `${words.notEnded()} ${outcome.because}.` : words.unanswered() };
    }
    if (ending.kind === 'nothing') {
      // Whoever used the command is told, whether or not its reason could be kept.
      if (ending.event !== undefined) await hand.store(ending.event, since + 5_000);
      return { say: words.explain(ending.because) };
    }
    const { event, channel, role } = ending;
    // Before it is stored: the question may be shown at once, and must find whom it is for.
    if (role.kind !== 'other') await threads.noteEnded(channel.id, event.chat.respondent.id, role.kind === 'thread');
    await subjects.note(event, channel);
    // The answer may take 15 minutes, so a slow database has more time than a click has.
    const stored = await hand.store(event, since + 5_000);
    if (stored.kind === 'notStored') return { say: words.notSaved() };
    if (role.kind !== 'other') await chats.noteEnded(channel.id);
    const say = sayOf(stored.receipt, words);
    if (stored.receipt.kind !== 'ignored' || role.kind !== 'thread') return { say };
    if (command.what === 'done') return { say, close: channel.id };
    await threads.noteGoesOn(channel.id);
    return { say };
  }

  async function keepRefusal({ id, by, channelId = '' }: Interaction, because: string, hand: Hand, since: number) {
    const signal = { id: `command:${id}`, at: timeOf(id), by, chatId: channelId };
    await hand.store(refusedByDiscord(signal, because), since + 5_000);
  }

  async function closeNow(thread: string): Promise<void> {
    try {
      await threads.close(thread);
    } catch (error) {
      log('warn', { thread, outcome: nameFailure(error, 'reading') }, 'discord: a thread could not be closed');
    }
  }
}

function sayOf(receipt: Receipt, words: Words): string {
  switch (receipt.kind) {
    case 'accepted':
      return receipt.say ?? words.ended();
    case 'repeated':
      return words.endedBefore();
    case 'ignored':
      return receipt.say ?? words.notEnded();
    default:
      return receipt satisfies never;
  }
}
