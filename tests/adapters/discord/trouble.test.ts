import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Wish } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { acceptWebSocket } from '../../support/websocket.ts';
import { alert, scale, thanks } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

/* Discord has trouble with us, or the network with Discord. Nothing is lost, it is said once, and it ends by itself. */

let local: Local | undefined;
afterEach(async () => {
  await local?.close();
  local = undefined;
});
const received: Inbound[] = [];
const inbox = async (event: Inbound) => {
  received.push(event);
  return { kind: 'accepted' } as const;
};
const unauthorized = { kind: 'error', status: 401, code: 0 } as const;
const kinds = ({ standings }: Local) => standings.map(({ kind }) => kind);
const wish = (more: Partial<Wish> & Pick<Wish, 'place'>): Wish => ({
  message: scale,
  key: 'a',
  uncertain: false,
  audience: 'respondent',
  ...more,
});

/** Closes a thread and waits until that is heard. */
async function expectHearing({ discord, support, ada, mia }: Local): Promise<void> {
  const thread = discord.openThread(support, ada, { name: 'Help', text: 'Hello?' });
  discord.archive(thread, { by: mia });
  await discord.waitFor(() => received.some((event) => event.kind === 'chatEnded' && event.chat.id === thread), 5_000);
}

describe('a token that Discord refuses', () => {
  test('once: a question, an edit and an alert are put off, and go out when it is taken again', async () => {
    local = await openLocal(inbox, { settings: { times: { probe: 60_000 } } });
    const { adapter, discord } = local;
    const question = wish({ place: { platform: 'discord', person: local.ada } });
    const team = wish({
      place: { platform: 'discord', channel: local.alerts },
      message: alert('no'),
      key: 'b',
      audience: 'team',
    });
    for (const each of [question, team]) {
      discord.fail.next('*', unauthorized);
      expect(await adapter.show(each)).toMatchObject({ kind: 'paused', because: expect.stringContaining('bot token') });
      expect(local.standings.at(-1)).toMatchObject({ kind: 'refused', because: expect.stringContaining('bot token') });
      const shown = await adapter.show(each);
      expect(shown).toMatchObject({ kind: 'shown' });
      expect(local.standings.at(-1)).toEqual({ kind: 'works' });
      discord.fail.next('*', unauthorized);
      const edit = { ...each, message: thanks, ...('ref' in shown ? { previous: shown.ref } : {}) };
      expect(await adapter.show(edit)).toMatchObject({ kind: 'paused' });
      expect(await adapter.show(edit)).toMatchObject({ kind: 'shown' });
    }
    expect(kinds(local)).toEqual(['works', ...Array.from({ length: 4 }, () => ['refused', 'works']).flat()]);
  });

  test('for long is looked at from time to time, so that nobody waits for the next question', async () => {
    local = await openLocal(inbox);
    const { discord, standings } = local;
    discord.fail.next('*', unauthorized, { times: 3 });
    await local.adapter.show(wish({ place: { platform: 'discord', person: local.ada } }));
    const before = discord.log.length;
    await discord.waitFor(() => standings.at(-1)?.kind === 'works');
    expect(kinds(local)).toEqual(['works', 'refused', 'works']);
    expect(discord.log.length - before).toBe(3);
  });

  test('with a page instead of an answer is refused all the same', async () => {
    local = await openLocal(inbox);
    local.discord.fail.next('*', {
      kind: 'answer',
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: '<html>401</html>',
    });
    expect(await local.adapter.show(wish({ place: { platform: 'discord', person: local.ada } }))).toMatchObject({
      kind: 'paused',
    });
  });

  test.each([
    [4004, /bot token/],
    [4014, /intents/],
  ])('by closing the connection with %i: it is told, and tried again much later', async (code, because) => {
    local = await openLocal(inbox, { settings: { times: { hopeless: 400 } } });
    const { discord, standings } = local;
    discord.gateway.close(code);
    await discord.waitFor(() => standings.at(-1)?.kind === 'refused');
    expect(standings.at(-1)).toMatchObject({ because: expect.stringMatching(because) });
    // What is sent may go well: the connection is down all the same.
    expect(kinds(local)).toEqual(['works', 'disconnected', 'refused']);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(discord.gateway.connections).toBe(0);
    await discord.waitFor(() => standings.at(-1)?.kind === 'works');
    await expectHearing(local);
  });
});

describe('a connection that breaks', () => {
  test('and is back at once was never missed', async () => {
    local = await openLocal(inbox, { settings: { times: { missed: 3_000 } } });
    local.discord.gateway.reconnect();
    await expectHearing(local);
    expect(kinds(local).filter((kind) => kind !== 'works')).toEqual([]);
  });

  test.each(['refusing', 'hanging up', 'swallowing'] as const)(
    'and stays away (%s) is told once, tried ever more rarely, and heard again',
    async (weather) => {
      local = await openLocal(inbox, {
        isRelayed: true,
        discord: { deadlines: { heartbeatMs: 100 } },
        settings: { times: { reconnect: 100, reconnectAtMost: 800 } },
      });
      const { relay, discord, standings, logged } = local;
      if (relay === undefined) throw new Error('no relay');
      await relay.become(weather);
      await discord.waitFor(() => standings.at(-1)?.kind === 'disconnected', 8_000);
      const [before, lines] = [relay.taken.length, logged.length];
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      expect(relay.taken.length - before).toBeLessThanOrEqual(6);
      expect(logged.slice(lines).filter((line) => !line.startsWith('debug'))).toEqual([]);
      await relay.become('fair');
      await discord.waitFor(() => standings.at(-1)?.kind === 'works', 8_000);
      expect(kinds(local)).toEqual(['works', 'disconnected', 'works']);
      await expectHearing(local);
    },
    30_000,
  );

  test('in the middle of a packet goes on where it was', async () => {
    local = await openLocal(inbox, { isRelayed: true });
    local.relay?.cutAfter(7);
    await expectHearing(local);
    expect(local.discord.gateway.identified).toBe(1);
  });
});

describe('a gateway that accepts and then changes its mind', () => {
  const times = { reconnect: 100, reconnectAtMost: 800, identify: 100, identifyAtMost: 800 };
  /** How many packets of this kind arrive within two seconds. */
  async function during(work: () => void, count: () => number): Promise<number> {
    const before = count();
    const timer = setInterval(work, 5);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    clearInterval(timer);
    return count() - before;
  }

  test.each([
    ['drops the connection', ({ discord }: Local) => discord.gateway.drop()],
    ['asks to reconnect', ({ discord }: Local) => discord.gateway.reconnect()],
    ['closes with an unknown error', ({ discord }: Local) => discord.gateway.close(4000)],
    ['invalidates the session', ({ discord }: Local) => discord.gateway.invalidSession(false)],
    ['invalidates the session for a moment', ({ discord }: Local) => discord.gateway.invalidSession(true)],
  ])('%s, again and again: it comes back with pauses, and works in the end', async (_, disturb) => {
    local = await openLocal(inbox, { isRelayed: true, settings: { times } });
    const running = local;
    const taken = await during(
      () => disturb(running),
      () => running.relay?.taken.length ?? 0,
    );
    expect(taken).toBeLessThanOrEqual(6);
    expect(running.discord.gateway.identified).toBeLessThanOrEqual(6);
    expect(running.logged.filter((line) => /^(warn|error)/.test(line))).toEqual([]);
    await running.discord.waitFor(() => running.discord.gateway.connections === 1, 5_000);
    await expectHearing(running);
  });
});

describe('a start', () => {
  test('that failed leaves nothing behind, and the next one works', async () => {
    local = await openLocal(inbox, { isStarted: false, isRelayed: true });
    const { adapter, discord, relay } = local;
    await relay?.become('refusing');
    await expect(adapter.start(inbox)).rejects.toThrow(/^Discord: the gateway could not be reached/);
    await relay?.become('fair');
    discord.fail.next('GET /gateway/bot', unauthorized);
    await expect(adapter.start(inbox)).rejects.toThrow(/bot token/);
    discord.gateway.goAway();
    await expect(adapter.start(inbox)).rejects.toThrow(/could not be reached/);
    discord.gateway.comeBack();
    const taken = relay?.taken.length;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(relay?.taken.length).toBe(taken);
    expect(discord.gateway.identified).toBe(0);
    await adapter.start(inbox);
    expect(discord.gateway.connections).toBe(1);
    expect(local.standings.at(-1)).toEqual({ kind: 'works' });
    await expectHearing(local);
    await adapter.stop();
    expect(discord.gateway.connections).toBe(0);
    await adapter.start(inbox);
    expect(discord.gateway.connections).toBe(1);
    await expectHearing(local);
  });

  test.each(['swallowing', 'hanging up'] as const)('into a network that is %s is given up in time', async (weather) => {
    local = await openLocal(inbox, {
      isStarted: false,
      isRelayed: true,
      settings: { times: { connect: 500, request: 500 } },
    });
    const { adapter, discord, relay } = local;
    await relay?.become(weather);
    await expect(adapter.start(inbox)).rejects.toThrow(/^Discord: /);
    await relay?.become('fair');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(discord.gateway.identified).toBe(0);
    await adapter.start(inbox);
    expect(discord.gateway.connections).toBe(1);
  });

  test.each([
    '<html>',
    'null',
    '{}',
    '{"url":"nonsense","shards":1,"session_start_limit":{"total":1,"remaining":1,"reset_after":1}}',
  ])('against something that is no Discord says so at once: %s', async (body) => {
    local = await openLocal(inbox, { isStarted: false });
    const { discord } = local;
    const headers = { 'content-type': 'application/json' };
    discord.fail.next('GET /gateway/bot', { kind: 'answer', status: 200, headers, body }, { times: 9 });
    await expect(local.adapter.start(inbox)).rejects.toThrow(/^Discord: /);
    expect(discord.log).toHaveLength(1);
  });

  test('that fails says what went wrong with the connection, and tells of no loss', async () => {
    local = await openLocal(inbox, { isStarted: false, settings: { times: { connect: 1_500 } } });
    const { adapter, discord, standings } = local;
    const session_start_limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
    const body = JSON.stringify({ url: 'ws://127.0.0.1:1', shards: 1, session_start_limit });
    const headers = { 'content-type': 'application/json' };
    discord.fail.next('GET /gateway/bot', { kind: 'answer', status: 200, headers, body }, { times: 2 });
    await expect(adapter.start(inbox)).rejects.toThrow(/^Discord: the gateway could not be reached \(.*ECONNREFUSED/);
    expect(standings).toEqual([]);
  });

  test('to a gateway that takes the connection and says nothing is given up in time', async () => {
    local = await openLocal(inbox, { isStarted: false, settings: { times: { connect: 400 } } });
    const silent = createServer().on('upgrade', (request, socket, head) => {
      acceptWebSocket(request, socket, head, { hangsUp: true });
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const session_start_limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
    const body = JSON.stringify({ url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit });
    const headers = { 'content-type': 'application/json' };
    local.discord.fail.next('GET /gateway/bot', { kind: 'answer', status: 200, headers, body }, { times: 2 });
    const since = Date.now();
    await expect(local.adapter.start(inbox)).rejects.toThrow(/no answer in time/);
    expect(Date.now() - since).toBeLessThan(2_900);
    silent.close();
  });

  test('that is stopped ends at once', async () => {
    local = await openLocal(inbox, { isStarted: false, isRelayed: true, settings: { times: { connect: 20_000 } } });
    const { adapter, discord, relay } = local;
    discord.fail.next('GET /gateway/bot', { kind: '429', retryAfter: 9 });
    const starting = adapter.start(inbox);
    starting.catch(() => {});
    await discord.waitFor(() => discord.log.length > 0);
    await adapter.stop();
    await expect(starting).rejects.toThrow(/stopped/);
    await relay?.become('fair');
    expect(discord.gateway.identified).toBe(0);
  });

  test('asks nothing before the time for which Discord asked to be left alone is over', async () => {
    local = await openLocal(inbox, { isStarted: false });
    const { adapter, discord } = local;
    discord.fail.next('GET /gateway/bot', { kind: '429', retryAfter: 40 });
    await expect(adapter.start(inbox)).rejects.toThrow(/asks to wait 40 seconds/);
    const before = discord.log.length;
    await expect(adapter.start(inbox)).rejects.toThrow(/tried again in (39|40) seconds/);
    expect(discord.log.length).toBe(before);
  });

  test('with the day’s sessions almost used up is put off, however often it is tried', async () => {
    local = await openLocal(inbox, {
      isStarted: false,
      discord: { identifies: 2 },
      settings: { times: { identifyAtMost: 300_000 } },
    });
    for (const _ of [1, 2, 3]) await expect(local.adapter.start(inbox)).rejects.toThrow(/very often today/);
    expect(local.discord.gateway.identified).toBe(0);
  });
});
