import type { Wish } from './adapter.ts';

/** Milliseconds by which the clocks of the database and of a platform may differ. */
const skew = 5 * 60_000;

/** No message that an earlier attempt left behind is older, in milliseconds since 1970 by the platform's clock. */
export function mayBeSince({ triedAt = 0 }: Wish): number {
  return Math.max(0, triedAt - skew);
}
