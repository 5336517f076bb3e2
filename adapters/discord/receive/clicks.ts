import type { APIInteractionResponse } from 'discord-api-types/v10';
import type { Copy } from '../../../conversations/copy/copy.ts';
import { chooseLanguage, say } from '../../../conversations/copy/say.ts';
import type { FromRespondent } from '../../../conversations/inbound.ts';
import type { Message, ReasonPrompt } from '../../../conversations/message.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Receipt } from '../../adapter.ts';
import { within } from '../../within.ts';
import { person, timeOf } from '../api/ids.ts';
import type { Log } from '../setup/settings.ts';
import { fieldFromMessage, reasonModal } from '../show/modal.ts';
import { render } from '../show/render.ts';
import { type Hand, quietly, whisper } from './answering.ts';
import { ephemeral, type Interaction } from './interactions.ts';
import type { Threads } from './threads.ts';

interface Needs {
  readonly log: Log;
  readonly teams: readonly Team[];
  readonly threads: Pick<Threads, 'noteScored' | 'scorerOf'>;
}

export type Clicks = ReturnType<typeof openClicks>;

/**
 * What respondents do with buttons and with the field. A score is stored first; the field for the reason is the
 * acknowledgement, because Discord opens a field only as the first answer to a click. Whoever closes the field loses
 * nothing: the message behind it has a button that opens it again.
 */
export function openClicks({ log, teams, threads }: Needs) {
  const prompts = openPrompts();
  const speak = (interaction: Interaction, pattern: (copy: Copy) => string) =>
    say(chooseLanguage(interaction.locale, teams[0]?.language), pattern);

  async function hear(interaction: Interaction, hand: Hand, since: number): Promise<void> {
    const { doing } = interaction;
    if (doing.kind === 'wrote') return keepReason(interaction, doing, hand, since);
    if (doing.kind !== 'clicked') return;
    const { custom } = doing;
    switch (custom.kind) {
      case 'reason': {
        if (await isStranger(interaction, custom.invitation))
          return hand.respond(interaction, whisper(speak(interaction, (copy) => copy.sayStranger)));
        const known = prompts.find(custom.invitation);
        const field = known ?? fieldFromMessage(custom.invitation, interaction.message?.content ?? '', doing.label);
        return hand.respond(interaction, { type: 9, data: reasonModal(field) });
      }
      case 'score':
      case 'intent': {
        const did = eventOf(interaction, 'click');
        const { invitation } = custom;
        const event: FromRespondent =
          custom.kind === 'score'
            ? { ...did, kind: 'answered', invitation, score: custom.score }
            : { ...did, kind: custom.intent, invitation };
        const stored = await hand.store(event, since);
        if (stored.kind === 'notStored')
          return hand.respond(interaction, whisper(speak(interaction, (copy) => copy.sayTryAgain)));
        await hand.respond(
          interaction,
          custom.kind === 'score' ? acknowledge(stored.receipt, interaction) : update(stored.receipt, interaction),
        );
        return custom.kind === 'score' ? noteScorer(interaction, invitation, stored.receipt) : undefined;
      }
      case 'badScore':
        log('warn', {}, 'discord: a score that no button of ours sends');
        return hand.respond(interaction, whisper(speak(interaction, (copy) => copy.sayNotAScore)));
      case 'unknown':
        log('warn', {}, 'discord: a click that no button of ours sends');
        return hand.respond(interaction, whisper(speak(interaction, (copy) => copy.sayUnknown)));
      default:
        return custom satisfies never;
    }
  }

  /** Whether the score is somebody else's, as far as that is known in time: nobody types a reason that is then refused. */
  async function isStranger({ by, guild, channelId }: Interaction, invitation: string): Promise<boolean> {
    if (guild === undefined || channelId === undefined) return false;
    const scorer = await within(500, threads.scorerOf(channelId, invitation)).catch(() => undefined);
    return scorer !== undefined && scorer !== by;
  }

  /** The one whose score counts is the one who may say why. */
  async function noteScorer(
    { by, guild, channelId }: Interaction,
    invitation: string,
    receipt: Receipt,
  ): Promise<void> {
    if (receipt.kind !== 'accepted' || guild === undefined || channelId === undefined) return;
    await threads.noteScored(channelId, invitation, by).catch(() => {});
  }

  async function keepReason(
    interaction: Interaction,
    { invitation, text }: { readonly invitation: string; readonly text: string },
    hand: Hand,
    since: number,
  ): Promise<void> {
    const event: FromRespondent = { ...eventOf(interaction, 'field'), kind: 'reasonGiven', invitation, text };
    const stored = await hand.store(event, since);
    if (stored.kind === 'stored') return hand.respond(interaction, update(stored.receipt, interaction));
    // Sending closed the field, so what was written is given back: it can be sent again.
    const sorry = speak(interaction, (copy) => copy.sayTryAgain);
    return hand.respond(interaction, whisper(`${sorry}\n\n${text}`));
  }

  function acknowledge(receipt: Receipt, interaction: Interaction): APIInteractionResponse {
    const ask = receipt.kind === 'accepted' ? receipt.shows?.ask : undefined;
    if (ask?.kind !== 'reason') return update(receipt, interaction);
    prompts.note(ask);
    return { type: 9, data: reasonModal(ask) };
  }

  return {
    hear,
    /** Remembers what the field of this message needs, for the click that opens it. */
    showing: (message: Message): void => {
      if (message.ask?.kind === 'reason') prompts.note(message.ask);
    },
  };
}

function update(receipt: Receipt, { message, guild }: Interaction): APIInteractionResponse {
  switch (receipt.kind) {
    case 'accepted':
      if (receipt.shows === undefined || message === undefined)
        return receipt.say === undefined ? quietly : whisper(receipt.say);
      return shown(receipt.shows, guild === undefined ? 'direct' : message.isEphemeral === true ? 'alone' : 'shared');
    case 'repeated':
      return quietly;
    case 'ignored':
      return receipt.say === undefined ? quietly : whisper(receipt.say);
    default:
      return receipt satisfies never;
  }
}

/** In place of what was clicked; where others read that, below it and for the one who clicked alone. */
function shown(message: Message, where: 'direct' | 'alone' | 'shared'): APIInteractionResponse {
  const data = render(message, where === 'direct');
  // What everybody may read stands there for everybody.
  if (where !== 'shared' || message.public === undefined) return { type: 7, data: data as never };
  return { type: 4, data: { ...data, flags: ephemeral } as never };
}

/** The interaction's id is the same for a redelivery, and carries the time at which it was done. */
function eventOf({ id, by }: Interaction, how: 'click' | 'field') {
  return { id: `${how}:${id}`, at: timeOf(id), by: person(by) };
}

/** The latest prompts this process saw. Only a convenience: without one the field is made from its message. */
function openPrompts() {
  const known = new Map<string, ReasonPrompt>();
  return {
    find: (invitation: string) => known.get(invitation),
    note(prompt: ReasonPrompt): void {
      known.delete(prompt.invitation);
      known.set(prompt.invitation, prompt);
      const oldest = known.size > 1000 ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    },
  };
}
