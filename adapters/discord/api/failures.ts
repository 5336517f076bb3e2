import { z } from 'zod';
import { busy, type Doing, type Failure, firstLine, reasonOf } from '../../failure.ts';
import { isUnconnected } from '../../unconnected.ts';

/** How long to wait when Discord does not say, in milliseconds. */
const pause = 500;
/** How long to wait after a refusal that passes by itself, in milliseconds. */
const passes = 10_000;
/** How long a limit lasts that tells no time, or none that is one: no header, a date, nothing at all. In milliseconds. */
const unsaidWait = 5_000;

/**
 * Places and people that can't be written to. Source: the JSON error codes under
 * discord.com/developers/docs/topics/opcodes-and-status-codes.
 */
const unreachable: Readonly<Record<number, string>> = {
  10003: 'the channel or thread does not exist any more',
  10004: 'the app is not in this server',
  10013: 'nobody is known by this id',
  20016: 'the channel is in slow mode',
  30033: 'the thread is full',
  50001: 'the app can’t see the channel; give it the permission View Channel there',
  50007: 'this person takes no direct messages from the app, or shares no server with it any more',
  50008: 'messages can’t be sent in this kind of channel',
  50009: 'the server asks for a verification before anybody writes here',
  50013: 'the app lacks a permission in the channel',
  50024: 'this can’t be done in this kind of channel',
  50083: 'the thread is archived',
  50278: 'this person shares no server with the app any more',
  160005: 'the thread is locked',
  160006: 'too many threads are active in this server',
};

/**
 * Refusals that say nothing about the place or the message, and are over after a while. Sources: the same list, and for
 * 40333, which is Cloudflare's, github.com/discord/discord-api-docs/issues/6473.
 */
const passing: Readonly<Record<number, string>> = {
  30046: 'messages older than an hour are edited too often',
  40003: 'too many direct messages were opened at once',
  40004: 'Discord has switched sending off for a while',
  40006: 'Discord has switched this off for a while',
  40333: 'Discord’s network turned the request away',
  130000: 'Discord is overloaded',
};

/** Codes after which this person is not tried again for a while: each try counts against the app. */
export const closedDirect: ReadonlySet<number> = new Set([50007, 50278]);

export const codes = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  missingPermissions: 50013,
  /** Of an interaction, though it comes with the status of a bad bot token: its 15 minutes are over. */
  invalidInteractionToken: 50027,
  threadArchived: 50083,
  threadLocked: 160005,
} as const;

/** What a failed call means for the posting. Everything the client can throw has an answer. */
export function nameFailure(error: unknown, doing: Doing): Failure {
  const call = readError(error);
  switch (call.kind) {
    case 'rateLimited':
      return busy(call.retryAfter, 'Discord asks to slow down', false, 'lane');
    case 'unauthorized':
      return { kind: 'paused', because: badToken };
    case 'api':
      return nameCode(call, doing);
    case 'http':
      // Discord gives every such refusal a code. One without is of what stands in front of it, such as Cloudflare's page.
      if (call.status === 403)
        return busy(passes, 'something in front of Discord turned the request away (HTTP 403)', false, 'posting');
      if (call.status >= 500)
        return busy(pause, `Discord answered HTTP ${call.status}`, doing === 'creating', 'posting');
      return { kind: 'refused', because: `Discord answered HTTP ${call.status}; is the API address right?` };
    case 'unanswered':
      return busy(
        pause,
        `Discord did not answer (${call.because})`,
        doing === 'creating' && !call.unconnected,
        'posting',
      );
    default:
      return call satisfies never;
  }
}

export const badToken =
  'Discord does not accept the bot token: copy it again from the page Bot in the developer portal (401)';

function nameCode({ code, text }: { readonly code: number; readonly text: string }, doing: Doing): Failure {
  const isGone = code === codes.unknownMessage || code === codes.unknownChannel;
  if (doing === 'editing' && isGone) return { kind: 'gone' };
  const meanwhile = passing[code];
  if (meanwhile !== undefined) return busy(passes, `${meanwhile} (${code})`, false, 'posting');
  if (code === codes.invalidInteractionToken)
    return { kind: 'refused', because: `it is too late to answer this click or command (${code})` };
  const because = unreachable[code];
  if (because !== undefined) return { kind: 'unreachable', because: `${because} (${code})` };
  return { kind: 'refused', because: `Discord refused: ${text} (${code})` };
}

/** An error of discord.js, by its documented members: the classes of two copies of the package would differ. */
export type CallError =
  /** @param retryAfter milliseconds */
  | { readonly kind: 'rateLimited'; readonly retryAfter: number }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'api'; readonly code: number; readonly status: number; readonly text: string }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'unanswered'; readonly because: string; readonly unconnected: boolean };

export function readError(error: unknown): CallError {
  const fields = asFields(error);
  const { status, code } = fields;
  if (typeof fields.retryAfter === 'number' && typeof fields.timeToReset === 'number') {
    const sublimit = typeof fields.sublimitTimeout === 'number' ? fields.sublimitTimeout : 0;
    const wait = Math.max(fields.retryAfter, sublimit);
    return { kind: 'rateLimited', retryAfter: wait > 0 ? wait : unsaidWait };
  }
  const isBadToken = status === 401 && code !== codes.invalidInteractionToken;
  if (isBadToken || /Expected token to be set|invalid token was provided/i.test(firstLine(error)))
    return { kind: 'unauthorized' };
  if (typeof status === 'number' && typeof code === 'number' && code > 0)
    return { kind: 'api', code, status, text: firstLine(error) };
  if (typeof status === 'number') return { kind: 'http', status };
  const because = error instanceof z.ZodError ? 'what it answered is nothing it documents' : reasonOf(error);
  return { kind: 'unanswered', because, unconnected: isUnconnected(error) };
}

/** Discord's code in an error, if it has one. */
export function codeOf(error: unknown): number | undefined {
  const call = readError(error);
  return call.kind === 'api' ? call.code : undefined;
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
