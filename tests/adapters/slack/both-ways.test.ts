import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import { isPlainClick } from '../../../adapters/slack/receive/clicks.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { ada, helpChannel, type Local, openLocal } from './local.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A click is answered before Bolt; with anything beside its payload it goes through Bolt. */
const ways = { door: '', Bolt: '&by=bolt' } as const;

let local: Local;
let received: Inbound[] = [];
let answer: () => Promise<Receipt> = async () => ({ kind: 'accepted' });
beforeAll(async () => {
  local = await openLocal('http', async (event) => {
    const receipt = await answer();
    received.push(event);
    return receipt;
  });
});
afterAll(() => local.close());
beforeEach(() => {
  answer = async () => ({ kind: 'accepted' });
});

const click = (action: Fields, more: Fields = {}): Fields => ({
  type: 'block_actions',
  user: { id: ada, name: 'ada', team_id: 'T0HOST0001' },
  team: { id: 'T0HOST0001', domain: 'host-team' },
  enterprise: null,
  channel: { id: helpChannel, name: 'help' },
  message: { ts: '1700000000.000200', thread_ts: '1700000000.000200', text: 'Was it ok? + ä & 🙂', bot_id: null },
  container: { type: 'message', message_ts: '1700000000.000200', channel_id: helpChannel },
  actions: [{ type: 'button', block_id: 'b', action_ts: '1700000100.000100', value: 'inv-1', ...action }],
  ...more,
});

/** What came of it: the answer, what was stored, what the one who clicked was told, what is in the log. */
async function outcomeOf(payload: Fields, way: keyof typeof ways) {
  received = [];
  const [told, logged] = [local.slack.ephemerals(helpChannel, ada).length, local.logged.length];
  const body = `payload=${encodeURIComponent(JSON.stringify(payload)).replaceAll('%20', '+')}${ways[way]}`;
  const response = await local.post(body, { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    received,
    told: local.slack
      .ephemerals(helpChannel, ada)
      .slice(told)
      .map(({ text }) => text),
    logged: local.logged
      .slice(logged)
      .filter((line) => !line.startsWith('debug'))
      .map((line) => line.replace(/ \{.*/, '')),
  };
}

const stored = async (): Promise<Receipt> => ({ kind: 'accepted' });
const repeated = async (): Promise<Receipt> => ({ kind: 'repeated' });
const away = () => Promise.reject(new Error('the database is away'));
const closed = async (): Promise<Receipt> => ({ kind: 'ignored', because: 'closed', say: 'Closed on Friday.' });

describe('the door and Bolt come to the same', () => {
  test.each([
    ['a score', click({ action_id: 'score:0' }), stored, { status: 200, received: [{ kind: 'answered', score: 0 }] }],
    ['a decline', click({ action_id: 'intent:declined:1' }), stored, { status: 200, received: [{ kind: 'declined' }] }],
    ['a repetition', click({ action_id: 'score:7' }), repeated, { status: 200, told: [] }],
    ['one that is ignored', click({ action_id: 'score:7' }), closed, { status: 200, told: ['Closed on Friday.'] }],
    ['one that can’t be stored', click({ action_id: 'score:7' }), away, { status: 503, retryAfter: '5', received: [] }],
    ['no score', click({ action_id: 'score:11' }), stored, { status: 200, received: [], told: [expect.any(String)] }],
    ['no invitation', click({ action_id: 'score:7', value: null }), stored, { status: 200, received: [] }],
    ['nobody', click({ action_id: 'score:7' }, { user: null }), stored, { status: 400, received: [] }],
    ['no actions', click({}, { actions: [] }), stored, { status: 200, received: [] }],
    ['a link', click({ action_id: 'link:0', value: undefined }), stored, { status: 200, received: [], told: [] }],
  ] as const)('for %s', async (_, payload, inbox, expected) => {
    answer = inbox;
    const byDoor = await outcomeOf(payload, 'door');
    expect(byDoor).toMatchObject(expected);
    expect(await outcomeOf(payload, 'Bolt')).toEqual(byDoor);
  });
});

test('only what needs neither a modal nor another version is taken at the door', () => {
  const taken = (id: unknown, more: Fields = {}) => isPlainClick(click({ action_id: id }, more));
  expect(['score:0', 'score:11', 'intent:declined:0'].map((id) => taken(id))).toEqual([true, true, true]);
  expect(['reason', 'link:0', 'intent:burned:0', 'snooze', 7, null].map((id) => taken(id))).not.toContain(true);
  expect(
    [{ type: 'view_submission' }, { actions: [] }, { actions: {} }].map((more) => taken('score:0', more)),
  ).not.toContain(true);
});

test('what was stopped takes no click at the door either', async () => {
  const stopped = await openLocal('http', stored, { isStarted: false });
  const body = `payload=${encodeURIComponent(JSON.stringify(click({ action_id: 'score:7' })))}`;
  const { status, headers } = await stopped.post(body, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  await stopped.close();
});
