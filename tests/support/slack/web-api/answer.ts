import type { Fields } from '../../json.ts';
import type { Posting } from '../posting.ts';
import type { Channel, Workspace } from '../workspace.ts';

/** What a method answers: the fields beside `ok`, or the error code with whatever Slack puts beside it. */
export type Answer =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly error: string; readonly fields?: Fields };

export const fine = (fields: Fields = {}): Answer => ({ ok: true, fields });
export const refuse = (error: string, fields: Fields = {}): Answer => ({ ok: false, error, fields });

/** A refusal with `response_metadata.messages`, one per problem. */
export function refuseWith(error: string, problems: readonly string[]): Answer {
  return refuse(error, {
    errors: problems,
    response_metadata: { messages: problems.map((each) => `[ERROR] ${each}`) },
  });
}

export const missing = (name: string): Answer => refuseWith('invalid_arguments', [`missing required field: ${name}`]);

export type Call = { readonly workspace: Workspace; readonly posting: Posting; readonly args: Fields };
export type Method = (call: Call) => Answer;

/** An argument as text. Form bodies only carry text; JSON bodies may carry numbers and booleans. */
export function textArg(args: Fields, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function flagArg(args: Fields, name: string): boolean {
  return ['true', '1'].includes(textArg(args, name) ?? '');
}

/** An argument that is JSON: text in a form body, the thing itself in a JSON body. `{ bad: true }` when it does not parse. */
export function jsonArg(args: Fields, name: string): { readonly value: unknown } | { readonly bad: true } | undefined {
  const raw = args[name];
  if (raw === undefined || raw === null || raw === '') return undefined;
  if (typeof raw !== 'string') return { value: raw };
  try {
    return { value: JSON.parse(raw) };
  } catch {
    return { bad: true };
  }
}

/** The channel, if the app may know of it: a private one that it is not in does not exist for it. */
export function visibleChannel(workspace: Workspace, id: string | undefined): Channel | undefined {
  const channel = id === undefined ? undefined : workspace.channels.get(id);
  if (channel === undefined) return undefined;
  return channel.kind === 'public' || channel.members.has(workspace.settings.botUserId) ? channel : undefined;
}

/** One page of a list, and the cursor of the next one. */
export function page<T>(
  args: Fields,
  all: readonly T[],
  defaultLimit: number,
): { readonly items: readonly T[]; readonly next: string } {
  const limit = Math.max(1, Number(textArg(args, 'limit') ?? defaultLimit) || defaultLimit);
  const start = Number(Buffer.from(textArg(args, 'cursor') ?? '', 'base64').toString() || 0);
  const next = start + limit < all.length ? Buffer.from(String(start + limit)).toString('base64') : '';
  return { items: all.slice(start, start + limit), next };
}
