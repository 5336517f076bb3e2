/** All in milliseconds. */
export interface SocketTimes {
  /** A connection that held for longer was a good one: when it is lost, another one is opened at once. */
  readonly steady: number;
  /** The first pause between two attempts; each further one is twice as long. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** Being without a connection for longer is told. */
  readonly grace: number;
  /** Slack has to have said hello. */
  readonly hello: number;
}

export const usualTimes: SocketTimes = {
  steady: 10_000,
  firstPause: 1_000,
  longestPause: 30_000,
  grace: 3_000,
  hello: 20_000,
};

/**
 * How long to wait before the next attempt: doubling from the first pause to the longest, with up to a fifth less so that many
 * processes do not come back at once, and never less than Slack asked for (up to a fifth more).
 * @param attempts since a connection held: 0 is tried at once
 * @param floor milliseconds
 * @param random 0 (inclusive) to 1 (exclusive)
 */
export function pauseBefore(attempts: number, floor: number, times: SocketTimes, random = Math.random()): number {
  const wanted = attempts === 0 ? 0 : Math.min(times.longestPause, times.firstPause * 2 ** (attempts - 1));
  return Math.round(Math.max(wanted * (1 - random / 5), floor * (1 + random / 5)));
}
