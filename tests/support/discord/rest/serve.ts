import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fields } from '../../json.ts';
import { type Answer, type Call, type Handler, methodNotAllowed, notFound, refuse, unauthorized } from './answer.ts';
import { parseBody } from './body.ts';
import { callbackRoutes } from './callback.ts';
import { channelRoutes } from './channels.ts';
import type { Fault, Faults } from './faults.ts';
import { guildRoutes } from './guilds.ts';
import type { Limits } from './limits.ts';
import { messageRoutes } from './messages.ts';
import { webhookRoutes } from './webhooks.ts';

/** One request and what it was answered: `status` 0 when the connection was broken instead. */
export type LoggedRequest = {
  readonly at: number;
  readonly method: string;
  /** Below `/api/v10`, with its query. */
  readonly path: string;
  /** Such as `POST /channels/:channel/messages`; undefined when there is no such route. */
  readonly route: string | undefined;
  readonly body: unknown;
  readonly files: readonly string[];
  readonly status: number;
  readonly answer: unknown;
  readonly fault?: Fault;
};

export type Rest = {
  readonly log: readonly LoggedRequest[];
  /** Answers of 401, 403 and 429 in the past ten minutes: at 10,000 Discord bans the address. */
  readonly invalidRequests: number;
  serve(request: IncomingMessage, bytes: Buffer, response: ServerResponse): Promise<void>;
};

type Route = { readonly name: string; readonly method: string; readonly pattern: RegExp; readonly handler: Handler };

const routes: readonly Route[] = [
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
].map(([name, handler]) => {
  const [method = '', path = ''] = name.split(' ');
  return { name, method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`), handler };
});

/** What a guild without boosts takes, and a DM. */
const maxFileBytes = 10 * 1024 * 1024;

/** Routes that carry their own token in the path. */
const needsNoToken = (path: string): boolean => /^\/(interactions|webhooks)\//.test(path);

export function openRest(
  shared: Pick<Call, 'world' | 'posting' | 'events' | 'gateway'>,
  faults: Faults,
  limits: Limits,
): Rest {
  const { settings } = shared.world;
  const log: LoggedRequest[] = [];
  const invalid: number[] = [];

  return {
    log,
    get invalidRequests() {
      return invalid.filter((at) => settings.now() - at < 600_000).length;
    },
    async serve(request, bytes, response) {
      const url = new URL(request.url ?? '/', 'http://local');
      const method = request.method ?? 'GET';
      const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
      const isVersioned = url.pathname.startsWith('/api/v10/');
      const matching = isVersioned ? routes.filter((each) => each.pattern.test(path)) : [];
      const route = matching.find((each) => each.method === method);
      const parsed = await parseBody(request, bytes);
      const fault = faults.take(method, path);

      const record = (status: number, answer: unknown) => {
        if ([401, 403, 429].includes(status)) invalid.push(settings.now());
        log.push({
          at: settings.now(),
          method,
          path: `${path}${url.search}`,
          route: route?.name,
          body: 'bad' in parsed ? undefined : (parsed.items ?? parsed.fields),
          files: 'bad' in parsed ? [] : parsed.uploads.map((upload) => upload.filename),
          status,
          answer,
          ...(fault === undefined ? {} : { fault }),
        });
      };
      const send = (answer: Answer, headers: Readonly<Record<string, string>> = {}) => {
        record(answer.status, answer.body);
        if (answer.status === 204) return void response.writeHead(204, headers).end();
        response.writeHead(answer.status, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify(answer.body));
      };
      const run = (): Answer => {
        if (route === undefined) return matching.length > 0 ? methodNotAllowed : notFound;
        if (!needsNoToken(path) && request.headers.authorization !== `Bot ${settings.token}`) return unauthorized;
        if ('bad' in parsed) return refuse(50109);
        if (parsed.uploads.some((upload) => upload.size > maxFileBytes)) return refuse(40005);
        const params = route.pattern.exec(path)?.groups ?? {};
        const { fields: body, uploads, items } = parsed;
        const call: Call = {
          ...shared,
          params,
          query: url.searchParams,
          body,
          uploads,
          ...(items === undefined ? {} : { items }),
        };
        return route.handler(call);
      };
      const tooMany = (
        retryAfter: number,
        isGlobal: boolean,
        scope: string,
        headers: Readonly<Record<string, string>>,
      ) => {
        const body: Fields = { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal };
        send(
          { status: 429, body },
          {
            'x-ratelimit-reset-after': String(retryAfter),
            'x-ratelimit-remaining': '0',
            'x-ratelimit-limit': '1',
            'x-ratelimit-bucket': 'on-demand',
            ...headers,
            'retry-after': String(Math.ceil(retryAfter)),
            'x-ratelimit-scope': isGlobal ? 'global' : scope,
            ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
          },
        );
      };
      const breakOff = (answer: unknown) => {
        record(0, answer);
        request.socket.destroy();
      };
      const serverError = (status: number, answer: unknown) => {
        record(status, answer);
        response.writeHead(status, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>');
      };

      switch (fault?.kind) {
        case '429':
          return tooMany(fault.retryAfter, fault.isGlobal ?? false, fault.scope ?? 'user', {});
        case 'server-error':
          return serverError(fault.status, fault.when === 'after' ? run().body : undefined);
        case 'reset':
          return breakOff(fault.when === 'after' ? run().body : undefined);
        case 'answer':
          record(fault.status, fault.body);
          return void response.writeHead(fault.status, fault.headers ?? {}).end(fault.body);
        case 'unauthorized':
          return send(unauthorized);
        case 'error':
          return send({ status: fault.status, body: { message: fault.message ?? 'An error', code: fault.code } });
        case 'slow': {
          const answer = run();
          await wait(fault.ms, undefined, { ref: false });
          return send(answer);
        }
        case undefined: {
          const verdict = limits.take(route?.name ?? path, majorOf(path));
          if (verdict.tooMany === undefined) return send(run(), verdict.headers);
          return tooMany(verdict.tooMany.retryAfter, verdict.tooMany.isGlobal, 'user', verdict.headers);
        }
      }
    },
  };
}

/**
 * The id that buckets are kept by: a channel's, a guild's, an interaction's, or a webhook's with its token. Source for
 * interactions: github.com/discord/discord-api-docs/issues/2701.
 */
const majorOf = (path: string): string =>
  /^\/(?:channels|guilds|interactions)\/(\d+)/.exec(path)?.[1] ?? /^\/webhooks\/(\d+\/[^/]+)/.exec(path)?.[1] ?? '';
