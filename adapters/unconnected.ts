/** Codes of Node and of its fetch. */
const unconnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request never reached the platform, so that nothing can have come of it. */
export function isUnconnected(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth += 1) {
    if ('code' in cause && unconnected.has(String(cause.code))) return true;
    if (cause instanceof AggregateError && cause.errors.length > 0 && cause.errors.every(isUnconnected)) return true;
  }
  return false;
}
