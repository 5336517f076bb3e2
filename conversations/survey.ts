import type { Weekday } from './team.ts';

/** A survey: whom to ask when. What is said is in `copy/`. All durations are milliseconds. */
export interface Survey {
  /** Whose support it was; recommended, where no `subject` is named. */
  readonly company: string;
  /** What the question is about, such as a product or a service; absent: the company. */
  readonly subject?: string | undefined;
  /** From the end of the chat to the question; the customer writing again cancels. */
  readonly delay: number;
  /** From the question to the one reminder if it is ignored; null: never. */
  readonly remind: number | null;
  /** From the question to the end of answering and correcting. */
  readonly expire: number;
  /** How rarely one person is asked, counted from the last question, answered or not. Never less than 24 hours. */
  readonly quietPeriod: number;
  /** Hours in which nobody is asked, in the respondent's time zone, else the team's; null: none. */
  readonly quietHours: QuietHours | null;
  /** Days of the week on which people are asked and reminded, by the same zone; absent: all. Never empty. */
  readonly days?: readonly Weekday[] | undefined;
  /** Days on which nobody is: `YYYY-MM-DD`, or `MM-DD` of every year. */
  readonly holidays?: readonly string[] | undefined;
  /** Share of admitted chats that are asked, 0-1. */
  readonly sample: number;
  /** Fewer messages of the customer than this, where known: not asked. */
  readonly minCustomerMessages: number;
  /** Whether chats that ended by inactivity are asked about. */
  readonly askAfterInactivity: boolean;
}

/** Minutes after local midnight, 0-1439. `from` may be after `to`: then they span midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What holds where the configuration is silent. */
export const defaultSurvey: Omit<Survey, 'company'> = {
  delay: 2 * minute,
  remind: day,
  expire: 7 * day,
  quietPeriod: 90 * day,
  quietHours: { from: 20 * 60, to: 9 * 60 },
  sample: 1,
  minCustomerMessages: 1,
  askAfterInactivity: false,
};
