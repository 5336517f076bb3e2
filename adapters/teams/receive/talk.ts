import type { AgentCopy, Copy } from '../../../conversations/copy/copy.ts';
import type { Message } from '../../../conversations/message.ts';
import { readTyped } from '../../../conversations/typed/read.ts';
import type { Failure } from '../../failure.ts';
import { lookupPatience, within } from '../../within.ts';
import { nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';
import type { Placed } from './activity.ts';
import type { Hand, Handed } from './answering.ts';
import { type Ending, type Endings, isDone, type Meeting, signalOf, signalOfMeeting } from './endings.ts';
import type { Click, Typed } from './parse.ts';
import { refusedByTeams } from './refused-ends.ts';
import { isGreeting, isHelp, readEnd } from './words.ts';

/** What came of a message: whether it may be acknowledged, and what there is to say to its sender, now or later. */
export interface Heard {
  readonly isStored: boolean;
  readonly say?: string;
  /** Given where `say` tells something of the customer: it is for its sender alone, and this is what everybody may read. */
  readonly otherwise?: string;
  /** What is said once it is known; never rejects. */
  readonly later?: Promise<Heard>;
  /** It was a click, which nobody else saw: what there is to say is for its sender alone. */
  readonly isClick?: boolean;
  /** What the place of a click should show its sender now. */
  readonly shows?: Message;
}

export type Speak = (pattern: (copy: Copy) => string, values?: Readonly<Record<string, string>>) => string;

/** In whose language somebody is spoken to. */
export interface Voices {
  /** In their own, else in the team's. */
  readonly customer: Speak;
  /** In the team's, as the sentences about who is asked are. */
  readonly agent: Speak;
}

interface Needs {
  readonly endings: Endings;
  readonly log: Log;
}

/**
 * Milliseconds that the response to a message waits for what came of it. Who ended a chat is looked up in several places, any of
 * which may take its time, and Teams delivers again what is not answered in 15 s: what takes longer is said when it is known.
 */
const patience = 2_000;

/** What people type to the bot, and clicks of clients that know no Action.Execute. */
export function openTalk({ endings, log }: Needs) {
  return {
    async submitted(click: Click, hand: Hand, speak: Speak): Promise<Heard> {
      if (click.kind === 'malformed') {
        const text = speak((copy) => (click.badScore ? copy.sayNotAScore : copy.sayUnknown));
        return { isStored: true, say: text, isClick: true };
      }
      const handed = await hand(click.event);
      const heard = { ...heardOf(handed, { failed: speak((copy) => copy.sayTryAgain) }), isClick: true };
      return handed.kind === 'accepted' && handed.shows !== undefined ? { ...heard, shows: handed.shows } : heard;
    },

    async typed(typed: Typed, hand: Hand, voices: Voices): Promise<Heard> {
      const { event, words, activity } = typed;
      const isAmongPeople = event.place.channel !== undefined;
      if (isAmongPeople && isDone(words)) return soon(end(typed, hand, voices));
      if (isHelp(words)) return help(activity, voices, true);
      const handed = await hand(event);
      if (isNobodys(handed) && (isDone(words) || !isPolite(event.text)))
        return help(activity, voices, isGreeting(words));
      return heardOf(handed, { failed: voices.customer((copy) => copy.sayTryAgain) });
    },

    /** A mention without words. */
    called: (activity: Placed, voices: Voices): Heard => help(activity, voices, false),

    /** What is said where the app was added: among people to those who end chats, in somebody's own chat to them. */
    async welcome(activity: Placed, isAmongPeople: boolean, voices: Voices): Promise<string> {
      if (isAmongPeople || (await isAgent(activity))) return voices.agent((copy) => copy.agents.teams.welcome);
      return helpOf(voices.customer);
    },

    /**
     * Nobody waits for an answer: that nobody is asked is only logged. @returns the response: 400 to a meeting that Teams itself
     * knows nothing of, 503 where it can't be asked just now
     */
    async meetingEnded(meeting: Meeting, hand: Hand): Promise<200 | 400 | 503> {
      return (await within(patience, endMeeting(meeting, hand))) ?? 200;
    },
  };

  async function endMeeting(meeting: Meeting, hand: Hand): Promise<200 | 400 | 503> {
    let ending: Ending;
    try {
      ending = await endings.ofMeeting(meeting);
    } catch (error) {
      const outcome = nameFailure(error, 'reading');
      log('warn', { outcome }, 'teams: who was in a meeting that ended is not to be had');
      // It is delivered again, and decided then.
      if (outcome.kind === 'busy' || outcome.kind === 'paused') return 503;
      return (await hand(refusedByTeams(signalOfMeeting(meeting), whyOf(outcome)))).kind === 'failed' ? 503 : 400;
    }
    if (ending.kind === 'nothing') {
      log('debug', { because: ending.because }, 'teams: a meeting was no support call');
    }
    return (await hand(ending.event)).kind === 'failed' ? 503 : 200;
  }

  function help(activity: Placed, voices: Voices, isWanted: boolean): Heard {
    return { isStored: true, later: helpFor(activity, voices, isWanted).then(saying) };
  }

  /**
   * Who looks after chats and said nothing that is known here probably wanted to end one. Others are told what the bot is for
   * where they want to know; else how chats are ended is nothing to bother them with.
   */
  async function helpFor(activity: Placed, voices: Voices, isWanted: boolean): Promise<string | undefined> {
    if (await isAgent(activity)) return voices.agent((copy) => copy.agents.teams.help);
    return isWanted ? helpOf(voices.customer) : undefined;
  }

  /** That Teams doesn't tell in time who it was makes nobody an agent. */
  async function isAgent(activity: Placed): Promise<boolean> {
    const known = await within(
      lookupPatience,
      endings.mayEnd(activity).catch(() => false),
    );
    return known === true;
  }

  /** A customer's word for the end of something can be an answer; “done” is what agents are told to write. */
  async function end(typed: Typed, hand: Hand, voices: Voices): Promise<Heard> {
    const { heard, refused } = await settle(typed, hand, voices.agent);
    if (refused === undefined) return heard;
    const isMeant = refused.because !== 'notAllowed' || readEnd(typed.words)?.word === 'done';
    const handed = isMeant ? undefined : await hand(typed.event);
    if (handed === undefined || isNobodys(handed)) {
      // Whoever wrote it is told, whether or not its reason could be kept.
      await hand(refused.event);
      return heard;
    }
    return heardOf(handed, { failed: voices.customer((copy) => copy.sayTryAgain) });
  }

  async function settle(
    typed: Typed,
    hand: Hand,
    speak: Speak,
  ): Promise<{ readonly heard: Heard; readonly refused?: Nothing }> {
    let ending: Ending;
    try {
      ending = await endings.ofCommand(typed);
    } catch (error) {
      const outcome = nameFailure(error, 'reading');
      log('warn', { outcome }, 'teams: not enough is known about a chat that somebody ended');
      const isPlain = outcome.kind === 'refused' || outcome.kind === 'unreachable';
      const pattern = isPlain ? (copy: Copy) => copy.agents.refused : (copy: Copy) => copy.agents.unanswered;
      // Whoever wrote it is told, whether or not its reason could be kept.
      await hand(refusedByTeams(signalOf(typed), whyOf(outcome)));
      return { heard: saying(speak(pattern, { platform: 'Teams' })) };
    }
    if (ending.kind === 'nothing') {
      const { because } = ending;
      return { heard: saying(speak((copy) => whyNot[because](copy.agents))), refused: ending };
    }
    const handed = await hand(ending.event);
    const heard = heardOf(handed, {
      accepted: speak((copy) => copy.agents.ended),
      repeated: speak((copy) => copy.agents.endedBefore),
      ignored: speak((copy) => copy.agents.notEnded),
      failed: speak((copy) => copy.agents.notSaved),
    });
    // Why a customer is not asked (they wanted no more questions, were asked lately) is for nobody else who reads there.
    const isOfCustomer = handed.kind === 'ignored' && handed.say !== undefined;
    return { heard: isOfCustomer ? { ...heard, otherwise: speak((copy) => copy.agents.ended) } : heard };
  }
}

/** What an agent is told whose signal came to nothing. */
const whyNot = {
  notAllowed: ({ notAllowed }) => notAllowed,
  ownChat: ({ ownChat }) => ownChat,
  whom: ({ teams }) => teams.whom,
  noAgent: ({ notEnded }) => notEnded,
  noOutsider: ({ notEnded }) => notEnded,
  severalOutsiders: ({ notEnded }) => notEnded,
} as const satisfies Record<Nothing['because'], (agents: AgentCopy) => string>;

type Nothing = Extract<Ending, { readonly kind: 'nothing' }>;

/** What came of it when that is known in time; else it goes on, and is told later. */
async function soon(work: Promise<Heard>): Promise<Heard> {
  return (await within(patience, work)) ?? { isStored: true, later: work };
}

function whyOf(outcome: Failure): string | undefined {
  return 'because' in outcome ? outcome.because : undefined;
}

function helpOf(speak: Speak): string {
  return speak((copy) => copy.customerHelp, { neverAgain: speak((copy) => copy.neverAgain) });
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
