import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Local, openLocal } from './local.ts';

let local: Local;
beforeEach(async () => {
  local = await openLocal(async () => ({ kind: 'accepted' }), { isInstalled: false });
});
afterEach(() => local.close());

const check = (channel: string) =>
  local.adapter.check([{ place: { platform: 'teams', channel }, use: 'alerts', key: 'teams[0].alerts' }]);

test('before Teams has said anything: says to install the app', async () => {
  expect(await check(local.alerts)).toMatchObject([
    { ok: true },
    { ok: false, detail: expect.stringContaining('install the app') },
  ]);
});

test('installed: every channel of the team is ready, also one that nobody wrote in', async () => {
  await local.teams.install(local.support.id);
  expect(await check(local.alerts)).toMatchObject([
    { ok: true },
    { ok: true, detail: expect.stringContaining('ready for alerts') },
  ]);
});

test('removed again: says what to do', async () => {
  await local.teams.install(local.support.id);
  await local.teams.uninstall(local.support.id);
  expect(await check(local.alerts)).toMatchObject([
    { ok: true },
    { ok: false, detail: expect.stringContaining('Manage team') },
  ]);
});

test('a name instead of an id: says what an id looks like', async () => {
  expect(await check('Alerts')).toMatchObject([{ ok: true }, { ok: false, detail: expect.stringContaining('19:') }]);
});

test('the token is asked for each time, not taken from a cache', async () => {
  await check(local.alerts);
  local.teams.fail.next('login', { kind: 'unauthorized' });
  const before = local.teams.signIns.length;
  await check(local.alerts);
  expect(local.teams.signIns.length).toBeGreaterThan(before);
});
