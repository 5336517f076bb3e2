import type { Copy } from '../../../conversations/copy/copy.ts';
import { readTyped } from '../../../conversations/typed/read.ts';
import { lookupPatience, within } from '../../within.ts';
import type { Bot } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import type { Placed } from './activity.ts';
import type { Hand, Handed } from './answering.ts';
import { type Ending, type Endings, isDone } from './endings.ts';
import type { Click, Typed } from './parse.ts';
import * as words from './words.ts';

/** What came of a message: whether it may be acknowledged, and what there is to say to its sender. */
export interface Heard {
  readonly isStored: boolean;
  readonly say?: string;
}

export type Speak = (pattern: (copy: Copy) => string) => string;

interface Needs {
  readonly endings: Endings;
  readonly log: Log;
}

/** What people type to the bot, and clicks of clients that know no Action.Execute. */
export function openTalk({ endings, log }: Needs) {
  return {
    async submitted(click: Click, hand: Hand, speak: Speak): Promise<Heard> {
      if (click.kind === 'malformed')
        return { isStored: true, say: speak((copy) => (click.badScore ? copy.sayNotAScore : copy.sayUnknown)) };
      return heardOf(await hand(click.event), { failed: speak((copy) => copy.sayTryAgain) });
    },

    async typed(typed: Typed, hand: Hand, speak: Speak): Promise<Heard> {
      const { event } = typed;
      const isAmongPeople = event.place.channel !== undefined;
      if (isAmongPeople && isDone(typed.words)) return settle(() => endings.ofCommand(typed), hand);
      if (/^help\W*$/i.test(typed.words)) return saying(words.help);
      const handed = await hand(event);
      const heard = heardOf(handed, { failed: speak((copy) => copy.sayTryAgain) });
      return isNobodys(handed) && (isDone(typed.words) || !isPolite(event.text)) ? helpFor(typed.activity) : heard;
    },

    /** A mention without words. */
    called: (activity: Placed): Promise<Heard> => helpFor(activity),

    /**
     * Nobody waits for an answer: that nobody is asked is only logged. @returns the response: 400 to a meeting that Teams itself
     * knows nothing of, 503 where it can't be asked just now
     */
    async meetingEnded(look: () => Promise<Ending>, hand: Hand): Promise<200 | 400 | 503> {
      let ending: Ending;
      try {
        ending = await look();
      } catch (error) {
        const outcome = nameFailure(error, 'reading');
        log('warn', { outcome }, 'teams: who was in a meeting that ended is not to be had');
        return outcome.kind === 'busy' || outcome.kind === 'paused' ? 503 : 400;
      }
      if (ending.kind === 'nothing') {
        log('debug', { because: ending.because }, 'teams: a meeting was no support call');
        return 200;
      }
      return (await hand(ending.event)).kind === 'failed' ? 503 : 200;
    },
  };

  /**
   * Who looks after chats and said nothing that is known here probably wanted to end one. Nobody else is bothered with how
   * that is done, and that Teams doesn't tell in time who it was is no reason to say anything.
   */
  async function helpFor(activity: Placed): Promise<Heard> {
    const isAgent = await within(
      lookupPatience,
      endings.mayEnd(activity).catch(() => false),
    );
    return saying(isAgent === true ? words.help : undefined);
  }

  async function settle(look: () => Promise<Ending>, hand: Hand): Promise<Heard> {
    let ending: Ending;
    try {
      ending = await look();
    } catch (error) {
      const outcome = nameFailure(error, 'reading');
      log('warn', { outcome }, 'teams: not enough is known about a chat that somebody ended');
      const isPlain = outcome.kind === 'refused' || outcome.kind === 'unreachable';
      return { isStored: true, say: isPlain ? `${words.notEnded} ${outcome.because}` : words.unanswered };
    }
    if (ending.kind === 'nothing') return { isStored: true, say: words.explain(ending.because) };
    return heardOf(await hand(ending.event), {
      accepted: words.ended,
      repeated: words.endedBefore,
      ignored: words.notEnded,
      failed: words.notSaved,
    });
  }
}

/** Words that answer no question that is open. */
function isNobodys(handed: Handed): boolean {
  return handed.kind === 'ignored' && handed.because === 'notAnAnswer' && handed.say === undefined;
}

function isPolite(text: string): boolean {
  return readTyped(text).kind === 'pleasantry';
}

/** How each outcome is told when the receipt itself says nothing. */
interface Otherwise {
  readonly accepted?: string;
  readonly repeated?: string;
  readonly ignored?: string;
  readonly failed: string;
}

function heardOf(handed: Handed, otherwise: Otherwise): Heard {
  switch (handed.kind) {
    case 'accepted':
      return saying(handed.say ?? otherwise.accepted);
    case 'repeated':
      return saying(otherwise.repeated);
    case 'ignored':
      return saying(handed.say ?? otherwise.ignored);
    case 'failed':
      return { isStored: false, say: otherwise.failed };
    default:
      return handed satisfies never;
  }
}

function saying(say: string | undefined): Heard {
  return say === undefined ? { isStored: true } : { isStored: true, say };
}

/** Answers a message where it was written. Never throws: what was done is done, told or not. */
export async function tell(bot: Bot, activity: Placed, text: string, log: Log): Promise<void> {
  try {
    const connector = await bot.at(activity.serviceUrl ?? '');
    await connector.send(activity.conversation.id, { type: 'message', text, textFormat: 'plain', summary: text });
  } catch (error) {
    log(
      'warn',
      { outcome: nameFailure(error, 'reading'), error: brief(error) },
      'teams: could not tell somebody what came of it',
    );
  }
}
