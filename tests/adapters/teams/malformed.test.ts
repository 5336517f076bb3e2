import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Inbound } from '../../../conversations/inbound.ts';
import { invitation } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

let received: Inbound[];
let local: Local;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  local = await openLocal(async (event) => {
    received.push(event);
    return { kind: 'accepted' };
  });
  await local.teams.install(local.ada.id);
});
afterAll(async () => {
  await local.close();
  process.off('unhandledRejection', note);
});
beforeEach(() => {
  received = [];
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What Teams sends in each kind of activity, by its documentation. */
function activities(): Readonly<Record<string, { [key: string]: Json }>> {
  const { teams, ada, help, support } = local;
  const tenant = teams.settings.MicrosoftAppTenantId;
  const bot = { id: teams.botId, name: 'Afterword' };
  const from = { id: ada.id, name: ada.name, aadObjectId: ada.aadObjectId, tenantId: tenant, role: 'user' };
  const common = {
    id: '1700000000000',
    timestamp: new Date().toISOString(),
    localTimestamp: '2026-11-28T10:00:00+01:00',
    localTimezone: 'Europe/Berlin',
    locale: 'de-DE',
    serviceUrl: teams.serviceUrl,
    channelId: 'msteams',
    from,
    recipient: bot,
    conversation: {
      id: `${help};messageid=1700000000000`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: tenant,
    },
    channelData: { tenant: { id: tenant }, team: { id: support.id }, channel: { id: help, type: 'standard' } },
    entities: [
      { type: 'mention', text: '<at>Afterword</at>', mentioned: bot },
      { type: 'clientInfo', locale: 'de-DE', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' },
    ],
    attachments: [{ contentType: 'text/html', content: '<p><at>Afterword</at> 9 &amp; more</p>' }],
  };
  const personal = { ...common, conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenant } };
  const click = { afterword: { act: 'score', invitation, score: 9 } };
  return {
    'typed in a channel': { ...common, type: 'message', text: '<at>Afterword</at> 9 &amp; more', textFormat: 'plain' },
    'a command': { ...common, type: 'message', text: '<at>Afterword</at> done' },
    'typed in the 1:1 chat': { ...personal, type: 'message', text: '9' },
    'Action.Execute': {
      ...common,
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: '1700000000001',
      value: { action: { type: 'Action.Execute', verb: 'afterword', data: click }, trigger: 'manual' },
    },
    'Action.Execute with a reason': {
      ...personal,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'afterword', data: { afterword: { act: 'reason', invitation }, reason: 'Slow' } } },
    },
    'Action.Submit': { ...common, type: 'message', text: '', value: click, replyToId: '1700000000001' },
    meetingEnd: {
      ...common,
      type: 'event',
      name: 'application/vnd.microsoft.meetingEnd',
      conversation: { id: '19:meeting_abc@thread.v2', conversationType: 'groupchat', isGroup: true, tenantId: tenant },
      value: {
        MeetingType: 'Scheduled',
        Title: 'Help',
        Id: 'x',
        JoinUrl: 'https://x.example',
        EndTime: '2026-11-28T10:00:00Z',
      },
    },
    'conversationUpdate: added': { ...common, type: 'conversationUpdate', membersAdded: [bot, from] },
    'conversationUpdate: removed': { ...personal, type: 'conversationUpdate', membersRemoved: [{ id: '28:another' }] },
    'conversationUpdate: shared': {
      ...common,
      type: 'conversationUpdate',
      channelData: {
        ...common.channelData,
        eventType: 'channelUnshared',
        unsharedFromTeams: [{ id: '19:x', tenantId: 'b' }],
      },
    },
    installationUpdate: { ...personal, type: 'installationUpdate', action: 'add' },
    messageReaction: { ...common, type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    typing: { ...common, type: 'typing' },
  };
}

const deep = (depth: number): Json => {
  let value: Json = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};
/** What is put in place of each field. */
const instead: readonly (readonly [string, Json | undefined])[] = [
  ['missing', undefined],
  ['null', null],
  ['a number', 7],
  ['beyond numbers', 1e308],
  ['true', true],
  ['empty', ''],
  ['a word', 'x'],
  ['NUL', 'a\u0000b'],
  ['half a surrogate', 'a\ud800b\udfff'],
  ['only half a surrogate', '\ud800'],
  ['a path', '../../..//%00%2e?#'],
  ['line breaks', '\r\n\u2028\u2029\u0085'],
  ['long', 'x'.repeat(100_000)],
  ['many line breaks', '\n'.repeat(50_000)],
  ['a list', []],
  ['an object', {}],
  ['a list of lists', [[[]]]],
  ['a list of nothing', [null, null]],
  ['a prototype', JSON.parse('{"__proto__": {"id": "x"}, "constructor": 7, "toString": null, "id": "x"}')],
  ['deep', deep(5_000)],
  ['far away in time', '+275760-09-13T00:00:00.000Z'],
  ['before time', '-000001-01-01T00:00:00Z'],
];

/** Every field, however deep, as the way to it. */
function fieldsOf(value: Json, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return way.length === 0 ? [] : [way];
  const inner = Object.entries(value).flatMap(([key, each]) => fieldsOf(each, [...way, key]));
  return way.length === 0 ? inner : [way, ...inner];
}

function changed(value: Json, [key, ...rest]: readonly string[], to: Json | undefined): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  const copy: { [key: string]: Json } | Json[] = Array.isArray(value) ? [...value] : { ...value };
  const fields = copy as { [key: string]: Json };
  if (rest.length > 0) fields[key] = changed(fields[key] ?? null, rest, to);
  else if (to === undefined) delete fields[key];
  else fields[key] = to;
  return copy;
}

const statusOf = async (activity: Json): Promise<number> => {
  const outcome = await local.teams.sendSigned(activity);
  return outcome.kind === 'answered' ? outcome.status : 0;
};

/** Every fifth of 13,000 by default, so that each field meets a handful, and each handful is another; all of them in the long run. */
const stride = process.env.AFTERWORD_TEST_LONG === '1' ? 1 : 5;

describe('genuinely signed, with one field that is not as it should be: never 5xx, and the next one works', () => {
  test.each([
    'typed in a channel',
    'a command',
    'typed in the 1:1 chat',
    'Action.Execute',
    'Action.Execute with a reason',
    'Action.Submit',
    'meetingEnd',
    'conversationUpdate: added',
    'conversationUpdate: removed',
    'conversationUpdate: shared',
    'installationUpdate',
    'messageReaction',
    'typing',
  ])(
    '%s',
    async (kind) => {
      const good = activities()[kind];
      if (good === undefined) throw new Error(`no activity ${kind}`);
      const tried: Promise<string | undefined>[] = [];
      const all = fieldsOf(good).flatMap((way) => instead.map(([name, to]) => ({ way, name, to })));
      for (const { way, name, to } of all.filter((_, nth) => nth % stride === 0)) {
        tried.push(
          statusOf(changed(good, way, to)).then((status) =>
            status >= 200 && status < 500 ? undefined : `${way.join('.')} ${name}: ${status}`,
          ),
        );
        // Each may ask Teams something, for two seconds at most: not more at once than a small machine can see to.
        if (tried.length % 10 === 0) await Promise.all(tried);
      }
      expect((await Promise.all(tried)).filter((each) => each !== undefined)).toEqual([]);
      expect(tried.length).toBeGreaterThan(100);
      expect(unhandled).toEqual([]);
      // Nothing that can't be stored was passed on.
      expect(received.filter((event) => /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(event)))).toEqual([]);
      for (const event of received) {
        expect(event.at.getTime()).toBeLessThan(Date.now() + 90_000_000);
        expect(event.at.getTime()).toBeGreaterThan(0);
      }
      received = [];
      await local.teams.say(local.ada.id, local.ada.id, '7');
      expect(received).toMatchObject([{ kind: 'said', text: '7' }]);
    },
    60_000,
  );

  test('a meeting that Teams knows nothing of: 400 and a line; one it can’t tell about just now: 503', async () => {
    const { meetingEnd } = activities();
    if (meetingEnd === undefined) throw new Error('no meeting');
    expect(await statusOf(meetingEnd)).toBe(400);
    expect(local.logged.at(-1)).toContain('meeting');
    const chatId = expect.stringContaining('19:meeting_abc@thread.v2:');
    expect(received).toMatchObject([{ kind: 'endRefused', chatId, because: 'platformRefused' }]);
    received.length = 0;
    const chat = local.teams.addGroupChat({ members: [local.ada.id, local.grace.id], isMeeting: true });
    const known = changed(meetingEnd, ['conversation', 'id'], chat.id);
    local.teams.fail.next('members', { kind: '503' });
    expect(await statusOf(known)).toBe(503);
    expect(await statusOf(known)).toBe(200);
    expect(received).toMatchObject([{ kind: 'chatEnded' }]);
  });

  test('bodies that are no activity at all: 4xx and a line each', async () => {
    for (const body of [null, 7, 'x', [], {}, deep(2_000), { type: 'message' }]) {
      const before = local.logged.length;
      const status = await statusOf(body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(local.logged).toHaveLength(before + 1);
    }
  });
});
