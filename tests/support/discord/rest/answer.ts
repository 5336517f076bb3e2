import type { Fields } from '../../json.ts';
import { type Check, errorTree, type Problem, problemsOf } from '../content/checks.ts';
import type { Events } from '../events.ts';
import type { Gateway } from '../gateway/index.ts';
import type { Posting, Upload } from '../posting.ts';
import type { World } from '../world.ts';

export type Answer = { readonly status: number; readonly body?: unknown };

export type Call = {
  readonly world: World;
  readonly posting: Posting;
  readonly events: Events;
  readonly gateway: Gateway;
  /** The `:names` of the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body, `{}` when there was none. */
  readonly body: Fields;
  /** The JSON body when it was an array. */
  readonly items?: readonly unknown[];
  readonly uploads: readonly Upload[];
};

export type Handler = (call: Call) => Answer;

export const fine = (body: unknown): Answer => ({ status: 200, body });
export const noContent: Answer = { status: 204 };

/** Discord's JSON error codes used here. Source: discord.com/developers/docs/topics/opcodes-and-status-codes#json. */
const errors = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160005: [403, 'Thread is locked'],
} as const;

export type ErrorCode = keyof typeof errors;

export function refuse(code: ErrorCode): Answer {
  const [status, message] = errors[code];
  return { status, body: { message, code } };
}

/** Errors that have no code of their own. */
export const unauthorized: Answer = { status: 401, body: { message: '401: Unauthorized', code: 0 } };
export const notFound: Answer = { status: 404, body: { message: '404: Not Found', code: 0 } };
export const methodNotAllowed: Answer = { status: 405, body: { message: '405: Method Not Allowed', code: 0 } };

export const invalidForm = (problems: readonly Problem[]): Answer => ({
  status: 400,
  body: { message: 'Invalid Form Body', code: 50035, errors: errorTree(problems) },
});

/** The refusal of a body that does not pass its check. */
export function objectTo(check: Check, body: unknown): Answer | undefined {
  const problems = problemsOf(check, body);
  return problems.length === 0 ? undefined : invalidForm(problems);
}
