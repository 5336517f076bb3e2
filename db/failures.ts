/** Whether the database refused a statement because of that constraint. */
export function isViolation(error: unknown, constraint: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint' in cause && cause.constraint === constraint) return true;
  }
  return false;
}

/**
 * Whether the database ended a statement because it stood in the way of another: it can be tried again at once.
 * Source: PostgreSQL's error codes 40001 (serialization failure) and 40P01 (deadlock detected).
 */
export function isCollision(error: unknown): boolean {
  const root = rootOf(error);
  return 'code' in root && (root.code === '40001' || root.code === '40P01');
}

/**
 * Whether the database could not be reached, takes no writes at the moment or gave up in the middle: what was asked may work
 * a moment later. Source: PostgreSQL's error codes, classes 08 (connection), 53 (resources, such as 53100: the disk is full),
 * 57P (shutting down, starting up), 58030 (its own input and output), 25006 (read-only, such as a standby that has not been
 * promoted yet), 57014 (canceled, such as by statement_timeout), 55P03 and 25P03 (a lock or a transaction waited too long).
 */
export function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (/^(08...|53...|57P..|58030|25006|57014|55P03|25P03)$/.test(code) || networkCodes.has(code)) return true;
    // The last of them: this process is stopping, another takes what is asked.
    if (
      /connection terminated|connection error|timeout exceeded|query read timeout|after calling end on the pool/i.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/**
 * A failed query's error without the query and its values, which may hold a customer's words: what may be logged.
 * The driver's error, with its code, is kept as the cause.
 */
export function withoutValues(error: unknown): Error {
  const root = rootOf(error);
  const told = new Error(root.message, { cause: root });
  told.name = root.name;
  return told;
}

/** Whether the same may go well when it is asked again in a moment. */
export function isPassing(error: unknown): boolean {
  return isOutage(error) || isCollision(error);
}

function rootOf(error: unknown): Error {
  let root = error instanceof Error ? error : new Error(String(error));
  while (root.cause instanceof Error) root = root.cause;
  return root;
}
