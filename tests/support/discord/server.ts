import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A request with ten attachments of 10 MiB is the largest that Discord takes. */
const maxBodyBytes = 105_000_000;

export type Parts = {
  readonly serve: (request: IncomingMessage, bytes: Buffer, response: ServerResponse) => Promise<void>;
  readonly control: (name: string, body: string) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await readBody(request);
  const name = /^\/_control\/([\w.]+)$/.exec(request.url ?? '')?.[1];
  if (name === undefined) return parts.serve(request, bytes, response);
  const { status, body } = await parts.control(name, bytes.toString());
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Listens on the loopback interface; resolves to the server and its port. */
export async function listen(parts: Parts, port: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    route(parts, request, response).catch((error: unknown) => {
      // A bug here must not look like Discord being down: 5xx would be retried in silence.
      if (!response.headersSent) response.writeHead(418, { 'content-type': 'text/plain' });
      response.end(String(error instanceof Error ? error.stack : error));
    });
  });
  server.on('upgrade', (request, socket, head) => parts.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local Discord has no port');
  return { server, port: address.port };
}
