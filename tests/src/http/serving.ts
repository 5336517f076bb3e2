import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type ApiParts, api } from '../../../src/http/api.ts';
import { createRegistry, measureRequests } from '../../../src/http/metrics.ts';
import { openApiRoute } from '../../../src/http/openapi/route.ts';
import { operations } from '../../../src/http/operations.ts';
import { holdToDescription } from './described.ts';
import { MemoryLedger } from './memory-ledger.ts';

export const token = 'a-secret-token';
export const now = new Date('2026-11-21T12:00:00Z');

export interface Served extends AsyncDisposable {
  readonly ledger: MemoryLedger;
  readonly port: number;
  /** What was reported to the operator. */
  readonly errors: unknown[];
  /** Sends a request with the token. Throws when the answer is not what docs/openapi.json says. */
  send(path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Response>;
  /** Reports a chat. */
  post(body: object | string | null, headers?: Record<string, string>): Promise<Response>;
}

/** A real server on loopback with the routers mounted as the service mounts them. */
export async function serve(parts: Partial<ApiParts> = {}, waitMs?: number): Promise<Served> {
  const ledger = new MemoryLedger();
  const errors: unknown[] = [];
  const registry = createRegistry();
  const app = express();
  app.use(measureRequests(registry));
  app.use(operations(ledger, registry, waitMs));
  app.use(openApiRoute());
  app.use(
    '/v1',
    api({
      ledger,
      token,
      platforms: ['slack', 'web'],
      teams: ['support', 'sales'],
      now: () => now,
      onError: (error) => errors.push(error),
      isOutage: (error) => error instanceof Error && error.message === 'outage',
      ...parts,
    }),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const send: Served['send'] = async (path, init = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) },
    });
    await holdToDescription(init.method ?? 'GET', path, response);
    return response;
  };
  const post: Served['post'] = (body, headers) =>
    send('/v1/support-chats', {
      method: 'POST',
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    ledger,
    port,
    errors,
    send,
    post,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export interface ProblemDetails {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer?: string; readonly parameter?: string; readonly detail: string }[];
}

/** The problem details of a refusal. */
export async function problemOf(response: Response): Promise<ProblemDetails> {
  if (response.headers.get('content-type') !== 'application/problem+json; charset=utf-8') {
    throw new Error(`not problem details: ${response.status} ${response.headers.get('content-type')}`);
  }
  const problem = (await response.json()) as ProblemDetails;
  if (problem.status !== response.status) throw new Error('the status differs');
  return problem;
}
