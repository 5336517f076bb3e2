import type { Team } from '../../../conversations/team.ts';
import type { Memory } from '../../memory.ts';
import type { Standing } from '../../standing.ts';

/** What the adapter is told: the `discord` part of the configuration, the teams, and where it remembers and logs. */
export interface DiscordSettings {
  /** The bot's token, from the developer portal. */
  readonly token: string;
  /** Discord's REST API or what stands in for it, without a version and a slash at the end. */
  readonly apiUrl?: string;
  /** Whether a thread that Discord archived by itself, because nobody wrote, counts as ended (by inactivity). */
  readonly autoArchiveEnds: boolean;
  /** Whether a thread that was deleted counts as ended, where somebody of the team wrote in it. */
  readonly deletedThreadsEnd?: boolean;
  /** Tags of a forum, by name or id, that say that a post is solved. */
  readonly solvedTags?: readonly string[];
  readonly teams: readonly Team[];
  readonly memory: Memory;
  readonly log: Log;
  /** Told how Discord stands with us, whenever that changes. */
  readonly onStanding?: (standing: Standing) => void;
  readonly times?: Partial<Times>;
}

/** How long things take, all in milliseconds. */
export interface Times {
  /** How long to wait for the gateway at the start. */
  readonly connect: number;
  /** The shortest and the longest pause between two identifies; it doubles from one to the other. Discord wants 5,000. */
  readonly identify: number;
  readonly identifyAtMost: number;
  /** The shortest and the longest pause between two connections; it doubles from one to the other. */
  readonly reconnect: number;
  readonly reconnectAtMost: number;
  /** Before a connection is tried again that Discord closed for good: somebody may have mended it meanwhile. */
  readonly hopeless: number;
  /** A connection that is back within this long was never missed. */
  readonly missed: number;
  /** An answer to what opens a session, or goes on with one, is waited for this long. */
  readonly session: number;
  /** Between two looks whether Discord takes a token again that it refused. */
  readonly probe: number;
  /** After this long somebody who clicked is told that it takes long: Discord gives up at 3,000. */
  readonly patience: number;
  /** A request to Discord is given up. */
  readonly request: number;
  /** Between two conversations that the bot begins with people: Discord takes many at once for spam. */
  readonly direct: number;
  /** Between two tries to store what nobody waits for. */
  readonly retry: number;
  /** For how long an event that Discord would not deliver again is looked for after a downtime. */
  readonly lookBack: number;
  /** Between two notes of how far events were seen. */
  readonly seen: number;
  /** Between two notes of who wrote in support chats. */
  readonly heard: number;
  /** From a score to the closing of its thread, although a reason can still be given. */
  readonly closeAfter: number;
}

export const usualTimes: Times = {
  connect: 30_000,
  identify: 5_000,
  identifyAtMost: 300_000,
  reconnect: 1_000,
  reconnectAtMost: 30_000,
  hopeless: 600_000,
  missed: 5_000,
  session: 20_000,
  probe: 30_000,
  patience: 2_300,
  request: 10_000,
  direct: 1_000,
  retry: 2_000,
  lookBack: 24 * 3_600_000,
  seen: 60_000,
  heard: 2_000,
  closeAfter: 15 * 60_000,
};

/** Never given a token, a score or anything that a customer wrote. */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  fields: Readonly<Record<string, unknown>>,
  text: string,
) => void;
