import type { CloseReason, EndedChat } from '../../conversations/inbound.ts';
import type { Counts } from '../../conversations/numbers/nps.ts';
import type { Score } from '../../conversations/numbers/score.ts';
import type { Named, Person } from '../../conversations/place.ts';
import type { LocalDate } from '../../conversations/time.ts';

/** What the HTTP API needs to know and to tell. Every method rejects when the database can't be reached. */
export interface Ledger {
  /**
   * Takes note of an ended chat.
   * The same (source, id) again changes nothing and gets the same answer, unless the chat was reopened in between.
   * @param at when it ended
   * @param same by what the same report is known when it is sent again
   */
  report(chat: EndedChat, at: Date, same: Sameness): Promise<Reported | { readonly kind: 'keyTaken' }>;
  /** What became of a chat; `undefined` when it was never reported. */
  chat(source: string, id: string): Promise<ChatStatus | undefined>;
  /** One row per ended chat, asked about or not, ordered by (endedAt, id). */
  responses(query: ResponsesQuery): Promise<ResponsesPage>;
  /** The scores given in the period and the questions delivered in it: as a digest counts them. */
  count(query: AnswerPeriod): Promise<PeriodCounts>;
  /** Everybody who is not asked any more, the longest first. */
  optOuts(): Promise<readonly OptOut[]>;
  /** From now on nobody asks this person, known so far or not. @returns whether that is news */
  addOptOut(person: Person): Promise<boolean>;
  /** This person may be asked again. @returns whether there was such a wish */
  removeOptOut(person: Person): Promise<boolean>;
  /** Whether every part works that Afterword can't do without. `detail` is public: no secret, no personal data. */
  ready(): Promise<Readiness>;
}

/** Somebody who is not asked any more. */
export interface OptOut {
  readonly person: Person;
  readonly since: Date;
  /** As their last chat knew it. */
  readonly name: string | null;
}

/** By what a report that is sent again is known, for 24 hours. */
export type Sameness =
  /** By a key that its sender chose; `keyTaken` is answered to another report under the same key. */
  | { readonly kind: 'key'; readonly key: string; readonly fingerprint: string }
  /** By all that it says: it does not say when the chat ended, so another time says nothing of another end. */
  | { readonly kind: 'body'; readonly fingerprint: string }
  /** By the time at which the chat ended. */
  | { readonly kind: 'time' };

export type Reported =
  /** The id of the invitation. */
  | { readonly kind: 'invited'; readonly invitation: string }
  | { readonly kind: 'suppressed'; readonly because: string; readonly detail: string };

/** What became of the offer to answer. */
export type Outcome =
  | 'complete'
  | 'partial'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'undeliverable'
  | 'waiting'
  | 'asked'
  | 'suppressed';

/** Chats that ended from `from` up to but not including `to`. */
export interface Period {
  readonly from?: Date;
  readonly to?: Date;
  readonly team?: string;
}

/** Where a page begins: after this row. */
export interface Position {
  readonly endedAt: Date;
  /** The row's own id, unique among all rows: a UUID. */
  readonly id: string;
}

export interface ResponsesQuery extends Period {
  readonly after?: Position;
  /** Rows at most, from 1. */
  readonly limit: number;
}

export interface ResponsesPage {
  readonly rows: readonly ResponseRow[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: Position;
}

/** What is known about how one end of a chat was followed up. */
export interface Episode {
  /** From 1; a chat that goes on and ends again begins another. */
  readonly episode: number;
  readonly team: string | null;
  readonly endedAt: Date;
  readonly outcome: Outcome;
  /** Why nobody was asked, or why it ended without an answer. */
  readonly because: string | null;
  readonly askedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly answeredAt: Date | null;
  /** 0 is a score. */
  readonly score: Score | null;
  readonly reason: string | null;
}

export interface ChatStatus {
  readonly source: string;
  readonly id: string;
  /** In the order in which they ended, at least one. */
  readonly episodes: readonly ChatEpisode[];
}

export interface ChatEpisode extends Episode {
  /** `because` in a sentence. */
  readonly detail: string | null;
  readonly invitation: string | null;
  /** When something happens next by itself: the question, the reminder, the end. */
  readonly nextAt: Date | null;
}

export interface ResponseRow extends Episode {
  readonly source: string;
  readonly chatId: string;
  /** `slack:C0SUPPORT`, where the chat took place. */
  readonly channel: string | null;
  readonly closeReason: CloseReason;
  readonly agents: readonly Named[];
  readonly tags: readonly string[];
  readonly url: string | null;
  readonly respondent: {
    readonly platform: string;
    readonly id: string;
    readonly name: string | null;
    readonly locale: string | null;
    /** When they asked not to be asked again, about whatever chat that was. */
    readonly optedOutAt: Date | null;
  };
}

/** What was given from `from` on and up to `to`. */
export interface AnswerPeriod {
  readonly from?: Bound;
  readonly to?: Bound;
  /** Only this team's. */
  readonly team?: string;
}

export type Bound =
  /** Up to it means before it. */
  | { readonly kind: 'moment'; readonly at: Date }
  /** A local day of each team, in the team's own time zone. Up to it includes it. */
  | { readonly kind: 'day'; readonly date: LocalDate };

export interface PeriodCounts extends Counts {
  /** Questions that reached somebody in the period ... */
  readonly delivered: number;
  /** ... and those of them that were answered, whenever that was. */
  readonly responses: number;
}

export interface Readiness {
  readonly ok: boolean;
  /** Such as the database and each platform. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** Since when it is not in order, as far as that was noticed. */
  readonly since?: Date;
}
