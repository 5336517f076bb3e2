import { z } from 'zod';

/** An id, a time, a trigger: visible ASCII in everything that Slack sends. What is stored by it can't break the database. */
export const id = z.string().regex(/^[\x21-\x7e]{1,255}$/);

/** What Slack takes as one message. Source: docs.slack.dev/reference/methods/chat.postMessage. */
const longestText = 40_000;

/** What somebody wrote, as far as PostgreSQL can store it: without NUL, and without halves of a character. */
export function storable(text: string): string {
  return text.slice(0, longestText).replaceAll('\0', '').toWellFormed();
}
