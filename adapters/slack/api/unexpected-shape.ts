import { z } from 'zod';

/**
 * Where something that Slack sent differs from what was expected: the path and the kind of the first difference, such
 * as `user.tz: invalid_type`. Its message is left out, as the contents are. Undefined for any other error.
 */
export function misfitOf(error: unknown): string | undefined {
  if (!(error instanceof z.ZodError)) return undefined;
  const [issue] = error.issues;
  if (issue === undefined) return 'unknown';
  const path = issue.path.map(String).join('.');
  return `${path === '' ? 'the whole' : path}: ${issue.code}`;
}
