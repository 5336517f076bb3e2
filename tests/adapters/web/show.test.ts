import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Wish } from '../../../adapters/adapter.ts';
import type { WebChats } from '../../../adapters/web/api/chats.ts';
import { isAway, nameFailure } from '../../../adapters/web/api/failures.ts';
import { createDatabase } from '../../support/database/index.ts';
import { alert, scale } from '../messages.ts';
import { openPlayground, type Playground } from './playground.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let playground: Playground;
let failure: Error | undefined;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  failure = undefined;
  const between = (chats: WebChats): WebChats => ({
    ...chats,
    find: (id) => (failure === undefined ? chats.find(id) : Promise.reject(failure)),
    findByCustomer: (id) => (failure === undefined ? chats.findByCustomer(id) : Promise.reject(failure)),
  });
  playground = await openPlayground({ databaseUrl: database.url, inbox: async () => ({ kind: 'accepted' }), between });
});
afterEach(() => playground.close());

const inChat = (channel: string, more: Partial<Wish> = {}): Wish => ({
  place: { platform: 'web', channel },
  message: scale,
  key: 'survey-1',
  uncertain: false,
  audience: 'respondent',
  ...more,
});

describe('showing', () => {
  test('tells where the message is', async () => {
    expect(await playground.adapter.show(inChat('chat-welcome'))).toMatchObject({
      kind: 'shown',
      permalink: `${playground.url}/#chat-welcome`,
    });
  });

  test('never lets a customer see what is for the team', async () => {
    const shown = await playground.adapter.show(inChat('chat-welcome', { message: alert('x'), audience: 'team' }));
    expect(shown).toMatchObject({ kind: 'refused', because: 'a customer reads this chat' });
    expect(await playground.chats.posts('chat-welcome', 10)).toHaveLength(2);
  });

  test('in a chat that is not there reaches nobody', async () => {
    expect(await playground.adapter.show(inChat('chat-nope'))).toMatchObject({ kind: 'unreachable' });
  });

  test('in the thread of a chat is showing in that chat', async () => {
    const place = { platform: 'web', channel: 'support', thread: 'chat-welcome' };
    expect(await playground.adapter.show(inChat('', { place }))).toMatchObject({
      kind: 'shown',
      permalink: `${playground.url}/#chat-welcome`,
    });
    expect((await playground.chats.posts('chat-welcome', 10)).at(-1)).toMatchObject({ message: scale });
    const nope = { ...place, thread: 'chat-nope' };
    expect(await playground.adapter.show(inChat('', { place: nope }))).toMatchObject({ kind: 'unreachable' });
  });

  test('in direct messages reaches nobody', async () => {
    const place = { platform: 'web', person: 'customer-welcome' };
    expect(await playground.adapter.show(inChat('', { place }))).toMatchObject({ kind: 'unreachable' });
  });

  test('in a channel that is not there is our mistake', async () => {
    expect(await playground.adapter.show(inChat('support'))).toMatchObject({ kind: 'refused' });
  });

  test('twice with one key shows the later message in the same post', async () => {
    const first = await playground.adapter.show(inChat('chat-welcome'));
    const second = await playground.adapter.show(inChat('chat-welcome', { message: alert('later'), uncertain: true }));
    expect(second).toEqual(first);
    expect((await playground.chats.posts('chat-welcome', 10)).at(-1)).toMatchObject({ message: alert('later') });
  });

  test.each([{}, { post: 'x' }, { post: '-1' }, { post: '999999' }, { post: '1; drop table web_posts' }])(
    'with the reference %j is gone',
    async (previous) => {
      expect(await playground.adapter.show(inChat('chat-welcome', { previous }))).toEqual({ kind: 'gone' });
    },
  );

  test('never changes what a person said', async () => {
    const [said] = await playground.chats.posts('chat-welcome', 1);
    expect(await playground.adapter.show(inChat('chat-welcome', { previous: { post: said?.id ?? '' } }))).toEqual({
      kind: 'gone',
    });
  });

  test('waits while the database is away', async () => {
    failure = Object.assign(new Error('terminating connection'), { code: '57P01' });
    expect(await playground.adapter.show(inChat('chat-welcome'))).toMatchObject({ kind: 'busy', uncertain: true });
    failure = undefined;
    expect(await playground.adapter.show(inChat('chat-welcome'))).toMatchObject({ kind: 'shown' });
  });
});

describe('failures', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });

  test.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300', '40001'])('%s passes', (code) => {
    expect(isAway(coded(code))).toBe(true);
    expect(isAway(new Error('query failed', { cause: coded(code) }))).toBe(true);
    expect(isAway(new AggregateError([coded(code)]))).toBe(true);
  });

  test.each(['23505', '42P01', '22P02', 'ERR_ASSERTION'])('%s is a bug', (code) => {
    const bug = coded(code);
    expect(() => nameFailure(bug)).toThrow(bug);
  });
});

test('people are known by their chat', async () => {
  const describe = (id: string) => playground.adapter.describe({ platform: 'web', id });
  expect(await describe('customer-welcome')).toEqual({ name: 'Amara Okafor', locale: 'en', isBot: false });
  expect(await describe('agent-1')).toMatchObject({ name: 'Robin' });
  failure = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expect(await describe('customer-welcome')).toBeUndefined();
});

test('a channel used for the wrong thing is found', async () => {
  const place = { platform: 'web', channel: 'support' };
  const uses = [
    { place, use: 'chats', key: 'teams[0].chats[0]' },
    { place, use: 'digest', key: 'teams[0].digest.to' },
  ] as const;
  const found = await playground.adapter.check(uses);
  expect(found.map(({ ok, what }) => [ok, what])).toEqual([
    [true, 'teams[0].chats[0]'],
    [false, 'teams[0].digest.to'],
  ]);
  expect(found[1]?.detail).toContain('web:nps-digest');
});
