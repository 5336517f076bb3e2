import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { createDatabase } from '../../support/database/index.ts';
import { type Answer, openPlayground, type Playground, post, request } from './playground.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let playground: Playground;
let received: Inbound[];
let receipt: () => Promise<Receipt>;
let digests: number;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  received = [];
  digests = 0;
  receipt = async () => ({ kind: 'accepted' });
  playground = await openPlayground({
    databaseUrl: database.url,
    inbox: async (event) => {
      const answer = await receipt();
      received.push(event);
      return answer;
    },
    postDigest: async () => {
      digests += 1;
    },
  });
});
afterEach(() => playground.close());

const at = (path: string) => `${playground.url}${path}`;
const order = () => ({ id: randomUUID() });
const port = () => new URL(playground.url).port;

function problem(answer: Answer): Record<string, unknown> {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = JSON.parse(answer.text);
  expect(body).toMatchObject({ type: 'about:blank', status: answer.status, title: expect.any(String) });
  return body;
}

describe('the page', () => {
  test('may load nothing from elsewhere and run nothing inline', async () => {
    const { status, headers, text } = await request(at('/'));
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(text).toContain('Acme &amp; Söhne Support');
    expect(text).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
    expect(text).not.toMatch(/<style|\son\w+=|<script(?![^>]* src=)/);
  });

  test('finds everything it names, and those files find what they name', async () => {
    const { text } = await request(at('/'));
    const named = [...text.matchAll(/(?:src|href)="(\/playground\/[^"]+)"/g)].map(([, path = '']) => path);
    const script = await request(at('/playground/page/app.js'));
    const imported = [...script.text.matchAll(/from '\.\/([^']+)'/g)].map(([, file]) => `/playground/page/${file}`);
    expect(imported.length).toBeGreaterThan(3);
    for (const path of [...named, ...imported]) expect((await request(at(path))).status, path).toBe(200);
  });

  test('gives away no other file', async () => {
    for (const path of ['/playground/page/', '/playground/page/../index.ts', '/playground/page/%2e%2e/index.ts']) {
      expect((await request(at(path))).status, path).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('only this machine', () => {
  const paths = ['/', '/playground/events', '/playground/page/app.js'];

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.0.5:3000',
    'localhost:3000@evil',
  ])('refuses the host %j', async (host) => {
    for (const path of paths) {
      const answer = await request(at(path), { headers: { host } });
      // Node itself answers 400 where the header is not a host at all.
      expect([400, 403], path).toContain(answer.status);
    }
    const answer = await post(at('/playground/chats'), order(), { host, origin: `http://${host}` });
    expect([400, 403]).toContain(answer.status);
  });

  test('serves localhost by each of its names', async () => {
    for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000']) {
      expect((await request(at('/'), { headers: { host } })).status, host).toBe(200);
    }
  });

  test('says why', async () => {
    expect(problem(await request(at('/'), { headers: { host: 'evil.example' } })).detail).toContain('localhost');
  });
});

describe('only its own page', () => {
  test.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'https://localhost' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ])('refuses a post with %j', async (headers) => {
    const answer = await post(at('/playground/chats/welcome/end'), order(), headers as Record<string, string>);
    expect(problem(answer).status).toBe(403);
    expect(received).toEqual([]);
  });

  test('takes a post by its own page, and by a tool that is no browser', async () => {
    expect((await post(at('/playground/digest'), order())).status).toBe(200);
    const headers = { 'content-type': 'application/json', host: `127.0.0.1:${port()}` };
    const body = JSON.stringify(order());
    expect((await request(at('/playground/digest'), { method: 'POST', headers, body })).status).toBe(200);
    expect(digests).toBe(2);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', ''])('refuses the content type %j', async (type) => {
    const answer = await post(at('/playground/digest'), order(), { 'content-type': type });
    expect(problem(answer).status).toBe(415);
    expect(digests).toBe(0);
  });
});

describe('bodies', () => {
  const messages = () => at('/playground/chats/welcome/messages');

  test('of more than 256 kB are refused', async () => {
    const answer = await post(messages(), { ...order(), as: 'customer', text: 'x'.repeat(257 * 1024) });
    expect(problem(answer)).toMatchObject({ status: 413, detail: expect.stringContaining('256 kB') });
  });

  test('that are no JSON are refused', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await request(messages(), { method: 'POST', headers, body: '{"id":' });
    expect(problem(answer).status).toBe(400);
  });

  test('that are wrong are told what is wrong', async () => {
    const answer = await post(messages(), { id: 'x', as: 'customer', text: 'hi' });
    expect(problem(answer)).toMatchObject({
      status: 422,
      errors: [{ pointer: '/id' }],
      detail: expect.stringContaining('/id'),
    });
  });

  test('for a chat that is not there are told so', async () => {
    for (const path of ['end', 'reopen']) {
      expect(problem(await post(at(`/playground/chats/nope/${path}`), order())).status).toBe(404);
    }
    expect(problem(await post(at('/playground/chats/%00/end'), order())).status).toBeGreaterThanOrEqual(400);
    expect(problem(await request(at('/playground/nothing'))).status).toBe(404);
    expect(received).toEqual([]);
  });
});

describe('the story', () => {
  const welcome = '/playground/chats/welcome';

  test('ending a chat tells everything a survey needs', async () => {
    const { id } = order();
    await post(at(`${welcome}/messages`), { ...order(), as: 'customer', text: 'One more thing' });
    await post(at(`${welcome}/messages`), { ...order(), as: 'agent', text: 'Sure' });
    expect((await post(at(`${welcome}/end`), { id })).status).toBe(200);
    expect(received.at(-1)).toEqual({
      kind: 'chatEnded',
      id,
      at: expect.any(Date),
      chat: {
        source: 'web',
        id: 'welcome',
        respondent: { platform: 'web', id: 'customer-welcome', name: 'Amara Okafor', locale: 'en', isBot: false },
        ask: { platform: 'web', channel: 'support', thread: 'chat-welcome' },
        channel: { platform: 'web', channel: 'support' },
        agents: [{ id: 'agent-1', name: 'Robin' }],
        closeReason: 'resolved',
        tags: [],
        url: `${playground.url}/#chat-welcome`,
        customerMessages: 2,
      },
    });
    expect((await playground.chats.find('welcome'))?.endedAt).toBeInstanceOf(Date);
  });

  test('an end that was stored only half can be repeated', async () => {
    const { id } = order();
    receipt = () => Promise.reject(new Error('away'));
    expect(problem(await post(at(`${welcome}/end`), { id })).status).toBe(503);
    expect((await playground.chats.find('welcome'))?.endedAt).toBeNull();
    receipt = async () => ({ kind: 'repeated' });
    expect((await post(at(`${welcome}/end`), { id })).status).toBe(200);
    expect((await playground.chats.find('welcome'))?.endedAt).not.toBeNull();
    await post(at(`${welcome}/end`), order());
    expect(received).toHaveLength(1);
  });

  test('reopening takes the end back', async () => {
    await post(at(`${welcome}/reopen`), order());
    await post(at(`${welcome}/end`), order());
    const { id } = order();
    await post(at(`${welcome}/reopen`), { id });
    expect(received.map(({ kind }) => kind)).toEqual(['chatEnded', 'chatReopened']);
    expect(received[1]).toMatchObject({ id, source: 'web', chatId: 'welcome' });
    expect((await playground.chats.find('welcome'))?.endedAt).toBeNull();
  });

  test('what a customer says is told on; sent twice it stands there once and has the same id', async () => {
    const saying = { ...order(), as: 'customer', text: '8/10' };
    await post(at(`${welcome}/messages`), saying);
    await post(at(`${welcome}/messages`), saying);
    expect(received.map(({ id }) => id)).toEqual([saying.id, saying.id]);
    expect(received[0]).toMatchObject({ kind: 'said', text: '8/10', by: { id: 'customer-welcome' } });
    const posts = await playground.chats.posts('chat-welcome', 10);
    expect(posts.filter((one) => one.author === 'customer' && one.said === '8/10')).toHaveLength(1);
  });

  test('what the agent says is the agent’s, and no answer of the customer', async () => {
    await post(at(`${welcome}/messages`), { ...order(), as: 'agent', text: '10' });
    expect(received).toMatchObject([{ kind: 'said', by: { platform: 'web', id: 'agent-1' }, text: '10' }]);
  });

  test('a new chat has a new customer, and a double click opens only one', async () => {
    const one = order();
    const [first, second] = [await post(at('/playground/chats'), one), await post(at('/playground/chats'), one)];
    expect(JSON.parse(first.text).chat).toBe(JSON.parse(second.text).chat);
    await post(at('/playground/chats'), order());
    const chats = await playground.chats.recent(10);
    expect(chats).toHaveLength(3);
    expect(new Set(chats.map(({ customerId }) => customerId)).size).toBe(3);
    expect(new Set(chats.map(({ customerName }) => customerName)).size).toBe(3);
  });

  test('the answer to a click carries what it should show at once', async () => {
    receipt = async () => ({
      kind: 'accepted',
      shows: { summary: 'x', blocks: [{ kind: 'text', text: 'Thanks <3' }] },
    });
    const click = { ...order(), as: 'customer', channel: 'chat-welcome', invitation: 'i', kind: 'answered', score: 3 };
    const answer = await post(at('/playground/clicks'), click);
    expect(JSON.parse(answer.text)).toEqual({ html: '<p class="text" dir="auto">Thanks &lt;3</p>' });
  });

  test('only the agent clicks in the team’s channels, and nobody where nothing is', async () => {
    const click = { ...order(), channel: 'support-alerts', invitation: 'i', kind: 'declined' };
    expect((await post(at('/playground/clicks'), { ...click, as: 'agent' })).status).toBe(200);
    expect((await post(at('/playground/clicks'), { ...click, as: 'customer' })).status).toBe(404);
    expect((await post(at('/playground/clicks'), { ...click, as: 'agent', channel: 'general' })).status).toBe(404);
    expect(received).toMatchObject([{ kind: 'declined', by: { id: 'agent-1' } }]);
  });

  test('after a restart everything is there, and there is no second welcome', async () => {
    await post(at(`${welcome}/messages`), { ...order(), as: 'customer', text: 'still here?' });
    await playground.restart();
    expect(await playground.chats.count()).toBe(1);
    expect((await playground.chats.posts('chat-welcome', 10)).at(-1)).toMatchObject({ said: 'still here?' });
  });

  test('before it is started and after it is stopped nothing is taken', async () => {
    await playground.adapter.stop();
    expect(problem(await request(at('/playground/events'))).status).toBe(503);
    expect(problem(await post(at(`${welcome}/end`), order())).status).toBe(503);
    await playground.adapter.start(async () => ({ kind: 'accepted' }));
  });
});
