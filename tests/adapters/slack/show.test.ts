import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Wish } from '../../../adapters/adapter.ts';
import { alert, scale, thanks } from '../messages.ts';
import { ada, alertChannel, carl, helpChannel, type Local, openLocal, sharedChannel } from './local.ts';

let local: Local;
beforeEach(async () => {
  local = await openLocal('http', async () => ({ kind: 'accepted' }));
});
afterEach(() => local.close());

const slack = { platform: 'slack' };
const wish = (more: Partial<Wish> = {}): Wish => ({
  place: { ...slack, channel: helpChannel },
  message: scale,
  key: 'survey-1',
  uncertain: false,
  audience: 'respondent',
  ...more,
});
const calls = (method: string) => local.slack.log.filter((call) => call.method === method);
const shown = (channel: string) => local.slack.messages(channel).filter((each) => each.deletedAt === undefined);

describe('creating', () => {
  test('says what a notification says, unfurls nothing, and marks the message with its key and nothing else', async () => {
    const outcome = await local.adapter.show(wish());
    const [message] = shown(helpChannel);
    expect(message?.text).toBe(scale.summary);
    expect(message?.metadata).toEqual({ event_type: 'afterword_posting', event_payload: { key: 'survey-1' } });
    expect(calls('chat.postMessage')[0]?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    expect(outcome).toEqual({
      kind: 'shown',
      ref: { channel: helpChannel, ts: message?.ts },
      permalink: expect.stringMatching(new RegExp(`^https://.*/archives/${helpChannel}/p\\d+$`)),
    });
  });

  test('in direct messages opens them once', async () => {
    await local.adapter.show(wish({ place: { ...slack, person: carl } }));
    await local.adapter.show(wish({ place: { ...slack, person: carl }, key: 'survey-2' }));
    expect(shown(local.slack.directMessagesWith(carl) ?? '')).toHaveLength(2);
    expect(calls('conversations.open')).toHaveLength(1);
  });

  test('for somebody who does not exist is unreachable', async () => {
    const outcome = await local.adapter.show(wish({ place: { ...slack, person: 'U0NOBODY' } }));
    expect(outcome).toMatchObject({ kind: 'unreachable', because: expect.stringContaining('user_not_found') });
  });

  test('does not happen once the message may be in the hands of another process', async () => {
    const slow = local.slack.log.length;
    const outcome = await local.adapter.show(
      wish({ mayStill: () => local.slack.log.length === slow, uncertain: true }),
    );
    expect(outcome).toMatchObject({ kind: 'busy', uncertain: true });
    expect(shown(helpChannel)).toEqual([]);
  });

  test.each([
    ['a channel', false],
    ['a thread', true],
  ])('what an attempt left in %s is found behind hundreds of messages that came since', async (_, isThread) => {
    const thread = await local.slack.say(helpChannel, ada, 'My export fails');
    const place = { ...slack, channel: helpChannel, ...(isThread && { thread }) };
    for (let n = 0; n < 450; n += 1) await local.slack.say(helpChannel, ada, 'before', { threadTs: thread });
    const triedAt = Date.now();
    await local.adapter.show(wish({ place }));
    for (let n = 0; n < 450; n += 1)
      await local.slack.say(helpChannel, ada, 'since', isThread ? { threadTs: thread } : {});
    expect(await local.adapter.show(wish({ place, uncertain: true, triedAt }))).toMatchObject({ kind: 'shown' });
    expect(shown(helpChannel).filter(({ metadata }) => metadata !== undefined)).toHaveLength(1);
    const looked = calls(isThread ? 'conversations.replies' : 'conversations.history');
    expect(Number(looked[0]?.args.oldest)).toBeCloseTo(triedAt / 1000 - 300, 2);
  });

  test('an attempt that was answered late is uncertain', async () => {
    local.slack.fail.next('chat.postMessage', { kind: '500' });
    expect(await local.adapter.show(wish())).toMatchObject({ kind: 'busy', uncertain: true, scope: 'posting' });
  });
});

describe('an answer that does not say where the message is', () => {
  const answered = (fields: Record<string, unknown>) => ({ kind: 'other', fields }) as const;
  const unreadable = (body: string) => ({ kind: 'unreadable', body }) as const;

  test.each([
    ['no ts', answered({ ts: undefined })],
    ['a null', answered({ ts: null })],
    ['an empty ts', answered({ ts: '' })],
    ['a number', answered({ ts: 7 })],
    ['an empty body', unreadable('')],
    ['a page', unreadable('<html>proxy</html>')],
    ['half an answer', unreadable('{"ok":true,"ts":"17')],
    ['a word', unreadable('ok')],
    ['null', unreadable('null')],
    ['a list', unreadable('[]')],
    ['an object of something else', unreadable('{"status":"fine"}')],
    ['an error that is none', unreadable('{"ok":false,"error":{"code":1}}')],
  ])('(%s) is uncertain, and the message is found by its key', async (_, fault) => {
    local.slack.fail.next('chat.postMessage', fault);
    const outcome = await local.adapter.show(wish());
    expect(outcome).toMatchObject({ kind: 'busy', uncertain: true });
    const [message] = shown(helpChannel);
    expect(await local.adapter.show(wish({ uncertain: true }))).toMatchObject({
      kind: 'shown',
      ref: { ts: message?.ts },
    });
    expect(shown(helpChannel)).toHaveLength(1);
  });
});

describe('an uncertain creation', () => {
  test.each([
    ['in a channel', { ...slack, channel: helpChannel }],
    ['in direct messages', { ...slack, person: ada }],
  ])('%s is found and edited', async (_, place) => {
    local.slack.fail.next('chat.postMessage', { kind: 'reset-after-store' });
    expect(await local.adapter.show(wish({ place }))).toMatchObject({ kind: 'busy', uncertain: true });
    const outcome = await local.adapter.show(wish({ place, uncertain: true, message: thanks }));
    const channel = outcome.kind === 'shown' ? (outcome.ref.channel ?? '') : '';
    expect(shown(channel).map((each) => each.text)).toEqual([thanks.summary]);
  });

  test('is found beyond the first page of a thread', async () => {
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    for (let n = 0; n < 450; n += 1) void local.slack.say(helpChannel, ada, `more ${n}`, { threadTs: root });
    await local.slack.settled();
    const place = { ...slack, channel: helpChannel, thread: root };
    local.slack.fail.next('chat.postMessage', { kind: 'reset-after-store' });
    await local.adapter.show(wish({ place }));
    const outcome = await local.adapter.show(wish({ place, uncertain: true }));
    expect(outcome.kind).toBe('shown');
    expect(shown(helpChannel).filter((each) => each.user === local.slack.botUserId)).toHaveLength(1);
  });

  test('stays uncertain as long as Slack cannot be asked', async () => {
    local.slack.fail.next('conversations.history', { kind: '429', retryAfter: 9 });
    const outcome = await local.adapter.show(wish({ uncertain: true }));
    expect(outcome).toMatchObject({ kind: 'busy', retryAfter: 9_000, uncertain: true });
    expect(shown(helpChannel)).toEqual([]);
  });

  test("is not mistaken for another posting, nor for a person's message", async () => {
    await local.adapter.show(wish({ key: 'survey-2' }));
    await local.slack.say(helpChannel, ada, 'survey-1');
    await local.adapter.show(wish({ uncertain: true }));
    expect(shown(helpChannel)).toHaveLength(3);
  });
});

describe('what only the team may see', () => {
  const team = (channel: string) =>
    wish({ place: { ...slack, channel }, message: alert('too slow'), audience: 'team', key: 'alert-1' });

  test('is shown in an internal channel, and the look at the channel is kept for a minute', async () => {
    expect((await local.adapter.show(team(alertChannel))).kind).toBe('shown');
    await local.adapter.show(team(alertChannel));
    expect(calls('conversations.info')).toHaveLength(1);
  });

  test('is refused in a channel that another company can read', async () => {
    const outcome = await local.adapter.show(team(sharedChannel));
    expect(outcome).toMatchObject({ kind: 'refused', because: expect.stringContaining('shared with another company') });
    expect(shown(sharedChannel)).toEqual([]);
  });

  test('is refused in a channel that another company is invited to', async () => {
    local.slack.addChannel({ id: 'C0PENDING', name: 'p', isPendingExtShared: true, members: [local.slack.botUserId] });
    expect(await local.adapter.show(team('C0PENDING'))).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('an invitation to it is pending'),
    });
  });

  test('is not shown while Slack does not tell whether the channel is shared', async () => {
    local.slack.fail.next('conversations.info', { kind: 'error', error: 'internal_error' });
    expect(await local.adapter.show(team(alertChannel))).toMatchObject({ kind: 'busy', uncertain: false });
    expect(shown(alertChannel)).toEqual([]);
  });

  test('in a channel the app is not in is the operator’s matter', async () => {
    local.slack.remove(alertChannel, local.slack.botUserId);
    expect(await local.adapter.show(team(alertChannel))).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('/invite'),
    });
  });

  test('a respondent is asked in a shared channel all the same', async () => {
    expect((await local.adapter.show(wish({ place: { ...slack, channel: sharedChannel } }))).kind).toBe('shown');
  });
});

test('describe tells name, language and zone, and gives up after two seconds', async () => {
  expect(await local.adapter.describe({ ...slack, id: ada })).toEqual({
    name: 'Ada',
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
    isBot: false,
    isColleague: true,
  });
  local.slack.fail.next('users.info', { kind: 'slow', ms: 15_000 });
  const since = Date.now();
  expect(await local.adapter.describe({ ...slack, id: carl })).toBeUndefined();
  expect(Date.now() - since).toBeLessThan(10_000);
});
