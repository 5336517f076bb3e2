import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '../../support/database/index.ts';
import { invitation } from '../messages.ts';
import { mutationsOf } from '../mutations.ts';
import { openPlayground, type Playground, post, request } from './playground.ts';

/* What the page never sends is refused for what it is: a 503 would say that it may be sent again. */

let database: Awaited<ReturnType<typeof createDatabase>>;
let playground: Playground;
const logged: string[] = [];
let isBroken = false;

beforeAll(async () => {
  database = await createDatabase();
  playground = await openPlayground({
    databaseUrl: database.url,
    log: (line) => logged.push(line),
    inbox: async () => {
      if (isBroken) throw new Error('the database is away\nparams: secret');
      return { kind: 'accepted' };
    },
  });
});
afterAll(async () => {
  await playground.close();
  await database.drop();
});

const id = () => randomUUID();
const click = { as: 'customer', channel: 'chat-welcome', invitation };
const routes = {
  '/playground/chats': () => ({ id: id() }),
  '/playground/chats/welcome/end': () => ({ id: id() }),
  '/playground/chats/welcome/reopen': () => ({ id: id() }),
  '/playground/chats/welcome/messages': () => ({ id: id(), as: 'customer', text: 'hello' }),
  '/playground/digest': () => ({ id: id() }),
  '/playground/clicks': () => ({ ...click, id: id(), kind: 'answered', score: 3 }),
  '/playground/clicks?reason': () => ({ ...click, id: id(), kind: 'reasonGiven', text: 'Slow' }),
  '/playground/clicks?intent': () => ({ ...click, id: id(), kind: 'declined' }),
} as const;

describe('a body with one field that is not as it should be', () => {
  test.each(Object.entries(routes))('%s', async (path, body) => {
    const wrong: string[] = [];
    for (const { what, json } of mutationsOf(body())) {
      const { status, text } = await post(`${playground.url}${path}`, json);
      if (status >= 500 || (status >= 400 && !text.includes('"status"'))) wrong.push(`${what}: ${status}`);
      if (/a (NUL|list|deep list)$|half|null$/.test(what) && status < 400 && !what.startsWith('text'))
        wrong.push(`${what}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(logged).toEqual([]);
    expect((await post(`${playground.url}${path}`, body())).status).toBe(200);
  });
});

describe('an address that names no chat', () => {
  const odd = [
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%ff',
    '%',
    'x'.repeat(5_000),
    '..%2f..',
    '%F0%9F%98%80',
    encodeURIComponent('\u{1f600}'),
  ];

  test.each(odd)('is refused: %s', async (name) => {
    for (const act of ['end', 'reopen', 'messages']) {
      const body = routes[`/playground/chats/welcome/${act as 'end'}`]();
      const { status } = await post(`${playground.url}/playground/chats/${name}/${act}`, body);
      expect(status, act).toBeGreaterThanOrEqual(400);
      expect(status, act).toBeLessThan(500);
    }
  });

  test.each(['%00', 'a%00b', 'x'.repeat(5_000)])('is refused a stream: %s', async (name) => {
    const { status } = await request(`${playground.url}/playground/events?chat=${name}`);
    expect(status).toBe(404);
  });

  test.each([
    ['no JSON', '{"id":'],
    ['nested deeper than anybody reads', '['.repeat(100_000)],
    ['nested deeper, and closed', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['bytes that are no text', '\u0000\u0001'],
  ])('nor is a body that is %s stored', async (_, body) => {
    const headers = { 'content-type': 'application/json', origin: playground.url, 'sec-fetch-site': 'same-origin' };
    const { status } = await request(`${playground.url}/playground/chats`, { method: 'POST', headers, body });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

test('what could not be stored is answered with 503, and told on a line without what somebody wrote', async () => {
  isBroken = true;
  const { status } = await post(`${playground.url}/playground/clicks`, routes['/playground/clicks']());
  isBroken = false;
  expect(status).toBe(503);
  expect(logged).toEqual([expect.stringMatching(/^warn web: the playground could not.*the database is away/)]);
  expect(logged.join()).not.toContain('secret');
});

test('so is what arrives while it is not running', async () => {
  logged.length = 0;
  await playground.adapter.stop();
  const { status } = await post(`${playground.url}/playground/chats`, routes['/playground/chats']());
  const stream = await request(`${playground.url}/playground/events`);
  await playground.restart();
  expect([status, stream.status]).toEqual([503, 503]);
  expect(logged).toHaveLength(2);
});
