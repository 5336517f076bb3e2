import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Wish } from '../../../adapters/adapter.ts';
import { createWebAdapter } from '../../../adapters/web/index.ts';
import { connect } from '../../../db/client.ts';
import { createWebChats } from '../../../db/web.ts';
import { execute } from '../../support/database/execute.ts';
import { createDatabase } from '../../support/database/index.ts';
import { alert, scale, thanks } from '../messages.ts';
import { listen, openPlayground, type Playground, post, request } from './playground.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let playground: Playground;
const open: { close(): void }[] = [];

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  playground = await openPlayground({ databaseUrl: database.url, inbox: async () => ({ kind: 'accepted' }) });
});
afterEach(async () => {
  for (const stream of open.splice(0)) stream.close();
  await playground.close();
});

const follow = async (chat = 'welcome') => {
  const stream = await listen(`${playground.url}/playground/events?chat=${chat}`);
  open.push(stream);
  return stream;
};
const wish = (more: Partial<Wish> = {}): Wish => ({
  place: { platform: 'web', channel: 'chat-welcome' },
  message: scale,
  key: 'survey-1',
  uncertain: false,
  audience: 'respondent',
  ...more,
});

test('a page gets everything first, then every change', async () => {
  const page = await follow();
  expect(await page.next('snapshot')).toMatchObject({
    agent: 'Robin',
    chat: { id: 'welcome', customer: 'Amara Okafor', endedAt: null },
    posts: { 'chat-welcome': [{ author: 'customer' }, { author: 'agent' }], 'support-alerts': [], 'nps-digest': [] },
  });

  const shown = await playground.adapter.show(wish());
  const created = await page.next('post');
  expect(created).toMatchObject({ channel: 'chat-welcome', author: 'afterword', summary: scale.summary });
  expect(created.html).toContain('data-score="10"');

  // How it stands with the question goes with what shows it.
  expect(await page.next('chat')).toMatchObject({ id: 'welcome', endedAt: null, asking: null });

  const previous = shown.kind === 'shown' ? shown.ref : {};
  await playground.adapter.show(wish({ message: thanks, previous }));
  expect(await page.next('post')).toMatchObject({ id: created.id, summary: thanks.summary });
  await page.next('chat');

  await post(`${playground.url}/playground/chats/welcome/end`, { id: randomUUID() });
  expect(await page.next('chat')).toMatchObject({ id: 'welcome', endedAt: expect.any(String) });
});

test('a page is told nothing of other chats but that they are there', async () => {
  const page = await follow();
  await post(`${playground.url}/playground/chats`, { id: '00000000-0000-4000-8000-000000000001' });
  expect(await page.next('chat')).toMatchObject({ id: '000000000000', customer: 'Mateo Rossi' });
  await post(`${playground.url}/playground/chats/000000000000/messages`, {
    id: randomUUID(),
    as: 'agent',
    text: 'psst',
  });
  await playground.adapter.show(
    wish({ place: { platform: 'web', channel: 'support-alerts' }, message: alert('x'), key: 'a', audience: 'team' }),
  );
  expect(await page.next('post')).toMatchObject({ channel: 'support-alerts' });
});

test('a change made by another process arrives', async () => {
  const page = await follow();
  await page.next('snapshot');
  const other = await openOther();
  await other.adapter.show(wish());
  expect(await page.next('post')).toMatchObject({ author: 'afterword' });
  await other.stop();
});

test('after its connection broke the storage listens again, and pages get everything anew', async () => {
  const page = await follow();
  await page.next('snapshot');
  await execute(
    database.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await page.next('snapshot');
  // A connection that the pool has not yet seen break makes one attempt fail.
  const shown = await playground.adapter.show(wish());
  if (shown.kind === 'busy') await playground.adapter.show(wish());
  expect(await page.next('post')).toMatchObject({ channel: 'chat-welcome' });
});

test('an unknown chat shows the newest instead', async () => {
  expect(await (await follow('nope')).next('snapshot')).toMatchObject({ chat: { id: 'welcome' } });
});

test('stopping ends the streams, so that the server can close', async () => {
  const page = await follow();
  await page.next('snapshot');
  await playground.adapter.stop();
  await page.ended;
  await playground.adapter.start(async () => ({ kind: 'accepted' }));
});

test('a stream is never stored by anybody in between', async () => {
  const page = await request(`${playground.url}/playground/events`, { headers: { host: 'evil.example' } });
  expect(page.status).toBe(403);
  const stream = await follow();
  expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
});

/** The same adapter on the same database with connections of its own, as another process has it. */
async function openOther() {
  const db = connect(database.url, { max: 2 });
  const adapter = createWebAdapter({
    log: () => {},
    chats: createWebChats(db),
    baseUrl: playground.url,
    company: 'Acme',
    directory: '/srv/afterword',
    postDigest: async () => {},
    now: () => new Date(),
  });
  await adapter.start(async () => ({ kind: 'accepted' }));
  return {
    adapter,
    async stop() {
      await adapter.stop();
      await db.$client.end();
    },
  };
}
