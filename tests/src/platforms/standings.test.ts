import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Log } from '../../../src/log.ts';
import { createStandings } from '../../../src/platforms/standings.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTime(ms);

function open() {
  const said: string[] = [];
  const say = (level: string) => (fields: { platform: string }, text: string) =>
    said.push(`${level} ${fields.platform}: ${text}`);
  const log = { info: say('info'), warn: say('warn'), error: say('error') } as unknown as Log;
  let mended = 0;
  const standings = createStandings(['slack', 'teams'], {
    log,
    clock: () => new Date(),
    onMended: () => {
      mended += 1;
    },
  });
  standings.started('slack');
  return { standings, said, mended: () => mended, slack: () => standings.parts().find(({ name }) => name === 'slack') };
}

/** How long the platform rests from now on, to the second. */
function restOf({ resting }: ReturnType<typeof open>['standings']): number {
  for (let seconds = 0; ; seconds += 1) {
    if (!resting().includes('slack') || seconds > 3_600) return seconds;
    pass(1_000);
  }
}

describe('a platform that refuses us', () => {
  test('rests for growing times, five seconds to five minutes', () => {
    const { standings } = open();
    const rests = Array.from({ length: 12 }, () => {
      standings.paused('slack', 'token_revoked', undefined);
      return restOf(standings);
    });
    for (const [n, expected] of [5, 10, 20, 40, 80, 160].entries()) {
      expect(rests[n]).toBeLessThanOrEqual(expected);
      expect(rests[n]).toBeGreaterThanOrEqual(Math.max(5, expected * 0.8));
    }
    for (const rest of rests.slice(6)) {
      expect(rest).toBeLessThanOrEqual(300);
      expect(rest).toBeGreaterThanOrEqual(240);
    }
  });

  test('rests for as long as it says, be it longer than that', () => {
    const { standings } = open();
    standings.paused('slack', 'rate of sign-ins', 900_000);
    expect(restOf(standings)).toBe(900);
  });

  test('is told in one line, however many sends find out, and in another once it is over', () => {
    const { standings, said, mended } = open();
    for (let n = 0; n < 64; n += 1) standings.paused('slack', 'token_revoked', undefined);
    expect(restOf(standings)).toBe(5);
    for (let n = 0; n < 64; n += 1) standings.paused('slack', 'token_revoked', undefined);
    standings.told('slack', { kind: 'refused', because: 'token_revoked' });
    standings.went('slack');
    for (let n = 0; n < 3; n += 1) standings.went('slack');
    expect(said).toEqual([
      'error slack: a platform refuses us: nothing is sent there until this is mended',
      'info slack: the platform takes messages again',
    ]);
    expect(mended()).toBe(1);
    standings.paused('slack', 'token_revoked', undefined);
    expect(said).toHaveLength(3);
  });

  test('is troubled until something goes well, also when it does not rest any more', () => {
    const { standings } = open();
    expect(standings.isTroubled('slack')).toBe(false);
    standings.told('slack', { kind: 'refused', because: 'account_inactive' });
    expect([standings.isTroubled('slack'), standings.isTroubled('teams')]).toEqual([true, false]);
    expect(standings.resting()).toEqual(['slack']);
    restOf(standings);
    expect([standings.resting(), standings.isTroubled('slack')]).toEqual([[], true]);
    standings.went('slack');
    expect(standings.isTroubled('slack')).toBe(false);
  });

  test('is not ready since it first did, and for the reason of the last time', () => {
    const { standings, slack } = open();
    const since = new Date();
    standings.paused('slack', 'token_revoked', undefined);
    restOf(standings);
    standings.paused('slack', 'account_inactive', undefined);
    expect(slack()).toEqual({ name: 'slack', ok: false, detail: 'account_inactive', since });
    standings.told('slack', { kind: 'works' });
    expect(slack()).toEqual({ name: 'slack', ok: true, detail: 'works' });
    expect(standings.resting()).toEqual([]);
  });

  test('begins with short rests again after something went well', () => {
    const { standings } = open();
    for (let n = 0; n < 5; n += 1) {
      standings.paused('slack', 'token_revoked', undefined);
      restOf(standings);
    }
    standings.went('slack');
    standings.paused('slack', 'token_revoked', undefined);
    expect(restOf(standings)).toBe(5);
  });
});

describe('a connection that is down', () => {
  test('is told once, shown since when, and keeps no message from being sent', () => {
    const { standings, said, slack, mended } = open();
    const since = new Date();
    standings.told('slack', { kind: 'disconnected', because: 'ECONNREFUSED' });
    pass(45_000);
    standings.told('slack', { kind: 'disconnected', because: 'ECONNRESET' });
    expect(slack()).toEqual({ name: 'slack', ok: false, detail: 'ECONNREFUSED', since });
    expect([standings.resting(), standings.isTroubled('slack')]).toEqual([[], false]);
    standings.told('slack', { kind: 'works' });
    standings.told('slack', { kind: 'works' });
    expect(said).toEqual(['warn slack: the connection to a platform is down', 'info slack: connected again']);
    expect(slack()).toMatchObject({ ok: true });
    expect(mended()).toBe(0);
  });
});

describe('a start', () => {
  test('that has not come yet is no trouble, but not in order either', () => {
    expect(open().standings.parts()).toEqual([
      { name: 'slack', ok: true, detail: 'works' },
      { name: 'teams', ok: false, detail: 'is starting' },
    ]);
  });

  test('that fails is told once for each reason, and that it went well after all', () => {
    const { standings, said } = open();
    const since = new Date();
    standings.failed('teams', 'no sign-in');
    pass(10_000);
    standings.failed('teams', 'no sign-in');
    standings.failed('teams', 'HTTP 500');
    expect(standings.parts()[1]).toEqual({ name: 'teams', ok: false, detail: 'HTTP 500', since });
    standings.started('teams');
    expect(standings.parts()[1]).toEqual({ name: 'teams', ok: true, detail: 'works' });
    expect(said).toEqual([
      'error teams: a platform could not be started; it is tried again',
      'error teams: a platform could not be started; it is tried again',
      'info teams: the platform has started after all',
    ]);
  });
});
