import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { waitOf } from './retry-after.ts';

/** An access token of the bot's, as Microsoft's sign-in gives it out. */
export interface Granted {
  readonly token: string;
  /** Milliseconds from now until it is worth nothing any more. */
  readonly lifetime: number;
}

/** Why no access token was to be had. */
export type SignInError =
  /** `code` is Microsoft's, such as `AADSTS7000215`; empty when there is none. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** @param retryAfter milliseconds, when Microsoft named them */
  | { readonly kind: 'unanswered'; readonly message: string; readonly retryAfter?: number };

/** What asking for a token throws. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';
  readonly why: SignInError;
  constructor(why: SignInError) {
    super(why.message);
    this.why = why;
  }
}

/** Milliseconds for one try. */
const timeout = 10_000;

export interface Credentials {
  readonly appId: string;
  readonly secret: string;
  /** With the tenant: `https://login.microsoftonline.com/<tenant>`. */
  readonly loginUrl: string;
  /** What the token is for, such as `https://api.botframework.com`. */
  readonly scope: string;
}

/**
 * Asks for a token, once. By our own hands: the SDK's way keeps failures for a minute (@azure/msal-node remembers that it was
 * refused, `ThrottlingUtils`), does not say how long Microsoft asked to wait, and waits for ever for an answer.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication ("Bot to Connector").
 * @throws SignInFailure
 */
export async function askForToken({ appId, secret, loginUrl, scope }: Credentials): Promise<Granted> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: secret,
    scope: scope.endsWith('/.default') ? scope : `${scope}/.default`,
  });
  const { status, text, retryAfter } = await post(`${loginUrl.replace(/\/$/, '')}/oauth2/v2.0/token`, String(form));
  const body = fieldsOf(text);
  const { access_token: token, expires_in: seconds } = body;
  if (status === 200 && typeof token === 'string' && token !== '')
    return { token, lifetime: 1000 * (Number.isFinite(Number(seconds)) ? Number(seconds) : 600) };
  throw new SignInFailure(explainAnswer(status, body, retryAfter));
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter?: number;
}

function post(address: string, body: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const fail = (error: Error) => {
    const message = error.name === 'AbortError' ? `no answer within ${timeout / 1000} s` : error.message;
    reject(new SignInFailure({ kind: 'unanswered', message }));
  };
  try {
    const send = address.startsWith('http:') ? plainRequest : request;
    const asked = send(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      // Of the whole answer: a timeout of the socket's would let one that trickles go on for ever.
      signal: AbortSignal.timeout(timeout),
    });
    asked.on('error', fail);
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
        if (text.length > 100_000) asked.destroy(new Error('the sign-in answered too much'));
      });
      response.on('error', fail);
      response.on('end', () => {
        const retryAfter = waitOf(response.headers['retry-after']);
        resolve({ status: response.statusCode ?? 0, text, ...(retryAfter === undefined ? {} : { retryAfter }) });
      });
    });
    asked.end(body);
  } catch (error) {
    fail(error instanceof Error ? error : new Error(String(error)));
  }
  return promise;
}

/** Microsoft's own bad moments: 90033 and others like it. */
const passing = /temporarily_unavailable|network_error|no_network|timeout|AADSTS(90033|50196|90019|90056)\b/i;

function explainAnswer(status: number, body: Readonly<Record<string, unknown>>, retryAfter?: number): SignInError {
  const { error = '', error_description: description = '' } = body;
  const said = [error, description].filter((each) => typeof each === 'string' && each !== '').join(': ');
  const isRefusal = [400, 401, 403].includes(status) && said !== '' && !passing.test(said);
  if (isRefusal) return { kind: 'refused', code: codeIn(said), message: firstSentence(said) };
  const message = `the sign-in answered ${status}${said === '' ? '' : ` ${firstSentence(said)}`}`;
  return { kind: 'unanswered', message, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Error classes of @azure/identity and @azure/msal-node, by name: the classes of two copies of a package would differ. */
const names = new Set([
  'AuthError',
  'ServerError',
  'ClientAuthError',
  'ClientConfigurationError',
  'InteractionRequiredAuthError',
  'AuthenticationError',
  'AuthenticationRequiredError',
  'CredentialUnavailableError',
]);

/** Reads an error of signing in, ours or that of a managed identity; undefined for any other. */
export function readSignInError(error: unknown): SignInError | undefined {
  if (error instanceof SignInFailure) return error.why;
  if (!(error instanceof Error)) return undefined;
  const code = codeIn(error.message);
  if (code === '' && !names.has(error.name)) return undefined;
  const message = firstSentence(error.message);
  return passing.test(error.message) ? { kind: 'unanswered', message } : { kind: 'refused', code, message };
}

/** Which variable is wrong. Source: learn.microsoft.com/entra/identity-platform/reference-error-codes. */
export function explainSignIn({ code, message }: Extract<SignInError, { readonly kind: 'refused' }>): string {
  const wrong = advice[code];
  return wrong === undefined ? `Microsoft refuses to sign the bot in: ${message}` : `${wrong} (${code})`;
}

const advice: Readonly<Record<string, string>> = {
  AADSTS7000215: 'TEAMS_APP_PASSWORD is wrong: it must be the value of a client secret, not its id',
  AADSTS7000222: 'TEAMS_APP_PASSWORD has expired: make a new client secret under Certificates & secrets',
  AADSTS700016: 'TEAMS_APP_ID is not known in the tenant: check it and TEAMS_TENANT_ID',
  AADSTS90002: 'TEAMS_TENANT_ID is wrong: Microsoft knows no such tenant',
  AADSTS900023: 'TEAMS_TENANT_ID is wrong: it is neither an id nor a domain',
  AADSTS900144: 'TEAMS_APP_ID or TEAMS_APP_PASSWORD is missing',
  AADSTS70011: 'the OAuth scope of the cloud settings is wrong',
  AADSTS500011: 'the OAuth scope of the cloud settings is not known in this tenant or cloud',
};

function codeIn(text: string): string {
  return /AADSTS\d+/.exec(text)?.[0] ?? '';
}

/** What follows holds ids for Microsoft's support. */
function firstSentence(text: string): string {
  return text.split(/[\r\n]| Trace ID:/)[0] ?? '';
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
