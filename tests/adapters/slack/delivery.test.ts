import { afterEach, describe, expect, test } from 'vitest';
import type { Inbox } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { invitation, reasonPrompt, scale } from '../messages.ts';
import { ada, grace, helpChannel, type Local, openLocal, type TransportKind } from './local.ts';

const transports: readonly TransportKind[] = ['http', 'socket'];
let local: Local;
afterEach(() => local.close());

async function ask(message = scale, where: { readonly thread?: string } = {}): Promise<string> {
  const place = { platform: 'slack', channel: helpChannel, ...where };
  const outcome = await local.adapter.show({ place, message, key: 'k1', uncertain: false, audience: 'respondent' });
  if (outcome.kind !== 'shown') throw new Error(outcome.kind);
  return outcome.ref.ts ?? '';
}

const told = () => local.slack.ephemerals(helpChannel, ada).map((each) => each.text);

/** Stores into the list, unless told to fail first. */
function memory(fails = 0): { readonly inbox: Inbox; readonly received: Inbound[] } {
  const received: Inbound[] = [];
  let left = fails;
  const inbox: Inbox = async (event) => {
    left -= 1;
    if (left >= 0) throw new Error('the database is away');
    received.push(event);
    return { kind: 'accepted' };
  };
  return { inbox, received };
}

describe.each(transports)('over %s', (transport) => {
  test('a typed answer that could not be stored is delivered again, with the same id', async () => {
    const { inbox, received } = memory(1);
    local = await openLocal(transport, inbox, { slack: { deadlines: { ackMs: 700, retryDelaysMs: [0] } } });
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    const ts = await local.slack.say(helpChannel, ada, '8', { threadTs: root });
    await local.slack.settled();
    expect(received).toMatchObject([{ kind: 'said', id: `msg:${helpChannel}:${ts}`, text: '8' }]);
    expect(local.slack.events.at(-1)?.attempts).toHaveLength(2);
  });

  test('a click that takes long is not acknowledged, and the one who clicked is told in time', async () => {
    let store = (): void => {};
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    local = await openLocal(
      transport,
      async () => {
        await stored;
        return { kind: 'accepted' };
      },
      { slack: { deadlines: { ackMs: 3000, retryDelaysMs: [] } } },
    );
    const ts = await ask();
    const clicking = local.slack.click(helpChannel, ts, ada, 'score:7');
    await local.slack.waitFor(() => told().length === 1, 2_950);
    expect(told()).toEqual([expect.stringContaining('could not be saved just now')]);
    expect((await clicking).isAcknowledged).toBe(false);
    store();
  });

  test('a reason that could not be stored keeps the field open with what was written', async () => {
    const { inbox, received } = memory(1);
    local = await openLocal(transport, inbox);
    await local.slack.click(helpChannel, await ask(reasonPrompt), ada, 'reason');
    const view = await local.slack.waitFor(() => local.slack.views(ada).at(-1));
    expect(await local.slack.submit(view.id, ada, { reason: { text: 'slow' } })).toMatchObject({
      kind: 'errors',
      errors: { reason: expect.stringContaining('could not be saved') },
    });
    expect(received).toEqual([]);
    expect((await local.slack.submit(view.id, ada, { reason: { text: 'too slow' } })).kind).toBe('closed');
    expect(received).toMatchObject([{ kind: 'reasonGiven', text: 'too slow', invitation }]);
  });

  test('a reason of blanks keeps the field open, which asks for words', async () => {
    const { inbox, received } = memory();
    local = await openLocal(transport, inbox);
    await local.slack.click(helpChannel, await ask(reasonPrompt), ada, 'reason');
    const view = await local.slack.waitFor(() => local.slack.views(ada).at(-1));
    expect(await local.slack.submit(view.id, ada, { reason: { text: ' \n ' } })).toMatchObject({
      kind: 'errors',
      errors: { reason: expect.stringContaining('please write something') },
    });
    expect(received).toEqual([]);
  });

  test('a reason that is ignored is answered in the field', async () => {
    local = await openLocal(transport, async () => ({ kind: 'ignored', because: 'closed', say: 'Closed on Friday.' }));
    await local.slack.click(helpChannel, await ask(reasonPrompt), ada, 'reason');
    const view = await local.slack.waitFor(() => local.slack.views(ada).at(-1));
    const sent = await local.slack.submit(view.id, ada, { reason: { text: 'slow' } });
    expect(sent.kind).toBe('updated');
    expect(JSON.stringify(local.slack.views(ada))).toContain('Closed on Friday.');
  });

  test('the field opens although nothing can be stored', async () => {
    local = await openLocal(transport, () => Promise.reject(new Error('the database is away')));
    const clicked = await local.slack.click(helpChannel, await ask(reasonPrompt), ada, 'reason');
    expect(clicked.isAcknowledged).toBe(true);
    expect(local.slack.views(ada)).toHaveLength(1);
  });

  test('a field that cannot be opened: the customer hears that the score is saved, and that typing counts where it does', async () => {
    local = await openLocal(transport, memory().inbox);
    const thread = await local.slack.say(helpChannel, ada, 'Help!');
    for (const place of [{ thread }, {}]) {
      const ts = await ask(reasonPrompt, place);
      // What is written below a message of the channel itself is no answer either.
      if (place.thread === undefined) await local.slack.say(helpChannel, grace, 'Hm', { threadTs: ts });
      local.slack.fail.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
      expect((await local.slack.click(helpChannel, ts, ada, 'reason')).isAcknowledged).toBe(true);
    }
    const saved = 'Your score is saved. Only the text field did not open: please click the button again.';
    expect(told()).toEqual([`${saved} Or just type your answer here.`, saved]);
    expect(local.logged).toContainEqual(expect.stringContaining('expired_trigger_id'));
  });

  test('when the response_url is used up, the answer comes all the same', async () => {
    local = await openLocal(transport, async () => ({ kind: 'ignored', because: 'closed', say: 'Closed.' }));
    const ts = await ask();
    const first = await local.slack.click(helpChannel, ts, ada, 'score:1');
    for (let turn = 0; turn < 5; turn += 1) await local.deliver(first.payload);
    expect(local.slack.ephemerals(helpChannel, ada).map((each) => each.from)).toEqual([
      ...Array.from({ length: 5 }, () => 'response_url'),
      'api',
    ]);
  });

  test('nothing is acknowledged before the start or after the stop', async () => {
    const { inbox, received } = memory();
    local = await openLocal(transport, inbox);
    const ts = await ask();
    await local.adapter.stop();
    expect((await local.slack.click(helpChannel, ts, ada, 'score:1')).isAcknowledged).toBe(false);
    expect(received).toEqual([]);
  });

  test('stopping waits for what is in hand', async () => {
    const order: string[] = [];
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    local = await openLocal(transport, async () => {
      arrived();
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('stored');
      return { kind: 'accepted' };
    });
    const clicking = local.slack.click(helpChannel, await ask(), ada, 'score:1');
    await arrival;
    await local.adapter.stop();
    order.push('stopped');
    expect(order).toEqual(['stored', 'stopped']);
    expect((await clicking).isAcknowledged).toBe(true);
  });
});

describe('over http', () => {
  test('before the start it is answered 503, so that Slack delivers again', async () => {
    local = await openLocal('http', memory().inbox, { isStarted: false });
    await local.slack.say(helpChannel, ada, 'Help!');
    expect(local.slack.events.at(-1)?.attempts[0]?.outcome).toMatchObject({ kind: 'refused', status: 503 });
  });

  test('the address can be verified, and a forged signature cannot get in', async () => {
    const { inbox, received } = memory();
    local = await openLocal('http', inbox);
    expect(await local.slack.verifyRequestUrl()).toBe(true);
    const forged = await openLocal('http', inbox, { slack: { signingSecret: 'another secret' } });
    const root = await forged.slack.say(helpChannel, ada, 'Help!');
    await forged.slack.say(helpChannel, ada, '8', { threadTs: root });
    expect(forged.slack.events.at(-1)?.attempts[0]?.outcome).toMatchObject({ status: 401 });
    await forged.close();
    expect(received).toEqual([]);
  });
});

describe('over Socket Mode', () => {
  /** Resolves when so many connections were asked for and one is open. */
  const reconnected = (times: number, ms: number) =>
    local.slack.waitFor(() => {
      const asked = local.slack.log.filter((call) => call.method === 'apps.connections.open').length;
      return asked === times && local.slack.sockets.connections === 1;
    }, ms);

  test('a connection that was cut is opened again, and one that Slack recycles too', async () => {
    const { inbox, received } = memory();
    local = await openLocal('socket', inbox);
    const ts = await ask();
    local.slack.sockets.cut();
    await reconnected(2, 2_000);
    expect((await local.slack.click(helpChannel, ts, ada, 'score:3')).isAcknowledged).toBe(true);
    local.slack.sockets.refresh();
    await reconnected(3, 4_000);
    expect((await local.slack.click(helpChannel, ts, ada, 'score:4')).isAcknowledged).toBe(true);
    expect(received).toHaveLength(2);
  }, 10_000);

  test('a recycled connection is replaced before the old one is quite closed', async () => {
    const { inbox, received } = memory();
    local = await openLocal('socket', inbox, { slack: { afterCloseHandshake: 'linger' } });
    const ts = await ask();
    local.slack.sockets.refresh();
    await reconnected(2, 1_500);
    expect((await local.slack.click(helpChannel, ts, ada, 'score:3')).isAcknowledged).toBe(true);
    expect(received).toHaveLength(1);
  }, 10_000);

  test('a refused reconnection is tried again', async () => {
    local = await openLocal('socket', memory().inbox);
    local.slack.fail.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    local.slack.fail.next('apps.connections.open', { kind: '500' });
    local.slack.sockets.cut();
    await reconnected(4, 6_000);
  }, 10_000);

  test('stopping while it reconnects leaves nothing behind', async () => {
    local = await openLocal('socket', memory().inbox);
    local.slack.fail.next('apps.connections.open', { kind: 'slow', ms: 200 });
    local.slack.sockets.cut();
    await local.slack.waitFor(() => local.slack.sockets.connections === 0);
    await local.adapter.stop();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(local.slack.sockets.connections).toBe(0);
  }, 10_000);
});
