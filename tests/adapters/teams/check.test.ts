import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTeamsAdapter } from '../../../adapters/teams/index.ts';
import { createMemory, type Local, openLocal, settingsOf } from './local.ts';

let local: Local;
beforeEach(async () => {
  local = await openLocal(async () => ({ kind: 'accepted' }), { isInstalled: false });
});
afterEach(() => local.close());

const findings = (channel: string) =>
  local.adapter.check([{ place: { platform: 'teams', channel }, use: 'alerts', key: 'teams[0].alerts' }]);
/** Without what is said of agents. */
const check = async (channel: string) => (await findings(channel)).filter(({ what }) => !what.includes('agents'));

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

test('a wrong secret is named', async () => {
  const settings = { ...settingsOf(local.teams), appPassword: 'wrong', teams: [], memory: createMemory(), log() {} };
  const adapter = await createTeamsAdapter(settings);
  expect(await adapter.check([])).toMatchObject([
    { ok: false, what: 'Teams sign-in', detail: expect.stringMatching(/TEAMS_APP_PASSWORD is wrong.*AADSTS7000215/) },
  ]);
});

describe('agents', () => {
  const stranger = '11111111-2222-4333-8444-555555555555';
  const withAgents = async (...ids: string[]) => {
    await local.teams.install(local.support.id);
    const [team] = local.settings.teams;
    if (team === undefined) throw new Error('no team');
    const agents = ids.map((id) => ({ platform: 'teams', id }));
    const adapter = await createTeamsAdapter({ ...local.settings, teams: [{ ...team, agents }] });
    return (await adapter.check([])).slice(1);
  };

  test('who is in no team or chat with the app is nobody', async () => {
    expect(await withAgents(local.grace.aadObjectId, stranger, '29:nobody')).toEqual([
      { ok: true, what: 'Teams agents', detail: '1 of 3 are known' },
      {
        ok: false,
        what: `teams[0].agents (teams:${stranger})`,
        detail: expect.stringContaining('object id'),
      },
      { ok: false, what: 'teams[0].agents (teams:29:nobody)', detail: expect.stringContaining('object id') },
    ]);
  });

  test('that Teams does not answer is not said to be their fault', async () => {
    await local.teams.install(local.support.id);
    local.teams.fail.next('members', { kind: '503' }, { times: 9 });
    expect(await withAgents(stranger)).toEqual([
      { ok: false, what: expect.stringContaining(stranger), detail: expect.stringContaining('could not be looked up') },
    ]);
  });

  test('before the app is installed nobody can be looked up', async () => {
    expect((await local.adapter.check([])).slice(1)).toEqual([
      { ok: false, what: 'Teams agents', detail: expect.stringContaining('installed') },
    ]);
  });
});

describe('who can read alerts', () => {
  test('guests: named, and the channel is not in order', async () => {
    const { teams, support, alerts } = local;
    const guest = teams.addPerson({ name: 'Gina Guest', isGuest: true });
    support.members.add(guest.id);
    await teams.install(support.id);
    expect(await check(alerts)).toMatchObject([
      { ok: true },
      { ok: false, detail: expect.stringMatching(/guests can read it \(Gina Guest\)/) },
    ]);
    const chats = [{ place: { platform: 'teams', channel: alerts }, use: 'chats' as const, key: 'teams[0].chats[0]' }];
    expect((await local.adapter.check(chats))[1]).toMatchObject({ ok: true });
  });

  test('a guest who is an agent may', async () => {
    const { teams, support, alerts, settings } = local;
    const guest = teams.addPerson({ name: 'Gina Guest', isGuest: true });
    support.members.add(guest.id);
    await teams.install(support.id);
    const agents = [{ platform: 'teams', id: guest.aadObjectId }];
    const adapter = await createTeamsAdapter({
      ...settings,
      teams: settings.teams.map((team) => ({ ...team, agents })),
    });
    const place = { platform: 'teams', channel: alerts };
    expect(await adapter.check([{ place, use: 'alerts', key: 'teams[0].alerts' }])).toMatchObject([
      { ok: true },
      { ok: true, detail: expect.stringContaining('ready for alerts') },
      { ok: true },
    ]);
  });
});
