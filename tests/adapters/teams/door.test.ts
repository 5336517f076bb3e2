import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTeamsAdapter, type TeamsSettings } from '../../../adapters/teams/index.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Flaw } from '../../support/teams/index.ts';
import { scale } from '../messages.ts';
import { createMemory, type Local, openLocal, run, settingsOf } from './local.ts';

let received: Inbound[];
let local: Local;

beforeEach(async () => {
  received = [];
  local = await openLocal(async (event) => {
    received.push(event);
    return { kind: 'accepted' };
  });
});
afterEach(() => local.close());

describe('who is let in', () => {
  test.each<Flaw>([
    'no-token',
    'not-a-token',
    'wrong-key',
    'unknown-key',
    'hs256',
    'alg-none',
    'expired',
    'not-yet-valid',
    'wrong-audience',
    'wrong-issuer',
    'wrong-service-url',
    'unendorsed',
    'tampered',
  ])('%s: 401 with an empty body, and nothing happens', async (flaw) => {
    const writes = local.memory.writes.length;
    expect(await local.teams.sendForged(flaw, local.ada.id)).toMatchObject({ status: 401, body: undefined });
    expect(received).toEqual([]);
    expect(local.memory.writes).toHaveLength(writes);
  });

  test('a token that names another service than the activity leaves out: 401', async () => {
    const { teams, ada } = local;
    const activity = {
      type: 'message',
      channelId: 'msteams',
      text: '10',
      from: { id: ada.id },
      conversation: { id: 'a:1' },
    };
    expect(await teams.sendSigned(activity)).toMatchObject({ status: 401, body: undefined });
  });

  test.each([
    ['a type that is no string', { type: 123 }],
    ['no type', {}],
    ['a list', []],
    ['null', null],
    ['a bare string', 'message'],
    [
      'another channel',
      { type: 'message', channelId: 'webchat', text: '10', from: { id: 'x' }, conversation: { id: 'y' } },
    ],
    ['a sender that is no object', { type: 'message', channelId: 'msteams', from: 'Ada', conversation: { id: 'y' } }],
    ['a conversation without an id', { type: 'message', channelId: 'msteams', from: { id: 'x' }, conversation: {} }],
  ])('malformed, %s: 400 with an empty body, signed or not', async (_, activity) => {
    const { teams } = local;
    const headers = { 'content-type': 'application/json' };
    expect(await teams.sendRaw(headers, JSON.stringify(activity))).toMatchObject({ status: 400, body: undefined });
    expect(await teams.sendSigned(activity)).toMatchObject({ status: 400, body: undefined });
    expect(received).toEqual([]);
  });

  test('no JSON: 400; too much of it: 413; both with an empty body', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await local.teams.sendRaw(headers, '{"type":')).toMatchObject({ status: 400, body: undefined });
    const large = JSON.stringify({ type: 'x'.repeat(300_000) });
    expect(await local.teams.sendRaw(headers, large)).toMatchObject({ status: 413, body: undefined });
  });

  test('after all of that the real thing still arrives', async () => {
    await local.teams.sendSigned({ type: 123 });
    await local.teams.sendForged('hs256', local.ada.id);
    await local.teams.install(local.ada.id);
    await local.teams.say(local.ada.id, local.ada.id, '7');
    expect(received).toMatchObject([{ kind: 'said', text: '7' }]);
  });

  test('invokes of other apps and unknown activities do no harm', async () => {
    const { teams, ada, help } = local;
    const common = {
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: ada.id },
      conversation: { id: help },
    };
    expect(await teams.sendSigned({ ...common, type: 'invoke', name: 'task/fetch' })).toMatchObject({ status: 501 });
    expect(await teams.sendSigned({ ...common, type: 'invoke', name: 'adaptiveCard/action', value: 7 })).toMatchObject({
      status: 501,
    });
    expect(await teams.sendSigned({ ...common, type: 'typing', entities: 'none' })).toMatchObject({ status: 400 });
    expect(await teams.sendSigned({ ...common, type: 'typing', entities: [null, 7, {}] })).toMatchObject({
      status: 200,
    });
    expect(received).toEqual([]);
  });

  test('before the start and after the end: 503', async () => {
    const { teams } = local;
    const settings = { ...settingsOf(teams), teams: [], memory: createMemory(), log() {} };
    const unstarted = await run(settings, undefined);
    teams.deliverTo(unstarted.url);
    await teams.install(local.ada.id);
    expect(teams.sent.at(-1)?.attempts.at(-1)?.outcome).toMatchObject({ status: 503, body: undefined });
    await unstarted.close();
  });

  test('when the keys can’t be read nobody is accused: 503', async () => {
    const { teams } = local;
    const { cloud, ...rest } = settingsOf(teams);
    if (cloud === undefined) throw new Error('no cloud');
    const settings = {
      ...rest,
      cloud: { ...cloud, openIdMetadataUrl: 'http://127.0.0.1:9/keys' },
      teams: [],
      memory: createMemory(),
      log() {},
    };
    const blind = await run(settings, async () => ({ kind: 'accepted' }));
    teams.deliverTo(blind.url);
    await teams.install(local.ada.id);
    expect(teams.sent.at(-1)?.attempts.at(-1)?.outcome).toMatchObject({ status: 503, body: undefined });
    await blind.close();
  });
});

describe('settings', () => {
  const base = { teams: [], memory: createMemory(), log() {}, appType: 'SingleTenant' as const };

  test.each<[string, Partial<TeamsSettings>, RegExp]>([
    ['no app id', { appId: '' }, /TEAMS_APP_ID is missing/],
    ['no tenant', { appId: 'a', appPassword: 's' }, /TEAMS_TENANT_ID is missing/],
    ['no password', { appId: 'a', tenantId: 't' }, /TEAMS_APP_PASSWORD is missing/],
    [
      'a managed identity with a password',
      { appId: 'a', tenantId: 't', appPassword: 's', appType: 'UserAssignedMSI' },
      /must not be set/,
    ],
    [
      'half a cloud',
      {
        appId: 'a',
        tenantId: 't',
        appPassword: 's',
        cloud: { openIdMetadataUrl: 'https://x' } as TeamsSettings['cloud'] & object,
      },
      /only work together; missing: tokenIssuer, loginUrl, oauthScope, oauthUrl/,
    ],
  ])('%s: refuses, and says what to set', async (_, settings, because) => {
    await expect(createTeamsAdapter({ ...base, appId: '', ...settings })).rejects.toThrow(because);
  });

  test('anonymous: everybody on this machine is believed, and nobody elsewhere is written to', async () => {
    const { teams, ada } = local;
    const heard: Inbound[] = [];
    const settings = { ...base, appId: '', allowAnonymous: true };
    const open = await run(settings, async (event) => {
      heard.push(event);
      return { kind: 'accepted' };
    });
    teams.deliverTo(open.url);
    const said = (serviceUrl: string | undefined) => ({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl,
      text: '9',
      from: { id: ada.id },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:1', conversationType: 'personal' },
    });
    const headers = { 'content-type': 'application/json' };
    const post = (url: string | undefined) => teams.sendRaw(headers, JSON.stringify(said(url)));
    expect(await post('http://127.0.0.1:9/')).toMatchObject({ status: 200 });
    expect(heard).toMatchObject([{ kind: 'said', text: '9' }]);
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1.evil.example/',
      'http://169.254.169.254/',
      'nonsense',
      '',
      undefined,
    ])
      expect(await post(url)).toMatchObject({ status: 400 });
    expect(heard).toHaveLength(1);
    await open.close();
  });
});

describe('signing in', () => {
  test('a wrong secret is named before anything starts', async () => {
    const settings = { ...settingsOf(local.teams), appPassword: 'wrong', teams: [], memory: createMemory(), log() {} };
    const adapter = await createTeamsAdapter(settings);
    await expect(adapter.start(async () => ({ kind: 'accepted' }))).rejects.toThrow(
      /TEAMS_APP_PASSWORD is wrong.*AADSTS7000215/,
    );
    expect(await adapter.check([])).toMatchObject([
      { ok: false, what: 'Teams sign-in', detail: expect.stringContaining('TEAMS_APP_PASSWORD') },
    ]);
  });

  test('a refused token while posting names the variables', async () => {
    local.teams.fail.next('create', { kind: 'unauthorized' });
    const place = { platform: 'teams', channel: local.help };
    expect(
      await local.adapter.show({ place, message: scale, key: 'k', uncertain: false, audience: 'respondent' }),
    ).toMatchObject({ kind: 'refused', because: expect.stringContaining('TEAMS_APP_ID') });
  });
});

test('one file knows the SDK, and loads it when it is needed', () => {
  const folder = fileURLToPath(new URL('../../../adapters/teams', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const sdk = /['"](botbuilder|botframework-|@azure\/|@microsoft\/)[^'"]*['"]/;
  expect(sources.filter(({ text }) => sdk.test(text)).map(({ name }) => name)).toEqual(['api/botbuilder.ts']);
  for (const { text } of sources) expect(text).not.toMatch(/^import (?!type)[^;]*from '(botbuilder|botframework-)/m);
});
