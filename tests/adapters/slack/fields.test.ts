import { afterEach, describe, expect, test } from 'vitest';
import type { Inbound } from '../../../conversations/inbound.ts';
import { invitation, reasonPrompt, scale } from '../messages.ts';
import { ada, grace, helpChannel, type Local, mallory, openLocal, type TransportKind } from './local.ts';

/* What is null, or left out, where Slack usually tells something. */

let local: Local;
let received: Inbound[];
afterEach(() => local.close());

async function open(fields: 'nulls' | 'sparse', transport: TransportKind = 'http'): Promise<void> {
  received = [];
  local = await openLocal(
    transport,
    async (event) => {
      received.push(event);
      return { kind: 'accepted' };
    },
    { slack: { fields } },
  );
  local.slack.addUser({ id: ada, name: 'Ada', locale: 'de-DE', tz: '' });
}

async function ask(message = scale): Promise<string> {
  const place = { platform: 'slack', channel: helpChannel };
  const outcome = await local.adapter.show({ place, message, key: 'k1', uncertain: false, audience: 'respondent' });
  return outcome.kind === 'shown' ? (outcome.ref.ts ?? '') : outcome.kind;
}

describe.each(['nulls', 'sparse'] as const)('with %s', (fields) => {
  test('a reaction ends the chat, with who took part in it and without the app', async () => {
    await open(fields);
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    await local.slack.say(helpChannel, mallory, 'Coming', { threadTs: root });
    const place = { platform: 'slack', channel: helpChannel, thread: root };
    await local.adapter.show({ place, message: scale, key: 'k0', uncertain: false, audience: 'respondent' });
    await local.slack.react(helpChannel, root, grace, 'white_check_mark');
    const ended = received.filter((each) => each.kind === 'chatEnded');
    expect(ended).toMatchObject([
      {
        chat: {
          respondent: { id: ada, name: 'Ada', isBot: false },
          agents: [{ id: grace }, { id: mallory }],
          customerMessages: 1,
        },
      },
    ]);
    expect(Math.abs(Date.now() - (ended[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
    expect(ended[0]).not.toHaveProperty('chat.respondent.timezone');
  });

  test('on a message of the app it is known that a bot began the thread', async () => {
    await open(fields);
    await local.slack.react(helpChannel, await ask(), grace, 'white_check_mark');
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'unknownCustomer' }]);
  });

  test('a typed answer is a person’s, in a thread and in direct messages; what the app says is not', async () => {
    await open(fields);
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    await local.slack.say(helpChannel, ada, '8', { threadTs: root });
    const place = { platform: 'slack', person: ada };
    await local.adapter.show({ place, message: scale, key: 'k2', uncertain: false, audience: 'respondent' });
    await local.slack.say(local.slack.directMessagesWith(ada) ?? '', ada, '9');
    await local.slack.settled();
    expect(received).toMatchObject([
      { kind: 'said', text: '8', place: { channel: helpChannel, thread: root } },
      { kind: 'said', text: '9', place },
    ]);
  });

  test('a posting whose outcome is unknown is found again', async () => {
    await open(fields);
    const place = { platform: 'slack', channel: helpChannel };
    const wish = { place, message: scale, key: 'k3', audience: 'respondent' } as const;
    local.slack.fail.next('chat.postMessage', { kind: 'reset-after-store' });
    await local.slack.say(helpChannel, ada, 'Help!');
    await local.adapter.show({ ...wish, uncertain: false });
    expect((await local.adapter.show({ ...wish, uncertain: true })).kind).toBe('shown');
    expect(local.slack.messages(helpChannel).filter((each) => each.user === local.slack.botUserId)).toHaveLength(1);
  });
});

describe.each(['http', 'socket'] as const)('over %s', (transport) => {
  /** A click as it arrives, changed. */
  async function clicked(actionId: string, change: object, message = scale): Promise<boolean> {
    const ts = await ask(message);
    const { payload } = await local.slack.click(helpChannel, ts, mallory, actionId);
    received.length = 0;
    return await local.deliver({ ...payload, user: { id: ada }, ...change });
  }

  test.each(['channel', 'message', 'container', 'trigger_id', 'response_url', 'team', 'state', 'view'])(
    'a click with %s null counts',
    async (field) => {
      await open('nulls', transport);
      expect(await clicked('score:3', { [field]: null })).toBe(true);
      expect(received).toMatchObject([{ kind: 'answered', score: 3, invitation, by: { id: ada } }]);
    },
  );

  test('with channel null, the channel of its container is taken', async () => {
    await open('nulls', transport);
    await clicked('score:3', { channel: null, message: null });
    expect(received).toMatchObject([{ id: expect.stringMatching(new RegExp(`^click:${helpChannel}:\\d`)) }]);
    const told = local.slack.ephemerals(helpChannel, ada).length;
    const wrong = [{ type: 'button', action_id: 'score:11', action_ts: '1700000000.000100', value: invitation }];
    expect(await clicked('score:3', { channel: null, response_url: null, actions: wrong })).toBe(true);
    await local.slack.waitFor(() => local.slack.ephemerals(helpChannel, ada).length === told + 1);
  });

  test('a click that names no channel at all is acknowledged', async () => {
    await open('nulls', transport);
    const nowhere = { channel: null, container: null, message: null, response_url: null };
    expect(await clicked('score:3', nowhere)).toBe(true);
    expect(received).toMatchObject([{ kind: 'answered', score: 3 }]);
    expect(await clicked('reason', { ...nowhere, trigger_id: null }, reasonPrompt)).toBe(true);
  });
});
