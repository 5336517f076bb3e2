import type { EndedChat } from '../inbound.ts';
import type { Survey } from '../survey.ts';
import type { Instant } from './state.ts';

/** What an invitation is about; never changes while it lives. */
export interface Context {
  readonly invitation: string;
  readonly survey: Survey;
  readonly chat: EndedChat;
  /** When the support chat ended; what was said before is not about the survey. */
  readonly endedAt: Instant;
  /** The language the respondent is spoken to in: one of the copy's. */
  readonly locale: string;
  /**
   * How alerts speak (BCP 47, with the region that dates are written by), and the zone of their times; what customers are asked
   * about where that is not the survey's subject; and what of the answers the team is shown.
   */
  readonly team: {
    readonly language: string;
    readonly timezone: string;
    readonly name: string;
    readonly subject?: string;
    readonly reads: Reads;
  };
}

/** Which answers a channel of the team shows: none is configured, detractors by alerts, everything by a digest. */
export type Reads = 'nothing' | 'detractors' | 'everything';
