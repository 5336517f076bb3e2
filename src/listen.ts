import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { Config } from './config/config.ts';

export type Listening =
  | { readonly kind: 'listening'; readonly app: Express; readonly url: string; close(): Promise<void> }
  | { readonly kind: 'refused'; readonly because: string };

/** Opens the one HTTP server. Routes are mounted afterwards: those that need its address can then be told. */
export async function listen({ host, port }: Config['http']): Promise<Listening> {
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
    return { kind: 'refused', because: explain(error, host, port) };
  }
  return { kind: 'listening', app, url: urlOf(server, host), close: () => close(server) };
}

function explain(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${port} is in use already, perhaps by another Afterword. Stop that one or set PORT to a free port.`;
  }
  if (code === 'EACCES') return `port ${port} needs more rights than this user has. Set PORT to one from 1024 on.`;
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
