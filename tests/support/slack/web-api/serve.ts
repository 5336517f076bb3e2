import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Fields, isFields, parseJson } from '../../json.ts';
import type { Posting } from '../posting.ts';
import type { Workspace } from '../workspace.ts';
import { type Answer, fine, refuse } from './answer.ts';
import type { Fault, Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import { methods } from './methods.ts';
import { acceptedScopes, missingScope } from './scopes.ts';

/** One call of a Web API method, and what it was answered: `status` 0 when the connection was broken instead. */
export type LoggedCall = {
  readonly at: number;
  readonly method: string;
  readonly args: Fields;
  readonly status: number;
  readonly answer: Fields;
  readonly fault?: Fault;
};

export type WebApi = {
  readonly calls: readonly LoggedCall[];
  /** The bot token is answered with this error from now on; undefined: it is taken again. */
  refuse(error: string | undefined): void;
  serve(method: string, request: IncomingMessage, body: string, response: ServerResponse): Promise<void>;
};

type Parsed = { readonly args: Fields } | { readonly error: string };

function parseArgs(request: IncomingMessage, body: string): Parsed {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://local').searchParams);
  if (request.method === 'GET' || body === '') return { args: query };
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim();
  if (type === undefined || type === '') return { error: 'missing_post_type' };
  if (type === 'application/x-www-form-urlencoded')
    return { args: { ...query, ...Object.fromEntries(new URLSearchParams(body)) } };
  if (type !== 'application/json') return { error: 'invalid_post_type' };
  const json = parseJson(body);
  return isFields(json) ? { args: { ...query, ...json } } : { error: 'invalid_json' };
}

/** The token: from the header, or from a form body. A JSON body may not carry it. */
function tokenOf(request: IncomingMessage, args: Fields): string | undefined {
  const header = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (header !== undefined) return header;
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  return !isJson && typeof args.token === 'string' ? args.token : undefined;
}

export function openWebApi(
  workspace: Workspace,
  posting: Posting,
  faults: Faults,
  limits: Limits,
  ticket: () => string | undefined,
): WebApi {
  const { settings } = workspace;
  const calls: LoggedCall[] = [];
  let refused: string | undefined;

  const openConnection = (): Answer => {
    const url = ticket();
    return url === undefined ? refuse('forbidden_team') : fine({ url });
  };

  const answer = (method: string, token: string | undefined, args: Fields): Answer => {
    const isAppMethod = method === 'apps.connections.open';
    const run = methods[method];
    if (run === undefined && !isAppMethod) return refuse('unknown_method', { req_method: method });
    if (token === undefined) return refuse('not_authed');
    if (token !== settings.botToken && token !== settings.appToken) return refuse('invalid_auth');
    if (isAppMethod) return token === settings.appToken ? openConnection() : refuse('not_allowed_token_type');
    if (refused !== undefined && token === settings.botToken) return refuse(refused);
    if (token !== settings.botToken || run === undefined) return refuse('not_allowed_token_type');
    const needed = missingScope(workspace, method, args);
    if (needed !== undefined) return refuse('missing_scope', { needed, provided: settings.scopes.join(',') });
    return run({ workspace, posting, args });
  };

  return {
    calls,
    refuse(error) {
      refused = error;
    },
    async serve(method, request, body, response) {
      const parsed = parseArgs(request, body);
      const args = 'args' in parsed ? parsed.args : {};
      const channel = typeof args.channel === 'string' ? args.channel : undefined;
      const fault = faults.take(method, channel);
      const log = (status: number, answered: Fields) => {
        const { token: _secret, ...shown } = args;
        calls.push({
          at: settings.now(),
          method,
          args: shown,
          status,
          answer: answered,
          ...(fault === undefined ? {} : { fault }),
        });
      };
      const reply = (status: number, fields: Fields, headers: Readonly<Record<string, string>> = {}) => {
        log(status, fields);
        response.writeHead(status, {
          'content-type': 'application/json; charset=utf-8',
          'x-slack-req-id': workspace.nextId('req'),
          'x-oauth-scopes': settings.scopes.join(','),
          'x-accepted-oauth-scopes': acceptedScopes(method).join(','),
          ...headers,
        });
        response.end(JSON.stringify(fields));
      };
      const tooMany = (seconds: number) =>
        reply(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
      const process = (): Fields => {
        const result = 'error' in parsed ? refuse(parsed.error) : answer(method, tokenOf(request, args), args);
        return result.ok ? { ok: true, ...result.fields } : { ok: false, error: result.error, ...result.fields };
      };

      switch (fault?.kind) {
        case '429':
          return tooMany(fault.retryAfter);
        case '500':
          log(500, {});
          response.writeHead(500, { 'content-type': 'text/html' }).end('<html><body>Server Error</body></html>');
          return;
        case 'reset-before':
          log(0, {});
          request.socket.destroy();
          return;
        case 'reset-after-store':
          log(0, process());
          request.socket.destroy();
          return;
        case 'unauthorized':
          return reply(200, { ok: false, error: fault.error ?? 'invalid_auth' });
        case 'error':
          return reply(200, { ok: false, error: fault.error, ...fault.fields });
        case 'other':
          return reply(200, { ...process(), ...fault.fields });
        case 'unreadable':
          log(200, process());
          response.writeHead(200, { 'content-type': 'application/json' }).end(fault.body);
          return;
        case 'slow': {
          const fields = process();
          await wait(fault.ms, undefined, { ref: false });
          return reply(200, fields);
        }
        case undefined: {
          const seconds = limits.take(method, channel);
          return seconds === undefined ? reply(200, process()) : tooMany(seconds);
        }
      }
    },
  };
}
