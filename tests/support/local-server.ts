import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';

/** Where a local platform listens. */
export interface Listening {
  readonly port: number;
  /** Breaks every connection and ends. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Any free one when left out. */
  readonly port?: number | undefined;
  /** With TLS. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/**
 * Listens on the loopback interface. A bug of the local platform is answered with 418: as a 5xx it would look like a platform
 * that is down, and be tried again in silence.
 */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  { port = 0, certificate, upgrade }: ListenOptions = {},
): Promise<Listening> {
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(418, { 'content-type': 'text/plain' });
      response.end(error instanceof Error ? error.stack : String(error));
    });
  };
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  if (upgrade !== undefined) server.on('upgrade', upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local platform has no port');
  return {
    port: address.port,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The whole body of a request. @param most bytes; no client of the platform sends more */
export async function readBody(request: IncomingMessage, most = 10_000_000): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a test in another process asks of a local platform: the name of a method of its, and its arguments. */
export type Control = (name: string, body: string) => Promise<{ readonly status: number; readonly body: unknown }>;

/** Answers requests to `/_control/NAME`. @returns false: it is none */
export async function serveControl(
  control: Control,
  path: string,
  body: string,
  response: ServerResponse,
): Promise<boolean> {
  const name = /^\/_control\/([\w.]+)$/.exec(path)?.[1];
  if (name === undefined) return false;
  const answer = await control(name, body);
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  return true;
}
