import { busy, type Doing, type Failure, reasonOf } from '../../failure.ts';
import { isUnconnected } from '../../unconnected.ts';
import { misfitOf } from './unexpected-shape.ts';

/** The environment variable whose token a call was made with. */
export type Credential = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/** How long to wait when Slack does not say, in milliseconds. */
const pause = 500;

/** Slack has a bad moment. Source: the error tables under docs.slack.dev/reference/methods. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
]);
/** Passing errors after which the call certainly had no effect. */
const withoutEffect = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'team_added_to_org']);

/**
 * Slack takes nothing from us, whatever it is. Source: the error tables under docs.slack.dev/reference/methods; org_login_required
 * and team_access_not_granted are mended by an administrator, the others by another token.
 */
const notAccepted = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
  'user_removed_from_team',
  'team_disabled',
  'team_access_not_granted',
  'org_login_required',
  'app_uninstalled',
]);

/** Somebody between us and Slack takes nothing from us, or the address is wrong: Slack itself answers 200, 429 and 5xx. */
const notLetThrough: ReadonlySet<number> = new Set([401, 403, 404, 407]);

/** Milliseconds: a wait that Slack names is kept to, up to an hour. */
const longestWait = 3_600_000;

const gone = new Set(['message_not_found', 'edit_window_closed', 'thread_not_found']);

const unreachable: Readonly<Record<string, string>> = {
  user_not_found: 'this person is not known in the workspace',
  users_not_found: 'this person is not known in the workspace',
  user_not_visible: 'this person is not visible to the app',
  user_disabled: 'this person was deactivated',
  cannot_dm_bot: 'this is a bot, and bots are not asked',
  cant_dm_bot: 'this is a bot, and bots are not asked',
  channel_not_found: 'the channel does not exist or the app is not in it; invite the app with /invite',
  not_in_channel: 'the app is not in the channel; invite it with /invite',
  is_archived: 'the channel is archived',
  thread_not_found: 'the thread was deleted',
  message_not_found: 'the thread was deleted',
  restricted_action: 'the workspace does not let the app write here',
  restricted_action_read_only_channel: 'the channel is read-only for the app',
  restricted_action_thread_locked: 'the thread is locked',
  messages_tab_disabled: 'the app has no messages tab; switch it on under App Home',
  external_channel_migrating: 'the shared channel is being moved',
};

/**
 * What a failed call to the Web API means for the posting. Everything the client can throw has an answer.
 * @param credential what the call was made with
 */
export function nameFailure(error: unknown, doing: Doing, credential: Credential = 'SLACK_BOT_TOKEN'): Failure {
  const call = readError(error);
  switch (call.kind) {
    case 'rateLimited':
      return busy(call.retryAfter, 'Slack asks to slow down', false, 'lane');
    case 'platform':
      return namePlatformError(call.error, call.needed, doing, credential);
    case 'http':
      if (call.status === 429) return busy(pause, 'Slack asks to slow down', false, 'lane');
      if (call.status >= 500) return busy(pause, `Slack answered HTTP ${call.status}`, doing === 'creating', 'posting');
      return {
        kind: notLetThrough.has(call.status) ? 'paused' : 'refused',
        because: `Slack answered HTTP ${call.status}; is the API address right, and does a proxy let Afterword through?`,
      };
    case 'misfit':
      return busy(pause, `Slack answered in an unexpected shape (${call.because})`, doing === 'creating', 'posting');
    case 'unanswered':
      return busy(
        pause,
        `Slack did not answer (${call.because})`,
        doing === 'creating' && !call.unconnected,
        'posting',
      );
    default:
      return call satisfies never;
  }
}

function namePlatformError(error: string, needed: string | undefined, doing: Doing, credential: Credential): Failure {
  if (passing.has(error)) {
    return busy(pause, `Slack says ${error}`, doing === 'creating' && !withoutEffect.has(error), 'posting');
  }
  // A page of a proxy or of an outage instead of Slack's JSON.
  if (!/^[a-z0-9_]+$/.test(error) || error === 'ok')
    return busy(pause, 'Slack answered something else than JSON', doing === 'creating', 'posting');
  if (notAccepted.has(error)) return { kind: 'paused', because: whatToMend(error, credential) };
  if (doing === 'editing' && gone.has(error)) return { kind: 'gone' };
  const because = unreachable[error];
  if (because !== undefined) return { kind: 'unreachable', because: `${because} (${error})` };
  return { kind: 'refused', because: explain(error, needed) };
}

function explain(error: string, needed: string | undefined): string {
  return error === 'missing_scope'
    ? `the bot token lacks the scope ${needed ?? '(not named)'}: add it under OAuth & Permissions and reinstall the app (missing_scope)`
    : `Slack refused: ${error}`;
}

/** A sentence for the operator: what Slack does not take, and how that is mended. */
export function whatToMend(error: string, credential: Credential): string {
  const [token, where] =
    credential === 'SLACK_BOT_TOKEN'
      ? ['bot token', 'OAuth & Permissions']
      : ['app token', 'Basic Information, App-Level Tokens'];
  switch (error) {
    case 'account_inactive':
    case 'user_removed_from_team':
    case 'app_uninstalled':
      return `the app is no longer installed in the workspace: install it again, and copy the ${token} from ${where} into ${credential} (${error})`;
    case 'team_disabled':
      return `the workspace was disabled (${error})`;
    case 'org_login_required':
      return `the workspace is being moved to an Enterprise organisation: wait until that is over (${error})`;
    case 'team_access_not_granted':
      return `an administrator of the organisation has to grant the app access to the workspace (${error})`;
    default:
      return `Slack does not accept the ${token}: copy it again from ${where} into ${credential} (${error})`;
  }
}

/** An error of the Slack client, by its documented `code`: the classes of two copies of the package would differ. */
export type CallError =
  | { readonly kind: 'rateLimited'; readonly retryAfter: number }
  | { readonly kind: 'platform'; readonly error: string; readonly needed?: string }
  | { readonly kind: 'http'; readonly status: number }
  /** An answer without what is needed of it. */
  | { readonly kind: 'misfit'; readonly because: string }
  | { readonly kind: 'unanswered'; readonly because: string; readonly unconnected: boolean };

export function readError(error: unknown): CallError {
  const misfit = misfitOf(error);
  if (misfit !== undefined) return { kind: 'misfit', because: misfit };
  const fields = asFields(error);
  switch (fields.code) {
    case 'slack_webapi_rate_limited_error':
      return { kind: 'rateLimited', retryAfter: waitOf(fields.retryAfter) };
    case 'slack_webapi_platform_error': {
      const data = asFields(fields.data);
      const needed = typeof data.needed === 'string' ? { needed: data.needed } : {};
      // JSON that is no answer of Slack's names no error: nothing is known of what came of the call.
      return { kind: 'platform', error: typeof data.error === 'string' ? data.error : '', ...needed };
    }
    case 'slack_webapi_http_error':
      return { kind: 'http', status: Number(fields.statusCode) };
    default:
      // 429 without a wait is a plain Error of the client that names the missing header.
      if (error instanceof Error && error.message.includes('retry-after header')) return { kind: 'http', status: 429 };
      return { kind: 'unanswered', because: reasonOf(error), unconnected: isUnconnected(error) };
  }
}

/** @param seconds as Slack names them */
function waitOf(seconds: unknown): number {
  const ms = Number(seconds) * 1000;
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), longestWait) : pause;
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value, ...ownCode(value) } : {};
}

/** `code` of an error may sit on its class. */
function ownCode(value: object): Readonly<Record<string, unknown>> {
  return 'code' in value ? { code: value.code } : {};
}
