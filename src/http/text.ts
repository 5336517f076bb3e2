import { z } from 'zod';

/** Text of 1 to `max` UTF-16 units that PostgreSQL can store: no NUL, no half of a surrogate pair. */
export function text(max: number) {
  return z
    .string({ error: typeError('text') })
    .min(1, 'Must not be empty.')
    .max(max, `Must have at most ${max} characters.`)
    .refine((value) => !value.includes('\0'), 'Must not contain NUL characters.')
    .refine((value) => value.isWellFormed(), 'Must not contain halves of surrogate pairs.');
}

/** Says that a field is missing, or what it has to be. */
export function typeError(kind: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => (input === undefined ? 'Is missing.' : `Must be ${kind}.`);
}
