import { createServer, type IncomingMessage, request as open } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Adapter, Inbox } from '../../../adapters/adapter.ts';
import type { Given } from '../../../adapters/platform.ts';
import type { WebChats } from '../../../adapters/web/api/chats.ts';
import { createWebAdapter } from '../../../adapters/web/index.ts';
import { connect } from '../../../db/client.ts';
import { webChats, webPosts } from '../../../db/schema.ts';
import { createWebChats } from '../../../db/web.ts';

export interface PlaygroundOptions {
  readonly databaseUrl: string;
  readonly inbox: Inbox;
  readonly now?: () => Date;
  readonly postDigest?: () => Promise<void>;
  /** Told each line: its text and fields. */
  readonly log?: (line: string) => void;
  /** Puts something between the adapter and its storage. */
  readonly between?: (chats: WebChats) => WebChats;
}

/** The real adapter on the real storage, served on a free port. */
export interface Playground {
  readonly url: string;
  readonly chats: WebChats;
  readonly adapter: Adapter;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
  const db = connect(options.databaseUrl, { max: 4 });
  await db.delete(webPosts);
  await db.delete(webChats);
  const stored: WebChats = createWebChats(db);
  const chats = options.between?.(stored) ?? stored;
  const app = express().disable('x-powered-by');
  let adapter: Adapter;
  app.use((request, response, next) => adapter.router?.(request, response, next));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  const start = async () => {
    const { postDigest = async () => {}, now = () => new Date() } = options;
    const directory = '/srv/Rock & <Roll>';
    const log: Given['log'] = (level, fields, text) => options.log?.(`${level} ${text} ${JSON.stringify(fields)}`);
    adapter = createWebAdapter({ chats, baseUrl: url, company: 'Acme & Söhne', directory, postDigest, now, log });
    await adapter.start(options.inbox);
  };
  await start();
  return {
    url,
    chats: stored,
    get adapter() {
      return adapter;
    },
    async restart() {
      await adapter.stop();
      await start();
    },
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.$client.end();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** A request with any header, also those that a browser would not let a page set. */
export function request(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = open(url, { method, headers, agent: false }, async (response) => {
      try {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What the page's own script sends. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const own = { 'content-type': 'application/json', origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' };
  return request(url, { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) });
}

export interface StreamEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface Stream {
  readonly headers: IncomingMessage['headers'];
  readonly ended: Promise<void>;
  next(event: string): Promise<StreamEvent['data']>;
  close(): void;
}

/** An event stream as a page reads it; `next` waits for the next event of that name. */
export async function listen(url: string): Promise<Stream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    open(url, { agent: false }, resolve).on('error', reject).end();
  });
  if (response.statusCode !== 200) throw new Error(`the stream answered ${response.statusCode}`);
  const waiting: StreamEvent[] = [];
  let wake = () => {};
  let buffer = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    buffer += chunk;
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
      if (event !== undefined && data !== undefined) waiting.push({ event, data: JSON.parse(data) });
    }
    wake();
  });
  response.on('error', () => {});
  return {
    headers: response.headers,
    ended: new Promise((resolve) => response.on('close', resolve)),
    close: () => response.destroy(),
    async next(event) {
      for (;;) {
        const at = waiting.findIndex((one) => one.event === event);
        const [found] = at < 0 ? [] : waiting.splice(0, at + 1).slice(-1);
        if (found !== undefined) return found.data;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
