import type { Shown } from '../../adapter.ts';

/**
 * SQLSTATEs that say "not now": connection trouble (08), too busy (53), shutting down or starting up (57P),
 * conflicts that a new attempt resolves (40). Source: PostgreSQL documentation, appendix A.
 */
const passing = /^(08|53|57P|40|25006)/;

/** Errors of the socket and of the pool, which carry no SQLSTATE. */
const unconnected = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN)$/;
const severed =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|cannot use a pool after/i;

/** Whether the storage is away for now, as opposed to a bug. */
export function isAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (passing.test(code) || unconnected.test(code) || severed.test(cause.message)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isAway)) return true;
  }
  return false;
}

/** What a failed attempt to show a message came to. @throws what is not the storage's absence: that is a bug. */
export function nameFailure(error: unknown): Shown {
  if (!isAway(error)) throw error;
  // It may have been stored before the connection went; creating again with the same key finds it.
  return { kind: 'busy', retryAfter: 1000, because: 'the database is away', uncertain: true, scope: 'lane' };
}
