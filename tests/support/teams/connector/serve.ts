import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Fields, isFields, parseJson } from '../../json.ts';
import { readToken, type SigningKey } from '../identity/keys.ts';
import { botFramework } from '../identity/login.ts';
import { splitThread, type Tenant } from '../tenant.ts';
import { deleteActivity, sendActivity, sendTargeted, updateActivity } from './activities.ts';
import { createConversation } from './conversations.ts';
import { answerTo, type Faults, type Operation } from './faults.ts';
import type { Limits } from './limits.ts';
import { listChannels, listMembers, pageMembers, readMember, readTeam } from './members.ts';
import { type Answer, Refused, refusals, refuse } from './refusal.ts';

/** One call of the bot. `status` 0 when the connection was broken on purpose. */
export type LoggedCall = {
  readonly at: number;
  /** Undefined for what the connector does not have. */
  readonly operation?: Operation;
  readonly method: string;
  /** Below the service URL, such as `v3/conversations`. */
  readonly path: string;
  readonly conversation?: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
};

type Call = { readonly operation: Operation; readonly conversation?: string; readonly run: () => Answer };

/** What a method and path below the service URL ask for; undefined for what the connector does not have. */
function match(tenant: Tenant, method: string, path: string, query: URLSearchParams, body: Fields): Call | undefined {
  const [version, kind, rawId, part, rawPart, ...more] = path.split('/').map(decodeURIComponent);
  if (version !== 'v3' || more.length > 0) return undefined;
  if (kind === 'conversations' && rawId === undefined)
    return method === 'POST' ? { operation: 'create', run: () => createConversation(tenant, body) } : undefined;
  const id = rawId ?? '';
  const where = { conversation: splitThread(id).conversation };
  if (kind === 'teams' && method === 'GET') {
    if (part === undefined) return { operation: 'team', ...where, run: () => readTeam(tenant, id) };
    if (part === 'conversations') return { operation: 'team', ...where, run: () => listChannels(tenant, id) };
  }
  if (kind !== 'conversations') return undefined;
  const isTargeted = query.get('isTargetedActivity') === 'true';
  if (isTargeted && (method !== 'POST' || rawPart !== undefined)) return undefined;
  switch (`${method} ${part}${rawPart === undefined ? '' : '/:id'}`) {
    case 'POST activities':
      if (isTargeted) return { operation: 'send', ...where, run: () => sendTargeted(tenant, id, body) };
      return { operation: 'send', ...where, run: () => sendActivity(tenant, id, undefined, body) };
    case 'POST activities/:id':
      return { operation: 'send', ...where, run: () => sendActivity(tenant, id, rawPart, body) };
    case 'PUT activities/:id':
      return { operation: 'update', ...where, run: () => updateActivity(tenant, id, rawPart ?? '', body) };
    case 'DELETE activities/:id':
      return { operation: 'delete', ...where, run: () => deleteActivity(tenant, id, rawPart ?? '') };
    case 'GET members':
      return { operation: 'members', ...where, run: () => listMembers(tenant, id) };
    case 'GET members/:id':
      return { operation: 'members', ...where, run: () => readMember(tenant, id, rawPart ?? '') };
    case 'GET pagedmembers':
      return { operation: 'members', ...where, run: () => pageMembers(tenant, id, query) };
    default:
      return undefined;
  }
}

function authorize(tenant: Tenant, key: SigningKey, header: string | undefined): void {
  const [scheme, token] = (header ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined) refuse(refusals.unauthorized());
  const claims = readToken(key, token ?? '');
  const { appId, tenantId } = tenant.settings;
  if (
    claims?.aud !== botFramework ||
    claims.appid !== appId ||
    claims.tid !== tenantId ||
    tenant.revoked.has(String(claims.uti))
  )
    refuse(refusals.unauthorized());
}

export type Connector = {
  readonly calls: readonly LoggedCall[];
  serve(
    request: IncomingMessage,
    path: string,
    query: URLSearchParams,
    body: string,
    response: ServerResponse,
  ): Promise<void>;
};

export function openConnector(tenant: Tenant, key: SigningKey, faults: Faults, limits: Limits): Connector {
  const calls: LoggedCall[] = [];

  const attempt = (run: () => Answer): Answer => {
    try {
      return run();
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    }
  };

  return {
    calls,
    async serve(request, path, query, text, response) {
      const method = request.method ?? 'GET';
      const body = text === '' ? {} : parseJson(text);
      const call = match(tenant, method, path, query, isFields(body) ? body : {});
      const log = (answer: Answer) => {
        const { run, ...what } = call ?? {};
        const { status, body: answered } = answer;
        calls.push({ at: tenant.settings.now(), ...what, method, path, body, status, answer: answered });
      };
      const finish = (answer: Answer) => {
        log(answer);
        const payload = answer.body === undefined ? '' : JSON.stringify(answer.body);
        response
          .writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers })
          .end(payload);
      };
      const hangUp = () => {
        log({ status: 0 });
        request.socket.destroy();
      };

      const denied = attempt(() => {
        authorize(tenant, key, request.headers.authorization);
        return { status: 200 };
      });
      if (denied.status !== 200) return finish(denied);
      if (call === undefined) return finish(refusals.notModelled(`${method} ${path}`));
      if (!isFields(body)) return finish(refusals.badSyntax('The body is not a JSON object'));
      const fault = faults.take(call.operation, call.conversation);
      if (fault?.kind === 'reset-before') return hangUp();
      const refusal = fault === undefined ? undefined : answerTo(fault);
      if (refusal !== undefined) return finish(refusal);
      const pause = limits.take(call.conversation);
      if (pause !== undefined) return finish(refusals.throttled(pause));
      const answer = attempt(call.run);
      if (fault?.kind === 'reset-after-store') return hangUp();
      if (fault?.kind === '502-after-store') return finish(refusals.serviceError(502));
      if (fault?.kind === 'slow') await wait(fault.ms);
      if (fault?.kind === 'no-id') return finish({ ...answer, body: {} });
      if (fault?.kind === 'no-json' || fault?.kind === 'empty') {
        log(answer);
        response
          .writeHead(answer.status, { 'content-type': fault.kind === 'empty' ? 'application/json' : 'text/html' })
          .end(fault.kind === 'empty' ? '' : '<html>accepted</html>');
        return;
      }
      finish(answer);
    },
  };
}
