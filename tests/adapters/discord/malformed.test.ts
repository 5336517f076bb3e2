import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPackets } from '../../../adapters/discord/receive/packets.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { alert, invitation, reasonPrompt, scale } from '../messages.ts';
import { type Json, mutationsOf } from '../mutations.ts';
import { type Local, openLocal } from './local.ts';

/* Discord sends what it never sent before: nothing of it ends the process, and what comes next is heard. */

let local: Local;
let received: Inbound[] = [];
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
/** Every seventh of some ten thousand, so that each field meets two; all of them in the long run. */
const stride = process.env.AFTERWORD_TEST_LONG === '1' ? 1 : 7;

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  local = await openLocal(async (event) => {
    received.push(event);
    return { kind: 'accepted', ...(event.kind === 'answered' ? { shows: reasonPrompt } : {}) };
  });
});
afterAll(async () => {
  await local.close();
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
});
beforeEach(() => {
  received = [];
});

/** What the local Discord sends of each kind, made by doing what leads to it. */
async function payloads(): Promise<Readonly<Record<string, { readonly t: string; readonly d: Json }>>> {
  const { discord, support, ada, mia, adapter } = local;
  const sent = discord.gateway.sent;
  const last = (t: string) => ({ t, d: sent.findLast((each) => each.t === t)?.d as Json });
  const thread = discord.openThread(support, ada, { name: 'Help', text: 'Hello?' });
  const opened = last('THREAD_CREATE');
  const place = { platform: 'discord', channel: support, thread };
  const show = (key: string, message: typeof scale) =>
    adapter.show({ place, message, key, uncertain: false, audience: 'respondent' });
  expect(await show(`q${thread}`.slice(0, 25), scale)).toMatchObject({ kind: 'shown' });
  const asked = discord.messages(thread).findLast((each) => each.authorId === discord.applicationId);
  const clicked = await discord.click(asked?.id ?? '', ada, `score:3:${invitation}`);
  const click = last('INTERACTION_CREATE');
  await discord.submitModal(clicked.id, ada, { reason: 'Slow' });
  const wrote = last('INTERACTION_CREATE');
  await discord.command(mia, thread, 'afterword', 'ask', { user: ada });
  const command = last('INTERACTION_CREATE');
  const said = discord.say(thread, ada, 'hello');
  await discord.contextMenu(mia, thread, 'End chat and ask', { message: said.id });
  const menu = last('INTERACTION_CREATE');
  discord.say(thread, ada, '8', { mention: true });
  const mention = last('MESSAGE_CREATE');
  discord.tell(ada, '9');
  const direct = last('MESSAGE_CREATE');
  discord.archive(thread, { by: mia });
  const archived = last('THREAD_UPDATE');
  discord.deleteThread(thread, mia);
  const deleted = last('THREAD_DELETE');
  const ticket = local.openTicket(ada);
  discord.deleteChannel(ticket, mia);
  return {
    click,
    'a field': wrote,
    'a command': command,
    'a menu': menu,
    'a mention': mention,
    'a direct message': direct,
    'a thread that was opened': opened,
    'a thread that was closed': archived,
    'a thread that was deleted': deleted,
    'a channel that was deleted': last('CHANNEL_DELETE'),
    'a server': last('GUILD_CREATE'),
  };
}

/** Waits until nothing happens any more: discord.js spreads what is too much for a second over the next one. */
/** Until nothing was logged for a while: the answers to many commands take their time on a busy machine. */
const quiet = async () => {
  for (let lines = -1; lines !== local.logged.length; ) {
    lines = local.logged.length;
    await settle(700);
  }
};

async function settle(ms = 40): Promise<void> {
  let before = -1;
  while (before !== local.discord.log.length + received.length) {
    before = local.discord.log.length + received.length;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}

describe('with one field that is not as it should be', () => {
  test.each([
    'click',
    'a field',
    'a command',
    'a menu',
    'a mention',
    'a direct message',
    'a thread that was opened',
    'a thread that was closed',
    'a thread that was deleted',
    'a channel that was deleted',
    'a server',
  ])(
    '%s: nothing ends, and the next one is heard',
    async (kind) => {
      const good = (await payloads())[kind];
      if (good === undefined || good.d === undefined) throw new Error(`the local Discord sent no ${kind}`);
      await settle();
      received = [];
      const identified = local.discord.gateway.identified;
      const lines = local.logged.length;
      const tried = mutationsOf(good.d).filter((_, nth) => nth % stride === 0);
      for (const [nth, { json }] of tried.entries()) {
        local.dispatch(good.t, json);
        if (nth % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 60));
      }
      await quiet();
      expect(tried.length).toBeGreaterThan(5);
      expect(unhandled).toEqual([]);
      expect(local.discord.gateway).toMatchObject({ connections: 1, identified });
      // A line for what it is and one for an answer that is no longer taken, at most; none with what somebody wrote.
      const told = local.logged.slice(lines).filter((line) => /^(warn|error)/.test(line));
      expect(told.length).toBeLessThanOrEqual(2 * tried.length);
      expect(told.join('\n')).not.toMatch(/not handled|Slow|hello/);
      for (const event of received) expect(Number.isNaN(event.at.getTime())).toBe(false);

      received = [];
      const thread = local.discord.openThread(local.support, local.ada, { name: 'Help', text: 'Hello?' });
      local.discord.archive(thread, { by: local.mia });
      await local.discord.waitFor(() => received.some((each) => each.kind === 'chatEnded' && each.chat.id === thread));
    },
    60_000,
  );

  test.each([
    ['INTERACTION_CREATE', { id: 'x' }],
    ['INTERACTION_CREATE', null],
    ['MESSAGE_CREATE', { id: '1' }],
    ['THREAD_UPDATE', 7],
    ['THREAD_DELETE', {}],
    ['CHANNEL_DELETE', { id: '1300000000000000001' }],
    ['GUILD_CREATE', []],
  ])('%s %j is told on one line', async (t, d) => {
    await settle();
    const before = local.logged.length;
    local.dispatch(t, d);
    await settle();
    expect(local.logged.slice(before)).toEqual([expect.stringMatching(/^warn discord: .* can’t be read/)]);
  });
});

describe('an answer to a new message that has no id', () => {
  const answer = (body: string, contentType = 'application/json', status = 200) =>
    ({ kind: 'answer', status, headers: { 'content-type': contentType }, body }) as const;

  test.each([
    ['nothing at all', answer('', 'application/json', 204)],
    ['null', answer('null')],
    ['an empty object', answer('{}')],
    ['an id that is none', answer('{"id":""}')],
    ['a number for an id', answer('{"id":7}')],
    ['half an answer', answer('{"id":"13000')],
    ['a page', answer('<html>Welcome to our hotel</html>', 'text/html')],
  ])('(%s) leaves it in doubt: it is looked for, and not sent twice', async (what, fault) => {
    const { adapter, discord, alerts } = local;
    const wish = {
      place: { platform: 'discord', channel: alerts },
      message: alert(what),
      key: `no-id-${what.length}-${what.slice(0, 3).replaceAll(' ', '_')}`,
      uncertain: false,
      audience: 'team',
    } as const;
    discord.fail.next('POST /channels/:channel/messages', fault);
    expect(await adapter.show(wish)).toMatchObject({ kind: 'busy', uncertain: true });
    const shown = await adapter.show({ ...wish, uncertain: true });
    expect(shown).toMatchObject({ kind: 'shown' });
    const previous = 'ref' in shown ? shown.ref : {};
    discord.fail.next('PATCH /channels/:channel/messages/:message', fault);
    expect(await adapter.show({ ...wish, previous })).toMatchObject({ kind: 'busy', uncertain: false });
    expect(await adapter.show({ ...wish, previous })).toMatchObject({ kind: 'shown' });
  });
});

describe('packets of the gateway', () => {
  const hello = { op: 10, d: { heartbeat_interval: 41_250 } };
  const ready = { op: 0, t: 'READY', s: 1, d: { session_id: 's', resume_gateway_url: 'wss://gateway.discord.gg' } };

  test.each([
    ['no object', 7],
    ['null', null],
    ['a list', []],
    ['no opcode', { d: {} }],
    ['heartbeats without a pause', { op: 10, d: { heartbeat_interval: 0 } }],
    ['heartbeats once in ages, which timers take for none', { op: 10, d: { heartbeat_interval: 1e12 } }],
    ['a hello without anything', { op: 10, d: null }],
    ['a dispatch without a name', { op: 0, s: 1, d: {} }],
    ['a session without an id', { ...ready, d: { resume_gateway_url: 'wss://gateway.discord.gg' } }],
    ['a session to go on with nowhere', { ...ready, d: { session_id: 's', resume_gateway_url: 'nowhere' } }],
  ])('%s is odd', (_, packet) => {
    expect(openPackets()(packet).kind).toBe('odd');
  });

  test('a second hello on a connection is odd: its heartbeats would come on top', () => {
    const read = openPackets();
    expect(read(hello).kind).toBe('fine');
    expect(read(hello).kind).toBe('odd');
  });

  test('a session that stays invalid is gone on with once, and then begun anew', () => {
    const read = openPackets();
    const invalid = { op: 9, d: true };
    expect(read(invalid)).toEqual({ kind: 'fine', packet: { op: 9, d: true } });
    expect(read(invalid)).toEqual({ kind: 'fine', packet: { op: 9, d: false } });
    expect(read({ op: 9, d: null })).toEqual({ kind: 'fine', packet: { op: 9, d: false } });
  });

  test('what is as documented stays as it is', () => {
    const read = openPackets();
    for (const packet of [hello, ready, { op: 11 }, { op: 0, t: 'X', s: 2, d: { a: 1 } }])
      expect(read(packet)).toEqual({ kind: 'fine', packet });
  });
});
