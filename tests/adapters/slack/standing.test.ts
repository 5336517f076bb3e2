import { afterEach, describe, expect, test } from 'vitest';
import type { Inbox, Wish } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { scale } from '../messages.ts';
import { ada, helpChannel, type Local, openLocal, type TransportKind } from './local.ts';

let local: Local;
afterEach(() => local.close());

const transports: readonly TransportKind[] = ['http', 'socket'];
const received: Inbound[] = [];
const inbox: Inbox = async (event) => {
  received.push(event);
  return { kind: 'accepted' };
};
const wish: Wish = {
  place: { platform: 'slack', channel: helpChannel },
  message: scale,
  key: 'k1',
  uncertain: false,
  audience: 'respondent',
};
const last = () => local.standings.at(-1);

describe.each(transports)('over %s', (transport) => {
  test('a started platform works, and is told so once', async () => {
    local = await openLocal(transport, inbox);
    await local.adapter.show(wish);
    expect(local.standings).toEqual([{ kind: 'works' }]);
  });

  test('a token that is taken back pauses, with what to mend; once it is taken again, Slack works', async () => {
    local = await openLocal(transport, inbox);
    const first = await local.adapter.show(wish);
    await local.slack.revoke();
    const sentence = expect.stringMatching(/bot token.*OAuth & Permissions.*SLACK_BOT_TOKEN.*token_revoked/);
    expect(last()).toEqual({ kind: 'refused', because: sentence });
    const event = local.slack.events.find(({ type }) => type === 'tokens_revoked');
    expect(event?.attempts.map(({ outcome }) => outcome.kind)).toEqual(['acknowledged']);

    const paused = { kind: 'paused', because: sentence };
    expect(await local.adapter.show({ ...wish, key: 'k2' })).toEqual(paused);
    expect(await local.adapter.show({ ...wish, key: 'k3', uncertain: true })).toEqual(paused);
    expect(await local.adapter.show({ ...wish, ...(first.kind === 'shown' && { previous: first.ref }) })).toEqual(
      paused,
    );
    expect(await local.adapter.show({ ...wish, place: { platform: 'slack', person: ada } })).toEqual(paused);
    expect(await local.adapter.show({ ...wish, audience: 'team' })).toEqual(paused);
    expect(last()).toEqual({ kind: 'refused', because: sentence });

    local.slack.reinstall();
    expect((await local.adapter.show({ ...wish, key: 'k2' })).kind).toBe('shown');
    expect(last()).toEqual({ kind: 'works' });
  });

  test('an app that was removed is known before anything is sent', async () => {
    local = await openLocal(transport, inbox);
    await local.slack.uninstall();
    expect(last()).toEqual({ kind: 'refused', because: expect.stringMatching(/install it again/) });
    const told = local.slack.events.filter(({ type }) => type === 'app_uninstalled');
    expect(told.map(({ attempts }) => attempts.map(({ outcome }) => outcome.kind))).toEqual([['acknowledged']]);
  });
});

test('tokens of people that are taken back are no matter of the app’s', async () => {
  local = await openLocal('http', inbox);
  await local.deliver({
    type: 'event_callback',
    event_id: 'Ev1',
    event: { type: 'tokens_revoked', tokens: { oauth: [ada], bot: [] } },
  });
  expect(local.standings).toEqual([{ kind: 'works' }]);
});

describe('a start', () => {
  test.each(transports)(
    'over %s that is refused can be made again, and nothing is taken in between',
    async (transport) => {
      received.length = 0;
      local = await openLocal(transport, inbox, { isStarted: false });
      await local.slack.revoke();
      await expect(local.adapter.start(inbox)).rejects.toThrow(/SLACK_BOT_TOKEN/);
      await local.slack.say(helpChannel, ada, 'Help!');
      const outcome = local.slack.events.at(-1)?.attempts[0]?.outcome;
      expect(outcome).toMatchObject(transport === 'http' ? { kind: 'refused', status: 503 } : { kind: 'unreachable' });
      local.slack.reinstall();
      await local.adapter.start(inbox);
      const ts = await shown();
      expect((await local.slack.click(helpChannel, ts, ada, 'score:7')).isAcknowledged).toBe(true);
      expect(received).toMatchObject([{ kind: 'answered', score: 7 }]);
    },
  );

  test('that Slack never answers is given up within a minute, and the next one succeeds', async () => {
    local = await openLocal('http', inbox, { isStarted: false });
    local.slack.fail.next('auth.test', { kind: 'slow', ms: 3_600_000 });
    await expect(local.adapter.start(inbox)).rejects.toThrow('Slack did not answer');
    await local.adapter.start(inbox);
  }, 60_000);

  test('while not started, who delivers is told when to try again', async () => {
    local = await openLocal('http', inbox, { isStarted: false });
    const answer = await local.post({ type: 'event_callback', event: { type: 'message' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('over Socket Mode that fails at the connection leaves none, and the next succeeds', async () => {
    local = await openLocal('socket', inbox, { isStarted: false, times: { hello: 300 } });
    const { slack, adapter } = local;
    slack.fail.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    await expect(adapter.start(inbox)).rejects.toThrow(/app token.*SLACK_APP_TOKEN.*invalid_auth/);
    slack.fail.next('apps.connections.open', { kind: 'reset-before' });
    await expect(adapter.start(inbox)).rejects.toThrow('Slack did not answer');
    for (const how of ['refuse', 'ignore'] as const) {
      slack.sockets.treat(how);
      await expect(adapter.start(inbox)).rejects.toThrow('Socket Mode');
      expect(slack.sockets.connections).toBe(0);
    }
    const asked = slack.log.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(slack.log.length).toBe(asked);

    slack.sockets.treat('well');
    await adapter.start(inbox);
    expect(slack.sockets.connections).toBe(1);
    expect((await slack.click(helpChannel, await shown(), ada, 'score:7')).isAcknowledged).toBe(true);
  }, 20_000);

  test('that was overtaken by a stop comes to nothing', async () => {
    local = await openLocal('socket', inbox, { isStarted: false });
    local.slack.fail.next('apps.connections.open', { kind: 'slow', ms: 300 });
    const starting = local.adapter.start(inbox);
    await local.slack.waitFor(() => local.slack.log.some(({ method }) => method === 'auth.test'));
    await local.adapter.stop();
    await expect(starting).rejects.toThrow('stopped');
    await local.slack.waitFor(() => local.slack.sockets.connections === 0);
  });
});

describe('a Socket Mode connection', () => {
  test('that is missing for longer than a moment is told, once, and so is its return', async () => {
    local = await openLocal('socket', inbox, { times: { grace: 200, firstPause: 50 } });
    local.slack.fail.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' }, { times: 4 });
    local.slack.sockets.cut();
    await local.slack.waitFor(() => local.standings.length === 3);
    expect(local.standings).toEqual([
      { kind: 'works' },
      { kind: 'disconnected', because: expect.stringMatching(/app token.*SLACK_APP_TOKEN/) },
      { kind: 'works' },
    ]);
    expect(local.logged.filter((line) => !line.startsWith('debug'))).toEqual([]);
  });

  test('that is replaced at once is no news', async () => {
    local = await openLocal('socket', inbox);
    local.slack.sockets.refresh();
    await local.slack.waitFor(
      () => local.slack.log.filter(({ method }) => method === 'apps.connections.open').length === 2,
    );
    await local.slack.waitFor(() => local.slack.sockets.connections === 1);
    expect(local.standings).toEqual([{ kind: 'works' }]);
  });
});

async function shown(): Promise<string> {
  const outcome = await local.adapter.show(wish);
  if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
  return outcome.ref.ts ?? '';
}
