import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Inbox } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { SocketMode } from '../../support/slack/deliver/socket.ts';
import { reasonPrompt, scale } from '../messages.ts';
import { ada, grace, helpChannel, type Local, openLocal } from './local.ts';

type Payload = Readonly<Record<string, unknown>>;
type Kind = 'events_api' | 'interactive' | 'slash_commands';

/** Every thirteenth mutation of a payload, with other values at each field; all of them in the long run. */
const step = process.env.AFTERWORD_TEST_LONG === undefined ? 13 : 1;

const received: Inbound[] = [];
/** Stores what PostgreSQL would. */
const inbox: Inbox = async (event) => {
  const text = JSON.stringify(event);
  if (/\\u0000|\\ud[89a-f]/i.test(text)) throw new Error('invalid byte sequence for encoding "UTF8"');
  if (text.length > 100_000) throw new Error('too long');
  received.push(event);
  return { kind: 'accepted' };
};

let deep: unknown = 'x';
for (let level = 0; level < 3_000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };

/** What a field may become: as text, so that halves of characters and depth arrive as they are. */
const values: readonly unknown[] = [
  null,
  0,
  -1,
  1e300,
  true,
  '',
  'x',
  'nul \0',
  'half \ud83d',
  '__proto__',
  'y'.repeat(200_000),
  [],
  [null],
  {},
  { length: 1, id: { id: {} } },
  deep,
];

type Path = readonly (string | number)[];

/** Paths of all fields, without the contents of messages and views that were rendered by us. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || path.at(-1) === 'blocks') return [path];
  const inner = Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

/** @param value absent: the field is dropped */
function changed(payload: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(payload) ? [...payload] : { ...(payload as Payload) };
  const next = changed((copy as Record<string, unknown>)[key], rest, value);
  if (rest.length === 0 && value === undefined) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, next);
  return copy;
}

function* mutationsOf(payload: Payload): Generator<unknown> {
  for (const path of pathsOf(payload)) for (const value of [undefined, ...values]) yield changed(payload, path, value);
}

const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };

/** As Slack encodes it over HTTP. */
function encoded(kind: Kind, payload: unknown): readonly [body: string, headers?: typeof form] {
  switch (kind) {
    case 'events_api':
      return [JSON.stringify(payload)];
    case 'interactive':
      return [`payload=${encodeURIComponent(JSON.stringify(payload))}`, form];
    case 'slash_commands':
      return [
        Object.entries(payload as Payload)
          .map(([key, value]) => {
            const text = typeof value === 'string' ? value : JSON.stringify(value);
            return `${key}=${encodeURIComponent(text.toWellFormed())}`;
          })
          .join('&'),
        form,
      ];
    default:
      return kind satisfies never;
  }
}

/** One of each kind of payload that the app is sent, as they arrive. */
async function capture({ slack, adapter }: Local): Promise<Readonly<Record<string, readonly [Kind, Payload]>>> {
  const ask = async (message: typeof scale) => {
    const place = { platform: 'slack', channel: helpChannel };
    const outcome = await adapter.show({ place, message, key: 'k1', uncertain: false, audience: 'respondent' });
    return outcome.kind === 'shown' ? (outcome.ref.ts ?? '') : '';
  };
  const lastEvent = () => slack.events.at(-1)?.payload ?? {};
  const root = await slack.say(helpChannel, ada, 'Help!');
  await slack.say(helpChannel, ada, '8', { threadTs: root });
  const typed = lastEvent();
  await slack.react(helpChannel, root, grace, 'white_check_mark');
  const reaction = lastEvent();
  await slack.unreact(helpChannel, root, grace, 'white_check_mark');
  const reactionRemoved = lastEvent();
  const click = await slack.click(helpChannel, await ask(scale), ada, 'score:7');
  const opens = await slack.click(helpChannel, await ask(reasonPrompt), ada, 'reason');
  const view = await slack.waitFor(() => slack.views(ada).at(-1));
  await slack.submit(view.id, ada, { reason: { text: 'slow' } });
  const submission = slack.interactions.at(-1)?.payload ?? {};
  await slack.shortcut(grace, 'afterword_end_chat', helpChannel, root);
  const shortcut = slack.interactions.at(-1)?.payload ?? {};
  await slack.command(grace, helpChannel, '/afterword', `done <@${ada}>`);
  const command = slack.interactions.at(-1)?.payload ?? {};
  return {
    click: ['interactive', click.payload],
    'a click that opens the field': ['interactive', opens.payload],
    submission: ['interactive', submission],
    shortcut: ['interactive', shortcut],
    command: ['slash_commands', command],
    message: ['events_api', typed],
    'a direct message': [
      'events_api',
      { ...typed, event: { ...(typed.event as Payload), channel: 'D0ADA', channel_type: 'im', thread_ts: undefined } },
    ],
    reaction: ['events_api', reaction],
    'a reaction taken away': ['events_api', reactionRemoved],
    removal: [
      'events_api',
      { ...reaction, event: { type: 'tokens_revoked', tokens: { oauth: [ada], bot: ['U0OTHERBOT'] } } },
    ],
  };
}

describe('malformed input over HTTP', () => {
  let local: Local;
  let payloads: Awaited<ReturnType<typeof capture>>;
  beforeAll(async () => {
    local = await openLocal('http', inbox);
    payloads = await capture(local);
  });
  afterAll(() => local.close());

  test.each([
    'click',
    'a click that opens the field',
    'submission',
    'shortcut',
    'command',
    'message',
    'a direct message',
    'reaction',
    'a reaction taken away',
    'removal',
  ])(
    '%s: whatever field is changed, nothing is asked to be sent again, and the next one counts',
    async (name) => {
      const [kind, payload] = payloads[name] ?? ['events_api', {}];
      const faults: string[] = [];
      let turn = name.length;
      for (const mutation of mutationsOf(payload)) {
        turn += 1;
        if (turn % step !== 0) continue;
        const [body, headers] = encoded(kind, mutation);
        const { status } = await local.post(body, headers);
        if (status >= 500 || (status !== 200 && status < 400)) faults.push(`${status} ${body.slice(0, 200)}`);
      }
      expect(faults).toEqual([]);
      const count = received.length;
      const [, click = {}] = payloads.click ?? [];
      expect(await local.deliver({ ...click })).toBe(true);
      expect(received.length).toBe(count + 1);
    },
    120_000,
  );

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['text', '"x"'],
    ['half of it', '{"type":'],
    ['an object without a type', '{}'],
    ['depth', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['depth with a type', `{"type":"event_callback","event":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    ['an event that is text', '{"type":"event_callback","event":"a customer’s words"}'],
    ['an event that is a list', '{"type":"event_callback","event":[1]}'],
    ['no payload', 'payload=', form],
    ['a broken escape', 'payload=%', form],
    ['a payload of null', 'payload=null', form],
    ['a payload of a list', 'payload=%5B%5D', form],
    [
      'a click without a user',
      `payload=${encodeURIComponent('{"type":"block_actions","actions":[{"action_id":"score:7"}]}')}`,
      form,
    ],
    ['NUL', '\0', form],
  ] as const)('%s is answered 4xx, with a line that quotes nothing', async (_, body, headers?: typeof form) => {
    const lines = local.logged.length;
    const { status } = await local.post(body, headers);
    expect([status, body]).toEqual([400, body]);
    const told = local.logged.slice(lines).filter((line) => line.startsWith('warn'));
    expect(told.length).toBeGreaterThan(0);
    expect(told.join()).not.toContain('customer');
  });

  test('more than Slack ever sends is 413', async () => {
    const { status } = await local.post(`payload=${'x'.repeat(5_000_000)}`, form);
    expect(status).toBe(413);
  });

  test('a click that no button of ours sends is answered to the one who clicked', async () => {
    const [, click = {}] = payloads.click ?? [];
    const before = local.slack.ephemerals(helpChannel, ada).length;
    const [action = {}] = click.actions as readonly Payload[];
    for (const more of [{ action_id: 'score:11' }, { value: 'nul \0' }, { action_ts: 'soon' }])
      expect(await local.deliver({ ...click, actions: [{ ...action, ...more }] })).toBe(true);
    expect(local.slack.ephemerals(helpChannel, ada).length).toBe(before + 3);
  });

  test('what somebody typed is kept without what can’t be stored', async () => {
    const [, message = {}] = payloads.message ?? [];
    const event = { ...(message.event as Payload), ts: '1800000000.000100', text: 'fine \0 but \ud83d slow' };
    expect((await local.post({ ...message, event })).status).toBe(200);
    expect(received.at(-1)).toMatchObject({ kind: 'said', text: 'fine  but \ufffd slow' });
  });
});

describe('the signature', () => {
  let local: Local;
  beforeAll(async () => {
    local = await openLocal('http', inbox);
  });
  afterAll(() => local.close());
  const event = { type: 'event_callback', event: { type: 'message' } };
  const click = `payload=${encodeURIComponent(
    JSON.stringify({
      type: 'block_actions',
      user: { id: ada },
      actions: [{ action_id: 'score:7', action_ts: '1700000000.000100', value: 'inv-1' }],
    }),
  )}`;
  const now = () => Math.floor(Date.now() / 1000);

  test.each([
    ['of now', () => ({}), 200],
    ['of four minutes ago', () => ({ time: now() - 240 }), 200],
    ['of in four minutes', () => ({ time: now() + 240 }), 200],
    ['of six minutes ago', () => ({ time: now() - 360 }), 401],
    ['of in six minutes', () => ({ time: now() + 360 }), 401],
    ['of the year 5138', () => ({ time: 99_999_999_999 }), 401],
    ['of never', () => ({ time: 'never' }), 401],
    ['of infinity', () => ({ time: 'Infinity' }), 401],
    ['by another secret', () => ({ secret: 'another' }), 401],
    ['that is too short', () => ({ headers: { 'x-slack-signature': 'v0=ab' } }), 401],
    ['that is missing', () => ({ headers: { 'x-slack-signature': '' } }), 401],
  ] as const)('%s: the same for an event and for a click', async (_, forgery, status) => {
    const count = received.length;
    expect((await local.post(event, forgery())).status).toBe(status);
    const more: { readonly headers?: Readonly<Record<string, string>> } = forgery();
    expect((await local.post(click, { ...more, headers: { ...form.headers, ...more.headers } })).status).toBe(status);
    expect(received.length).toBe(count + (status === 200 ? 1 : 0));
  });
});

test('malformed envelopes over Socket Mode end nothing, and are not sent again', async () => {
  const local = await openLocal('socket', inbox, { slack: { deadlines: { ackMs: 2_000, retryDelaysMs: [] } } });
  const sockets = local.slack.sockets as SocketMode;
  const outcomes: string[] = [];
  for (const payload of [
    {},
    { type: 7 },
    { type: 'event_callback', event: { type: 'message', item: 7 } },
    { type: 'block_actions' },
  ])
    outcomes.push((await sockets.deliver('interactive', payload)).kind);
  expect(outcomes).toEqual(['acknowledged', 'acknowledged', 'acknowledged', 'acknowledged']);
  // The client itself stumbles over these, and acknowledges nothing.
  for (const payload of [{}, { event: null }, { event: 'x' }]) void sockets.deliver('events_api', payload);
  const [, click = {}] = (await capture(local)).click ?? [];
  const count = received.length;
  expect(await local.deliver({ ...click })).toBe(true);
  expect(received.length).toBe(count + 1);
  await local.close();
});
