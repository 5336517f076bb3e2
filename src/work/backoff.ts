/**
 * Milliseconds to wait after that many attempts (1, 2, ...) at something that failed for no stated time: doubling from
 * half a second to five minutes, with up to a fifth of jitter so that many do not come back at once.
 *
 * @param random 0 (inclusive) to 1 (exclusive).
 */
export function backoff(attempts: number, random: number = Math.random()): number {
  const base = Math.min(500 * 2 ** Math.max(0, attempts - 1), 300_000);
  return Math.round(base * (1 - random / 5));
}
