import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { Config } from './config/config.ts';

/** What routes are mounted on. */
export interface Doors {
  /** The public one. */
  readonly app: Express;
  /** The operator's own; absent: the public one is theirs, too. */
  readonly operator?: Express;
}

export type Listening =
  | (Doors & { readonly kind: 'listening'; readonly url: string; close(): Promise<void> })
  | { readonly kind: 'refused'; readonly because: string };

/** Opens the HTTP server, and the operator's. Routes are mounted afterwards: those that need its address can then be told. */
export async function listen({ host, port, operationsPort }: Config['http']): Promise<Listening> {
  const opened = await open(host, port, 'PORT');
  if (opened.kind === 'refused') return opened;
  const { app, server } = opened;
  const url = urlOf(server, host);
  if (operationsPort === undefined) return { kind: 'listening', app, url, close: () => close(server) };
  const other = await open(host, operationsPort, 'OPERATIONS_PORT');
  if (other.kind === 'refused') {
    await close(server);
    return other;
  }
  return {
    kind: 'listening',
    app,
    operator: other.app,
    url,
    // Whoever watches sees it until nothing is answered any more.
    async close() {
      await close(server);
      await close(other.server);
    },
  };
}

async function open(
  host: string,
  port: number,
  variable: string,
): Promise<
  { readonly kind: 'open'; readonly app: Express; readonly server: Server } | (Listening & { kind: 'refused' })
> {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  const server = createServer(app);
  // Longer than the idle time of common load balancers, which would otherwise reuse a connection as it closes.
  server.keepAliveTimeout = 75_000;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    return { kind: 'refused', because: explain(error, host, port, variable) };
  }
  return { kind: 'open', app, server };
}

function explain(error: unknown, host: string, port: number, variable: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${port} is in use already, perhaps by another Afterword. Stop that one or set ${variable} to a free port.`;
  }
  if (code === 'EACCES')
    return `port ${port} needs more rights than this user has. Set ${variable} to one from 1024 on.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${host} is not an address of this machine.`;
  return `listening on ${host}:${port} failed: ${String(error)}`;
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Answers what was asked, takes nothing new, and does not wait for idle or streaming connections. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(timer);
}
