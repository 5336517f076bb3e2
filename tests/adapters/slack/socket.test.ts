import { afterEach, describe, expect, test } from 'vitest';
import { pauseBefore, type SocketTimes, usualTimes } from '../../../adapters/slack/receive/pauses.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
afterEach(() => local.close());

const times: SocketTimes = { steady: 10_000, firstPause: 40, longestPause: 320, grace: 60_000, hello: 2_000 };
const steady = 150;
const open = async (more: Partial<SocketTimes> = {}) => {
  local = await openLocal('socket', async () => ({ kind: 'accepted' }), { times: { ...times, ...more } });
};
const attempts = () => local.slack.log.filter(({ method }) => method === 'apps.connections.open');

/** Milliseconds between the attempts to connect, once there were so many since the start. */
async function pauses(count: number): Promise<readonly number[]> {
  await local.slack.waitFor(() => attempts().length > count);
  const at = attempts()
    .slice(1, count + 1)
    .map((each) => each.at);
  return at.slice(1).map((each, index) => each - (at[index] ?? 0));
}

/** The shortest pauses there may be, of which a fifth is left to chance: 40, 80, 160, 320, 320 ... */
const least = [32, 64, 128, 256, 256, 256];

function expectGrowing(measured: readonly number[]): void {
  // A clock of milliseconds, on both sides.
  for (const [index, pause] of measured.entries()) expect(pause).toBeGreaterThanOrEqual((least[index] ?? 256) - 2);
}

describe('the pauses between attempts to connect', () => {
  test.each([
    ['Slack breaks off', () => local.slack.fail.next('apps.connections.open', { kind: 'reset-before' }, { times: 99 })],
    ['Slack fails', () => local.slack.fail.next('apps.connections.open', { kind: '500' }, { times: 99 })],
    [
      'the token is refused',
      () => local.slack.fail.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' }, { times: 99 }),
    ],
    ['the connection is refused', () => local.slack.sockets.treat('refuse')],
    ['the connection is dropped at once', () => local.slack.sockets.treat('drop')],
  ])('grow while %s', async (_, begin) => {
    await open();
    begin();
    local.slack.sockets.cut();
    expectGrowing(await pauses(6));
  });

  test('grow as well after a connection that had held', async () => {
    await open({ steady });
    await new Promise((resolve) => setTimeout(resolve, 2 * steady));
    local.slack.fail.next('apps.connections.open', { kind: 'reset-before' }, { times: 99 });
    local.slack.sockets.cut();
    expectGrowing(await pauses(6));
  });

  test('begin anew once a connection held', async () => {
    await open({ steady, firstPause: 100, longestPause: 10_000 });
    local.slack.fail.next('apps.connections.open', { kind: '500' }, { times: 4 });
    local.slack.sockets.cut();
    await local.slack.waitFor(() => attempts().length === 6 && local.slack.sockets.connections === 1);
    await new Promise((resolve) => setTimeout(resolve, 2 * steady));
    const since = Date.now();
    local.slack.sockets.cut();
    await local.slack.waitFor(() => attempts().length === 7);
    // The next pause would have been 1,280 ms at least.
    expect((attempts().at(-1)?.at ?? 0) - since).toBeLessThan(1_200);
  });

  test('are never shorter than Slack asks for', async () => {
    await open();
    local.slack.fail.next('apps.connections.open', { kind: '429', retryAfter: 1 }, { times: 99 });
    local.slack.sockets.cut();
    for (const pause of await pauses(3)) expect(pause).toBeGreaterThanOrEqual(998);
  });

  test('end with a stop', async () => {
    await open();
    local.slack.fail.next('apps.connections.open', { kind: '500' }, { times: 99 });
    local.slack.sockets.cut();
    await pauses(3);
    await local.adapter.stop();
    const count = attempts().length;
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(attempts().length).toBe(count);
  });
});

test('the pauses themselves: at once, then doubling up to half a minute, with jitter, never below the floor', () => {
  const series = (floor: number, random: number) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => pauseBefore(attempts, floor, usualTimes, random));
  expect(series(0, 0)).toEqual([0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(series(0, 0.5)).toEqual([0, 900, 1800, 3600, 7200, 14_400, 27_000, 27_000, 27_000]);
  expect(series(30_000, 0)).toEqual(Array.from({ length: 9 }, () => 30_000));
  expect(series(90_000, 0.5)).toEqual(Array.from({ length: 9 }, () => 99_000));
});
