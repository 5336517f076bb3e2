import type { Team } from '../../../conversations/team.ts';
import type { Memory } from '../../memory.ts';
import type { Given } from '../../platform.ts';
import type { SocketTimes } from '../receive/pauses.ts';

/** What the adapter is told: the `slack` part of the configuration, the teams, and where it logs. */
export interface SlackSettings {
  /** xoxb-... */
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string }
    /** xapp-... */
    | { readonly kind: 'socket'; readonly appToken: string };
  /** Ends in a slash. */
  readonly apiUrl: string;
  /** Name of the emoji that ends a chat, without colons, or names of several. */
  readonly reaction: string | readonly string[];
  readonly teams: readonly Team[];
  readonly log: Log;
  /** Shares what the adapter learns between processes; absent: each knows for itself. */
  readonly memory?: Memory;
  readonly onStanding: Given['onStanding'];
  /** Of Socket Mode; shortened by tests. */
  readonly times?: Partial<SocketTimes>;
}

/** Never given a token, a score or anything that a customer wrote. */
export type Log = Given['log'];
