import { isOutage } from '../conversations/outage.ts';

export { isOutage };

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
