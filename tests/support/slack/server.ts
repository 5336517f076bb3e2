import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Respond } from './response-urls.ts';
import type { WebApi } from './web-api/serve.ts';

/** Bodies over this are cut off, as no Slack client sends them. */
const maxBodyBytes = 10_000_000;

export type Parts = {
  readonly webApi: WebApi;
  readonly respond: Respond;
  readonly control: (name: string, body: string) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://local');
  const body = await readBody(request);
  const api = /^\/api\/([\w.]+)$/.exec(pathname)?.[1];
  if (api !== undefined) return parts.webApi.serve(api, request, body, response);
  const key = /^\/actions\/[^/]+\/(\w+)$/.exec(pathname)?.[1];
  if (key !== undefined && request.method === 'POST') {
    const { status, text } = parts.respond.post(key, body);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
    return;
  }
  const name = /^\/_control\/([\w.]+)$/.exec(pathname)?.[1];
  if (name !== undefined) {
    const answer = await parts.control(name, body);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    return;
  }
  response.writeHead(404).end();
}

/** Listens on the loopback interface; resolves to the server and its port. */
export async function listen(
  parts: () => Parts,
  port: number,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    route(parts(), request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  });
  server.on('upgrade', (request, socket, head) => parts().upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local Slack has no port');
  return { server, port: address.port };
}
