import { busy, type Doing, type Failure } from '../../failure.ts';
import { isUnconnected } from '../../unconnected.ts';
import { brief } from '../show/text.ts';
import { ForeignService, NothingSaid } from './answers.ts';
import { waitOf } from './retry-after.ts';
import { explainSignIn, readSignInError } from './sign-in.ts';

/** How long to wait when Teams does not say, in milliseconds. Its conversations take 7 messages a second. */
const pause = { passing: 500, rateLimited: 2_000 } as const;

/**
 * Why nothing can be sent to a person or a place, by the code in the answer's body.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages and
 * .../bots/how-to/format-your-bot-messages (status codes from bot conversational APIs).
 */
const unreachable: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'the app is not installed there: add Afterword to the team, the chat, or for this person',
  BotDisabledByAdmin: 'an administrator of Teams has blocked the app',
  ConversationBlockedByUser: 'this person has blocked the app',
  ConversationNotFound: 'the conversation does not exist, or the app is not installed there',
  ForbiddenOperationException: 'the app is not installed for this person, or Teams does not let it write there',
  MessageWritesBlocked: 'the app is not installed for this person, or this person has blocked it',
  NotEnoughPermissions: 'the app may not write there',
  DisabledChannel: 'the channel does not take messages',
  BlockedByTenantPolicy: 'a policy of the tenant does not let the app write there',
  ThreadNotFound: 'the thread was deleted',
};

/** What a failed call means for the posting. Everything the SDK can throw has an answer. */
export function nameFailure(error: unknown, doing: Doing): Failure {
  const signIn = readSignInError(error);
  if (signIn !== undefined) {
    if (signIn.kind === 'refused') return { kind: 'paused', because: explainSignIn(signIn) };
    const { retryAfter } = signIn;
    const because = 'Microsoft’s sign-in did not answer';
    return retryAfter === undefined ? { kind: 'paused', because } : { kind: 'paused', because, retryAfter };
  }
  if (error instanceof ForeignService)
    return { kind: 'refused', because: `${error.message}: the app must write to Afterword again` };
  if (error instanceof NothingSaid) return nothingSaid(doing);
  const call = readError(error);
  if (call.kind === 'unanswered')
    return busy(
      pause.passing,
      `Teams did not answer (${call.because})`,
      doing === 'creating' && !call.unconnected,
      'posting',
    );
  return nameAnswer(call, doing);
}

/** Teams took it, and its answer can't be read: something new may be there without our knowing its id. */
function nothingSaid(doing: Doing): Failure {
  return busy(pause.passing, 'Teams answered without what was asked for', doing === 'creating', 'posting');
}

/** What to look at when Teams does not accept the bot's token, not even a fresh one. @param code Teams' own, or empty */
export function notAccepted(code: string): string {
  const said = `Teams answered 401${code === '' ? '' : ` ${code}`}`;
  return `${said}: the bot’s token is not accepted; check TEAMS_APP_ID, TEAMS_TENANT_ID and TEAMS_APP_TYPE, and that the Azure bot has the Microsoft Teams channel`;
}

function nameAnswer({ status, code, message, retryAfter }: Answered, doing: Doing): Failure {
  const said = `Teams answered ${status}${code === '' ? '' : ` ${code}`}`;
  switch (status) {
    case 429:
      return busy(retryAfter ?? pause.rateLimited, 'Teams asks to slow down', false, 'lane');
    case 412:
      return busy(retryAfter ?? pause.passing, said, false, 'posting');
    case 401:
      return { kind: 'paused', because: notAccepted(code) };
    case 403:
      return { kind: 'unreachable', because: because(code, 'the app is not installed there, or may not write there') };
    case 404:
    case 410:
      if (doing === 'editing') return { kind: 'gone' };
      return {
        kind: 'unreachable',
        because: because(code, 'there is no such conversation, or the app is not installed there'),
      };
    case 413:
      return { kind: 'refused', because: `${said}: the message is too large` };
    default:
      break;
  }
  if (status < 300) return nothingSaid(doing);
  // Not followed, because the token would go along; a gateway's bad moment all the same.
  if (status < 400) return busy(pause.passing, said, false, 'posting');
  if (status === 408) return busy(retryAfter ?? pause.passing, said, doing === 'creating', 'posting');
  if (status >= 500) return busy(retryAfter ?? pause.passing, said, doing === 'creating' && status !== 503, 'posting');
  if (doing === 'editing' && /^(ActivityNotFound|MessageNotFound)/.test(code)) return { kind: 'gone' };
  const known = unreachable[code];
  if (known !== undefined) return { kind: 'unreachable', because: `${known} (${code})` };
  return { kind: 'refused', because: message === '' ? said : `${said}: ${message}` };
}

function because(code: string, otherwise: string): string {
  const known = unreachable[code] ?? otherwise;
  return code === '' ? known : `${known} (${code})`;
}

interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  /** Teams' own, such as `BotNotInConversationRoster`; empty when there is none. */
  readonly code: string;
  readonly message: string;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

export type CallError =
  | Answered
  | { readonly kind: 'unanswered'; readonly because: string; readonly unconnected: boolean };

/** An error of the SDK's client, by the fields of @azure/core-rest-pipeline's RestError. */
export function readError(error: unknown): CallError {
  const { statusCode, response } = asFields(error);
  if (typeof statusCode !== 'number')
    return { kind: 'unanswered', because: brief(error), unconnected: isUnconnected(error) };
  const { bodyAsText, headers } = asFields(response);
  const body = asFields(asFields(jsonOf(bodyAsText)).error ?? jsonOf(bodyAsText));
  const retryAfter = waitOf(headerOf(headers));
  return {
    kind: 'answered',
    status: statusCode,
    code: codeOf(body),
    message: typeof body.message === 'string' ? brief(body.message) : '',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

/** Where somebody blocked the app, the code is in JSON inside the message. */
function codeOf({ code, message }: Readonly<Record<string, unknown>>): string {
  if (typeof code === 'string') return code;
  const { subCode } = asFields(jsonOf(message));
  return typeof subCode === 'string' ? subCode : '';
}

function headerOf(headers: unknown): unknown {
  if (typeof headers !== 'object' || headers === null || !('get' in headers) || typeof headers.get !== 'function')
    return undefined;
  return headers.get('retry-after');
}

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Also fields that sit on the class, such as getters. */
function asFields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  const own: Record<string, unknown> = { ...value };
  if ('response' in value) own.response = value.response;
  if ('bodyAsText' in value) own.bodyAsText = value.bodyAsText;
  if ('headers' in value) own.headers = value.headers;
  return own;
}
