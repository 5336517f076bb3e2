/** Whether the database refused a statement because of that constraint. */
export function isViolation(error: unknown, constraint: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint' in cause && cause.constraint === constraint) return true;
  }
  return false;
}

/**
 * Whether the database could not be reached or gave up in the middle: what was asked may work a moment later.
 * Source: PostgreSQL's error codes, classes 08 (connection), 53 (resources) and 57P (shutting down, starting up).
 */
export function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (/^(08|53|57P)/.test(code) || networkCodes.has(code)) return true;
    if (/connection terminated|timeout exceeded|query read timeout/i.test(cause.message)) return true;
  }
  return false;
}

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
