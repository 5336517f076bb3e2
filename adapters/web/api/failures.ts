import { isOutage } from '../../../conversations/outage.ts';
import type { Shown } from '../../adapter.ts';

/** A conflict that a new attempt resolves, and a socket file that is not there. Source: PostgreSQL's manual, appendix A. */
const passing = /^(40...|ENOENT)$/;

/** Whether the storage is away for now, as opposed to a bug. */
export function isAway(error: unknown): boolean {
  if (isOutage(error)) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (
      ('code' in cause && passing.test(String(cause.code))) ||
      (cause instanceof AggregateError && cause.errors.some(isAway))
    )
      return true;
  return false;
}

/** What a failed attempt to show a message came to. @throws what is not the storage's absence: that is a bug. */
export function nameFailure(error: unknown): Shown {
  if (!isAway(error)) throw error;
  // It may have been stored before the connection went; creating again with the same key finds it.
  return { kind: 'busy', retryAfter: 1000, because: 'the database is away', uncertain: true, scope: 'lane' };
}
