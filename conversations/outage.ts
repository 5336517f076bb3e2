/** Node's codes for a connection that did not come about or broke. */
const networkCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/**
 * PostgreSQL's codes, classes 08 (connection), 53 (resources, such as 53100: the disk is full), 57P (shutting down, starting up),
 * 58030 (its own input and output), 25006 (read-only, such as a standby that has not been promoted yet), 57014 (canceled, such
 * as by statement_timeout), 55P03 and 25P03 (a lock or a transaction waited too long). Source: PostgreSQL's manual, appendix A.
 */
const databaseCodes = /^(08...|53...|57P..|58030|25006|57014|55P03|25P03)$/;

/** Of the driver and its pool, whose errors carry no code. */
const severed =
  /connection terminated|connection error|timeout exceeded|query read timeout|not queryable|after calling end on the pool/i;

/**
 * Whether the storage could not be reached, takes no writes at the moment or gave up in the middle: what was asked may work a
 * moment later. Here, because both the storage and an adapter that keeps its chats in it want to know.
 */
export function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (databaseCodes.test(code) || networkCodes.has(code) || severed.test(cause.message)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isOutage)) return true;
  }
  return false;
}
