import type { EndedChat } from '../inbound.ts';
import type { Survey } from '../survey.ts';
import type { Team } from '../team.ts';
import { afterQuiet } from './quiet.ts';

/** Why a support chat that ended is not asked about. Stored with the chat, answered when somebody asks why. */
export type Suppression = {
  readonly because:
    | 'noTeam'
    | 'bot'
    | 'agent'
    | 'deactivated'
    | 'spam'
    | 'inactivity'
    | 'tooFewMessages'
    | 'optedOut'
    | 'quietPeriod'
    | 'askedTooOften'
    | 'notSampled'
    | 'tooLate';
  /** The same for people, in English, with the figures that decided. */
  readonly detail: string;
};

export type Admission =
  | { readonly kind: 'admitted'; readonly askAt: Date }
  | ({ readonly kind: 'suppressed' } & Suppression);

/** What is known about the respondent when a chat ends or its question is about to go out. */
export interface History {
  readonly optedOutAt?: Date;
  /** When they were last asked, or are going to be, about any chat; withdrawn questions do not count. */
  readonly lastAskedAt?: Date;
  /** Questions they saw in the last 24 hours, withdrawn ones included. */
  readonly shownToday: number;
}

/**
 * Whatever goes wrong elsewhere (a chat that ends and reopens in a loop, a mistaken integration), nobody sees
 * more questions than this in 24 hours.
 */
export const mostShownPerDay = 3;

/**
 * A question that could only come so many milliseconds late is not asked at all: the chat is forgotten by then. Holds
 * from the end of a chat to its report, and from when a question was to go out to when it can.
 */
export const tooLateAfter = 24 * 3_600_000;

/**
 * Decides whether an ended chat is asked about, and when.
 *
 * @param draw where this end of the chat falls in the sample, 0 (inclusive) to 1 (exclusive); the same for the same end.
 */
export function admit(
  chat: EndedChat,
  endedAt: Date,
  team: Team | undefined,
  survey: Survey,
  history: History,
  draw: number,
  now: Date,
): Admission {
  if (team === undefined) {
    return no('noTeam', `no team has the channel of this chat among its chats (${describe(chat)})`);
  }
  if (chat.respondent.isBot === true) return no('bot', 'the other side of the chat is a bot');
  if (isAgent(chat, team)) return no('agent', 'the respondent is one of the agents');
  if (chat.respondent.isDeactivated === true) return no('deactivated', 'the account of the respondent is deactivated');
  if (chat.closeReason === 'spam') return no('spam', 'the chat was closed as spam');
  if (chat.closeReason === 'inactivity' && !survey.askAfterInactivity) {
    return no('inactivity', 'the chat ended by inactivity and survey.askAfterInactivity is off');
  }
  if (chat.customerMessages !== undefined && chat.customerMessages < survey.minCustomerMessages) {
    return no(
      'tooFewMessages',
      `the customer wrote ${chat.customerMessages} messages, survey.minCustomerMessages is ${survey.minCustomerMessages}`,
    );
  }
  const late = now.getTime() - endedAt.getTime();
  if (late > tooLateAfter) {
    return no(
      'tooLate',
      `the chat ended ${hours(late)} hours before it was reported; later than ${hours(tooLateAfter)} hours after its end nobody is asked`,
    );
  }
  if (draw >= survey.sample) {
    return no(
      'notSampled',
      `survey.sample is ${Math.round(survey.sample * 1000) / 10}% and this chat is outside of it`,
    );
  }
  const refusal = refuse(history, survey, now);
  if (refusal !== undefined) return { kind: 'suppressed', ...refusal };
  return { kind: 'admitted', askAt: askTime(chat, team, survey, now) };
}

/** The reasons that can come up between the end of a chat and its question: looked at both times. */
export function refuse(history: History, survey: Survey, now: Date): Suppression | undefined {
  if (history.optedOutAt !== undefined) {
    return { because: 'optedOut', detail: `they asked on ${day(history.optedOutAt)} not to be asked again` };
  }
  const last = history.lastAskedAt;
  if (last !== undefined && now.getTime() - last.getTime() < survey.quietPeriod) {
    const until = new Date(last.getTime() + survey.quietPeriod);
    const asked =
      last > now ? `a question to them is already planned, for ${day(last)}` : `they were last asked on ${day(last)}`;
    return {
      because: 'quietPeriod',
      detail: `${asked}; survey.quietPeriod keeps them from being asked until ${day(until)}`,
    };
  }
  if (history.shownToday >= mostShownPerDay) {
    return { because: 'askedTooOften', detail: `they saw ${history.shownToday} questions in the last 24 hours` };
  }
  return undefined;
}

function askTime(chat: EndedChat, team: Team, survey: Survey, now: Date): Date {
  const zone = chat.respondent.timezone ?? team.timezone;
  return afterQuiet(new Date(now.getTime() + survey.delay), survey, zone);
}

function isAgent(chat: EndedChat, team: Team): boolean {
  const { platform, id, groups = [] } = chat.respondent;
  const own = [id, ...groups];
  const named = team.agents.some((agent) => agent.platform === platform && own.includes(agent.id));
  return named || (chat.source === platform && chat.agents.some((agent) => agent.id === id));
}

function describe(chat: EndedChat): string {
  if (chat.team !== undefined) return `team ${chat.team}`;
  return chat.channel === undefined
    ? 'no channel or team was given'
    : `${chat.channel.platform}:${chat.channel.channel}`;
}

function no(because: Suppression['because'], detail: string): Admission {
  return { kind: 'suppressed', because, detail };
}

function hours(ms: number): number {
  return Math.floor(ms / 3_600_000);
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
