import type { z } from 'zod';
import type { FieldError } from './problem-details.ts';

const most = 50;

/** What a schema found wrong with a body, each field by its JSON Pointer (RFC 6901); the first 50 of them. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.slice(0, most).flatMap(errorsOf).slice(0, most);
}

function errorsOf(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), detail: 'There is no such field.' }));
  }
  return [{ pointer: pointer(issue.path), detail: issue.message }];
}

function pointer(path: readonly PropertyKey[]): string {
  return `#${path.map((part) => `/${token(String(part))}`).join('')}`;
}

function token(part: string): string {
  const shortened = part.slice(0, 100).toWellFormed();
  return encodeURIComponent(shortened.replaceAll('~', '~0').replaceAll('/', '~1'));
}
