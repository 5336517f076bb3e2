import { afterEach, describe, expect, test } from 'vitest';
import { createDiscordAdapter } from '../../../adapters/discord/index.ts';
import { type Dispatch, listen } from '../../../adapters/discord/receive/gateway.ts';
import { openPauses, pauseBeforeStart } from '../../../adapters/discord/receive/pauses.ts';
import { commands } from '../../../adapters/discord/setup/commands.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { type Local, openLocal } from './local.ts';
import { openMemory } from './memory.ts';

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
const registrations = ({ discord }: Local) => discord.log.filter((each) => each.method === 'PUT').length;

describe('the token', () => {
  test('a wrong one: the start says what to do, and nothing is left running', async () => {
    local = await openLocal(inbox, { isStarted: false, settings: { token: 'MTE.wrong.token' } });
    await expect(local.adapter.start(inbox)).rejects.toThrow(/does not accept the bot token.*developer portal/);
    expect(local.discord.gateway.identified).toBe(0);
    expect(local.discord.log.length).toBeLessThan(3);
  });
});

describe('the connection', () => {
  test('asks for no privileged intent: none is switched on, and Discord would close it with 4014', async () => {
    local = await openLocal(inbox);
    expect(local.discord.gateway.connections).toBe(1);
    expect(local.standings).toEqual([{ kind: 'works' }]);
  });

  test('a start without a gateway is given up and says so', async () => {
    local = await openLocal(inbox, { isStarted: false });
    local.discord.gateway.goAway();
    await expect(local.adapter.start(inbox)).rejects.toThrow(/^Discord: the gateway could not be reached \(.*503/);
  });

  test('a short wait that Discord asks for at the start is waited out, and told', async () => {
    local = await openLocal(inbox, { isStarted: false });
    const { fail, gateway } = local.discord;
    fail.next('GET /gateway/bot', { kind: '429', retryAfter: 0.2 });
    fail.next('GET /gateway/bot', { kind: '429', retryAfter: 0.1 });
    const since = Date.now();
    await local.adapter.start(inbox);
    expect(Date.now() - since).toBeGreaterThanOrEqual(300);
    expect(gateway.connections).toBe(1);
    expect(local.logged.join('\n')).toMatch(/warn discord: Discord asks to wait.*"pause":200/);
  });

  test.each([
    [1800, 'Discord: it asks to wait 30 minutes before the app connects (HTTP 429); it is left alone until then'],
    [90, 'Discord: it asks to wait 90 seconds before the app connects (HTTP 429); it is left alone until then'],
  ])('a wait of %d s at the start is named, not sat out', async (seconds, because) => {
    local = await openLocal(inbox, { isStarted: false });
    local.discord.fail.next('GET /gateway/bot', {
      kind: 'answer',
      status: 429,
      headers: { 'content-type': 'text/html', 'retry-after': String(seconds) },
      body: 'error code: 1015',
    });
    await expect(local.adapter.start(inbox)).rejects.toThrow(because);
    expect(local.discord.gateway.identified).toBe(0);
  });

  test('a wait that discord.js is asked for is named, too', async () => {
    local = await openLocal(inbox, { isStarted: false });
    local.discord.fail.next('GET /gateway/bot', { kind: 'slow', ms: 0 });
    local.discord.fail.next('GET /gateway/bot', { kind: '429', retryAfter: 7 });
    await expect(local.adapter.start(inbox)).rejects.toThrow(/asks to wait 7 seconds/);
  });

  test('a dispatch without data is a dispatch: it is heard, and what discord.js needs gets there', async () => {
    const heard: Dispatch[] = [];
    const told: unknown[] = [];
    const manager = { emit: (...each: unknown[]) => told.push(each) > 0 };
    const standing = { connected: () => {}, lost: () => {}, closed: () => {} };
    listen(
      manager as never,
      { heard: (each) => void heard.push(each), standing, log: () => {} },
      new AbortController().signal,
    );
    manager.emit('dispatch', { shardId: 0, data: { op: 0, t: 'RESUMED', s: 7 } });
    expect(heard).toEqual([{ t: 'RESUMED', d: undefined }]);
    expect(told).toHaveLength(1);
  });

  test('no Discord at all: the start says so', async () => {
    const adapter = await createDiscordAdapter({
      token: 'a.b.c',
      apiUrl: 'http://127.0.0.1:9/api',
      autoArchiveEnds: false,
      teams: [],
      memory: openMemory(),
      log: () => {},
    });
    await expect(adapter.start(inbox)).rejects.toThrow(/^Discord: /);
  });

  test('nothing that the gateway sends ends the process', async () => {
    local = await openLocal(inbox);
    for (const t of [
      'READY',
      'RESUMED',
      'GUILD_CREATE',
      'INTERACTION_CREATE',
      'MESSAGE_CREATE',
      'THREAD_UPDATE',
      'NO_SUCH',
    ])
      for (const d of [null, 7, [], {}]) local.dispatch(t, d);
    local.discord.gateway.askForHeartbeat();
    const thread = local.discord.openThread(local.support, local.ada, { name: 'Help', text: 'Hello?' });
    local.discord.archive(thread, { by: local.mia });
    await local.discord.waitFor(() => received.some((event) => event.kind === 'chatEnded' && event.chat.id === thread));
  });

  test('a stop while it is coming back is a stop', async () => {
    local = await openLocal(inbox);
    local.discord.gateway.drop();
    await local.discord.waitFor(() => local?.discord.gateway.connections === 0);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await local.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(local.discord.gateway.connections).toBe(0);
    expect(local.discord.gateway.identified).toBe(1);
  });

  test('a session that is invalid but can be resumed is resumed, and nothing is missed', async () => {
    local = await openLocal(inbox);
    local.discord.gateway.invalidSession(true);
    const thread = local.discord.openThread(local.support, local.ada, { name: 'Help', text: 'Hello?' });
    local.discord.archive(thread, { by: local.mia });
    await local.discord.waitFor(() => received.some((event) => event.kind === 'chatEnded' && event.chat.id === thread));
    expect(local.discord.gateway.identified).toBe(1);
  });

  test('comes back by itself and resumes', async () => {
    local = await openLocal(inbox);
    local.discord.gateway.reconnect();
    const thread = local.discord.openThread(local.support, local.ada, { name: 'Help', text: 'Hello?' });
    local.discord.archive(thread, { by: local.mia });
    await local.discord.waitFor(() => received.some((event) => event.kind === 'chatEnded' && event.chat.id === thread));
    expect(local.discord.gateway.identified).toBe(1);
  });

  test('sessions begin further and further apart, and at once again after one that lasted', () => {
    let now = 0;
    const pauses = openPauses({ reconnect: 0, reconnectAtMost: 0, identify: 4, identifyAtMost: 16 }, () => now);
    const waits = [0, 0, 0, 0, 0, 100].map((lasted) => {
      now += lasted;
      const left = pauses.left(true);
      now += left;
      pauses.taken(true);
      return left;
    });
    expect(waits).toEqual([0, 4, 8, 16, 16, 0]);
  });
});

describe('a process that is started again and again', () => {
  const limit = (remaining: number) => ({ session_start_limit: { total: 1000, remaining, reset_after: 86_400_000 } });
  const pause = (remaining: number) => pauseBeforeStart(limit(remaining), { identifyAtMost: 300_000 });

  test('waits once half of the day is used up, and never uses up the day', () => {
    expect(pause(1000)).toBe(0);
    expect(pause(501)).toBe(0);
    expect(pause(500)).toBe(172_800);
    expect(pause(0)).toBe(300_000);
    expect(86_400_000 / pause(500)).toBeLessThanOrEqual(500);
    expect(pauseBeforeStart('something else', { identifyAtMost: 300_000 })).toBe(0);
  });

  test('says so', async () => {
    local = await openLocal(inbox, { discord: { identifies: 400 } });
    expect(local.logged.join('\n')).toContain('started very often today');
    expect(local.discord.gateway.connections).toBe(1);
  });
});

describe('the commands', () => {
  test('are registered once, and again only when they changed', async () => {
    local = await openLocal(inbox);
    expect(local.discord.commands()).toHaveLength(commands.length);
    await local.restart();
    expect(registrations(local)).toBe(1);
    await local.memory.remember('commands', { hash: 'of another version' });
    await local.restart();
    expect(registrations(local)).toBe(2);
  });

  test('that could not be registered do not keep it from starting, and are tried at the next start', async () => {
    local = await openLocal(inbox, { isStarted: false });
    local.discord.fail.next('PUT /applications/:application/commands', {
      kind: 'server-error',
      status: 503,
      when: 'before',
    });
    await local.adapter.start(inbox);
    expect(local.discord.commands()).toEqual([]);
    await local.restart();
    expect(local.discord.commands()).toHaveLength(commands.length);
  });
});
