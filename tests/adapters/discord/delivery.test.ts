import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Shown, Wish } from '../../../adapters/adapter.ts';
import type { Place } from '../../../conversations/place.ts';
import { alert, scale, thanks } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
let place: Place;

beforeEach(async () => {
  local = await openLocal(async () => ({ kind: 'accepted' }));
  const thread = local.discord.openThread(local.support, local.ada, { name: 'Help', text: 'Hello?' });
  place = { platform: 'discord', channel: local.support, thread };
});
afterEach(() => local.close());

const route = 'POST /channels/:channel/messages';
const show = (more: Partial<Wish> = {}): Promise<Shown> =>
  local.adapter.show({ place, message: scale, key: 'survey-1', uncertain: false, audience: 'respondent', ...more });
const posted = (channel = place.thread ?? '') =>
  local.discord
    .messages(channel)
    .filter((each) => each.authorId === local.discord.applicationId && each.deletedAt === undefined);

describe('creating', () => {
  test.each([
    ['a gateway error after it was stored', { kind: 'server-error', status: 502, when: 'after' }],
    ['a broken connection after it was stored', { kind: 'reset', when: 'after' }],
    ['a gateway error before', { kind: 'server-error', status: 502, when: 'before' }],
    ['no answer in time', { kind: 'slow', ms: 2_500 }],
  ] as const)('%s leaves one message', async (_, fault) => {
    local.discord.fail.next(route, fault);
    expect(await show()).toMatchObject({ kind: 'busy', uncertain: true, scope: 'posting' });
    expect(await show({ uncertain: true })).toMatchObject({ kind: 'shown' });
    expect(posted()).toHaveLength(1);
    // Nothing was tried again behind our back.
    expect(local.discord.log.filter((each) => each.route === route).length).toBeLessThanOrEqual(2);
  });

  test('an uncertain attempt longer ago than Discord knows the nonce is found by what it says', async () => {
    await local.close();
    local = await openLocal(async () => ({ kind: 'accepted' }), { discord: { deadlines: { nonceMs: 1 } } });
    place = {
      platform: 'discord',
      channel: local.support,
      thread: local.discord.openThread(local.support, local.ada, { name: 'Help', text: 'Hello?' }),
    };
    local.discord.fail.next(route, { kind: 'reset', when: 'after' });
    expect(await show()).toMatchObject({ kind: 'busy', uncertain: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await show({ uncertain: true })).toMatchObject({ kind: 'shown' });
    expect(posted()).toHaveLength(1);
  });

  test('what an attempt left is found behind hundreds of messages that came since', async () => {
    await local.close();
    local = await openLocal(async () => ({ kind: 'accepted' }), { discord: { deadlines: { nonceMs: 1 } } });
    const thread = local.discord.openThread(local.support, local.ada, { name: 'Help' });
    place = { platform: 'discord', channel: local.support, thread };
    const say = async (text: string) => local.discord.say(thread, local.ada, text);
    for (let n = 0; n < 60; n += 1) await say('before');
    const triedAt = Date.now();
    expect(await show()).toMatchObject({ kind: 'shown' });
    for (let n = 0; n < 250; n += 1) await say('since');
    expect(await show({ uncertain: true, triedAt })).toMatchObject({ kind: 'shown' });
    expect(posted()).toHaveLength(1);
  });

  test('every message carries an enforced nonce and may mention nobody', async () => {
    await show();
    const { body } = local.discord.log.findLast((each) => each.route === route) ?? {};
    expect(body).toMatchObject({ nonce: 'survey-1', enforce_nonce: true, allowed_mentions: { parse: [] } });
  });

  test('a wait is told to the millisecond, and the lane waits', async () => {
    local.discord.fail.next(route, { kind: '429', retryAfter: 0.65 });
    expect(await show()).toMatchObject({ kind: 'busy', retryAfter: 650, scope: 'lane', uncertain: false });
    local.discord.fail.next(route, { kind: '429', retryAfter: 3, isGlobal: true });
    expect(await show({ key: 'survey-2' })).toMatchObject({ kind: 'busy', retryAfter: 3_000 });
  });

  test.each([
    ['no time at all', {}, ''],
    ['a date for a time', { 'retry-after': 'Fri, 31 Dec 2027 23:59:59 GMT' }, '<html>'],
    ['no time to wait', { 'retry-after': '0', 'content-type': 'application/json' }, '{"retry_after":0}'],
  ])('a limit that tells %s is not run into again at once', async (_, headers, body) => {
    local.discord.fail.next('*', { kind: 'answer', status: 429, headers, body }, { times: 20 });
    const tries = local.discord.log.length;
    expect(await show()).toMatchObject({ kind: 'busy', retryAfter: 5_000, scope: 'lane' });
    expect(local.discord.log.length - tries).toBe(1);
  });

  test.each([
    ['Cloudflare’s page', { 'content-type': 'text/html' }, '<html>Attention Required! | Cloudflare</html>'],
    ['an error of Discord’s network', { 'content-type': 'application/json' }, '{"message":"x","code":40333}'],
  ])('%s passes, and so the question is not lost', async (_, headers, body) => {
    local.discord.fail.next(route, { kind: 'answer', status: 403, headers, body });
    expect(await show()).toMatchObject({ kind: 'busy', retryAfter: 10_000, uncertain: false, scope: 'posting' });
    expect(await show()).toMatchObject({ kind: 'shown' });
  });

  test('what never reached Discord is certain', async () => {
    await local.close();
    expect(await show({ place: { platform: 'discord', person: local.ada } })).toMatchObject({
      kind: 'busy',
      uncertain: false,
    });
  });

  test.each([
    [50013, 403],
    [50001, 403],
    [10003, 404],
    [160005, 400],
  ])('where the thread takes nothing (%i) the question goes to direct messages', async (code, status) => {
    local.discord.fail.next(route, { kind: 'error', status, code });
    const message = { ...scale, public: { ...scale, mentions: { platform: 'discord', id: local.ada } } };
    expect(await show({ message })).toMatchObject({ kind: 'shown', ref: { person: local.ada } });
    expect(posted(local.discord.dmWith(local.ada))).toHaveLength(1);
  });

  test('a link leads to the message', async () => {
    const shown = await show();
    expect(shown).toMatchObject({
      permalink: `https://discord.com/channels/${local.guild}/${place.thread}/${posted()[0]?.id}`,
    });
  });
});

describe('editing', () => {
  test('a lost answer is not uncertain: the same edit again is the same', async () => {
    const first = await show();
    if (first.kind !== 'shown') throw new Error('not shown');
    local.discord.fail.next('PATCH /channels/:channel/messages/:message', {
      kind: 'server-error',
      status: 503,
      when: 'after',
    });
    expect(await show({ message: thanks, previous: first.ref })).toMatchObject({ kind: 'busy', uncertain: false });
    expect(await show({ message: thanks, previous: first.ref })).toMatchObject({ kind: 'shown' });
  });

  test('in a thread that was deleted it is gone', async () => {
    const first = await show();
    if (first.kind !== 'shown') throw new Error('not shown');
    local.discord.deleteThread(place.thread ?? '', local.mia);
    expect(await show({ message: thanks, previous: first.ref })).toEqual({ kind: 'gone' });
  });
});

test.each([
  ['longer than any of Discord’s', '99999999'],
  ['that is a date', 'Sat, 28 Nov 2026 21:00:00 GMT'],
  ['of less than nothing', '-5'],
])('a wait %s is not believed', async (_, wait) => {
  const headers = { 'retry-after': wait, 'x-ratelimit-reset-after': wait, 'x-ratelimit-remaining': '0' };
  local.discord.fail.next(route, { kind: 'answer', status: 429, headers, body: '' });
  expect(await show()).toMatchObject({ kind: 'busy', retryAfter: 5_000, scope: 'lane' });
  expect(await show()).toMatchObject({ kind: 'shown' });
});

test('direct messages are begun one after the other', async () => {
  await local.close();
  local = await openLocal(async () => ({ kind: 'accepted' }), { settings: { times: { direct: 60_000 } } });
  const write = (person: string) => show({ place: { platform: 'discord', person }, key: `survey-${person.slice(-4)}` });
  expect(await write(local.ada)).toMatchObject({ kind: 'shown' });
  expect(await write(local.ben)).toMatchObject({ kind: 'busy', scope: 'posting', uncertain: false });
});

test('a burst of alerts into one channel runs into no limit: discord.js waits as the answers say', async () => {
  await local.close();
  local = await openLocal(async () => ({ kind: 'accepted' }), { discord: { limits: 'vendor' } });
  const many = process.env.AFTERWORD_TEST_LONG === '1' ? 40 : 7;
  for (let nth = 0; nth < many; nth += 1) {
    const place = { platform: 'discord', channel: local.alerts };
    for (;;) {
      const shown = await show({ place, message: alert(`no ${nth}`), audience: 'team', key: `alert-${nth}` });
      if (shown.kind === 'shown') break;
      expect(shown).toMatchObject({ kind: 'busy', scope: 'lane', uncertain: false });
      await new Promise((resolve) => setTimeout(resolve, 'retryAfter' in shown ? shown.retryAfter : 0));
    }
  }
  expect(posted(local.alerts)).toHaveLength(many);
  expect(local.discord.log.filter(({ status }) => status === 429)).toEqual([]);
}, 90_000);
