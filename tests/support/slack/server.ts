import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Control, readBody, serveControl } from '../local-server.ts';
import type { Respond } from './response-urls.ts';
import type { WebApi } from './web-api/serve.ts';

export type Parts = {
  readonly webApi: WebApi;
  readonly respond: Respond;
  readonly control: Control;
};

/** Gives a request to the part of Slack that it is for. */
export async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://local');
  const body = (await readBody(request)).toString();
  const api = /^\/api\/([\w.]+)$/.exec(pathname)?.[1];
  if (api !== undefined) return parts.webApi.serve(api, request, body, response);
  const key = /^\/actions\/[^/]+\/(\w+)$/.exec(pathname)?.[1];
  if (key !== undefined && request.method === 'POST') {
    const { status, text } = parts.respond.post(key, body);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
    return;
  }
  if (!(await serveControl(parts.control, pathname, body, response))) response.writeHead(404).end();
}
