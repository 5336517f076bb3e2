import type { Change } from '../numbers/change.ts';
import type { Coverage } from '../numbers/coverage.ts';
import type { Counts } from '../numbers/nps.ts';
import type { Score } from '../numbers/score.ts';
import type { LocalDate } from '../time.ts';

/** What a digest is made of. Counts are of rows, never of increments. */
export interface DigestData {
  readonly team: { readonly name: string; readonly language: string; readonly timezone: string };
  /** The days it is about: from `since` up to but not including `until`. */
  readonly since: Date;
  readonly until: Date;
  /** What no earlier digest told of. */
  readonly answers: readonly DigestAnswer[];
  /** Questions that reached somebody in these days. */
  readonly delivered: number;
  /** The scores given in the 30 and 90 days up to `until`. */
  readonly last30: Counts;
  readonly last90: Counts;
  readonly change: Change;
  /** Those of the last 7 days: how many, and the latest of them. */
  readonly detractors: { readonly count: number; readonly latest: readonly Detractor[] };
  /** Of the chats that ended in the 30 days. */
  readonly coverage: Coverage;
}

/** An answer as it stood at the end of the digest's days. */
export interface DigestAnswer {
  readonly score: Score;
  readonly reason?: string;
  /** The invitation it was given to. */
  readonly invitation?: string;
  readonly customer?: string;
  readonly agents: readonly string[];
  /**
   * It was given before these days, where it is counted; in them it was changed, or explained, or both. `reason` is then
   * there only if it is new.
   */
  readonly earlier?: { readonly changedFrom?: Score };
}

/** Somebody who is unhappy now. */
export interface Detractor {
  readonly score: Score;
  readonly customer?: string;
  /** The local day on which they said so. */
  readonly on: LocalDate;
  /** Leads a team member to the chat. */
  readonly url?: string;
}
