import { z } from 'zod';
import type { FromRespondent } from '../../../conversations/inbound.ts';
import type { Person } from '../../../conversations/place.ts';
import { limits, longestSaying } from '../limits.ts';
import { tidy } from '../show/html.ts';
import type { Problem } from './problem.ts';

/** Chosen by the page, and the same when it sends something again: makes a repetition recognisable. */
const id = z.uuid();
const words = (limit: number) => z.string().max(limit).transform(tidy).pipe(z.string().min(1, 'says nothing'));
const who = z.enum(['customer', 'agent']);

const order = z.strictObject({ id });
const saying = z.strictObject({ id, as: who, text: words(longestSaying) });
/** PostgreSQL takes neither NUL nor half of a character. */
const name = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'holds what can’t be stored');
const clicked = { id, as: who, channel: name, invitation: name };
const click = z.discriminatedUnion('kind', [
  z.strictObject({ ...clicked, kind: z.literal('answered'), score: z.int().min(0).max(10) }),
  z.strictObject({ ...clicked, kind: z.literal('reasonGiven'), text: words(limits.reason) }),
  z.strictObject({ ...clicked, kind: z.literal('declined') }),
  z.strictObject({ ...clicked, kind: z.literal('optedOut') }),
  z.strictObject({ ...clicked, kind: z.literal('optedIn') }),
  z.strictObject({ ...clicked, kind: z.literal('reconsidered') }),
]);

export type Saying = z.infer<typeof saying>;
export type Click = z.infer<typeof click>;

export type Parsed<T> =
  | { readonly kind: 'parsed'; readonly value: T }
  | { readonly kind: 'malformed'; readonly problem: Problem };

/** A button of the playground itself: end, reopen, start a chat, post the digest. */
export function parseOrder(body: unknown): Parsed<{ readonly id: string }> {
  return parse(order, body);
}

/** The id of a chat as it stands in an address; undefined for what is none. */
export function parseChat(id: unknown): string | undefined {
  return name.safeParse(id).data;
}

/** Something written into the chat. */
export function parseSaying(body: unknown): Parsed<Saying> {
  return parse(saying, body);
}

/** Something done about an invitation. */
export function parseClick(body: unknown): Parsed<Click> {
  return parse(click, body);
}

/** The event that a click is. */
export function toInbound(click: Click, by: Person, at: Date): FromRespondent {
  const event = { id: click.id, at, by, invitation: click.invitation };
  switch (click.kind) {
    case 'answered':
      return { ...event, kind: 'answered', score: click.score };
    case 'reasonGiven':
      return { ...event, kind: 'reasonGiven', text: click.text };
    case 'declined':
    case 'optedOut':
    case 'optedIn':
    case 'reconsidered':
      return { ...event, kind: click.kind };
    default:
      return click satisfies never;
  }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): Parsed<T> {
  const result = schema.safeParse(body);
  if (result.success) return { kind: 'parsed', value: result.data };
  const errors = result.error.issues.map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: message,
  }));
  const detail = errors.map(({ pointer, detail }) => `${pointer === '' ? 'body' : pointer}: ${detail}`).join('; ');
  return { kind: 'malformed', problem: { status: 422, title: 'Not understood', detail, errors } };
}
