import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTeamsAdapter, type TeamsSettings } from '../../../adapters/teams/index.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Flaw } from '../../support/teams/index.ts';
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
    'no-end',
    'unendorsed',
    'tampered',
  ])('%s: 401 with an empty body, and nothing happens', async (flaw) => {
    const writes = local.memory.writes.length;
    expect(await local.teams.sendForged(flaw, local.ada.id)).toMatchObject({ status: 401, body: undefined });
    expect(received).toEqual([]);
    expect(local.memory.writes).toHaveLength(writes);
  });

  test('a genuine token for another address: 403, and nothing happens', async () => {
    expect(await local.teams.sendForged('wrong-service-url', local.ada.id)).toMatchObject({
      status: 403,
      body: undefined,
    });
    const { teams, ada } = local;
    const activity = {
      type: 'message',
      channelId: 'msteams',
      text: '10',
      from: { id: ada.id },
      conversation: { id: 'a:1' },
    };
    expect(await teams.sendSigned(activity)).toMatchObject({ status: 403, body: undefined });
    expect(received).toEqual([]);
  });

  const foreign = '99999999-0000-4000-8000-000000000000';

  test.each([
    ['its conversation', (tenant: string) => ({ conversation: { id: 'a:1', tenantId: tenant } })],
    ['its channel data', (tenant: string) => ({ channelData: { tenant: { id: tenant } } })],
  ])('an activity of a foreign tenant by %s: 403 and a line', async (_, of) => {
    const { teams, ada, logged } = local;
    const writes = local.memory.writes.length;
    const activity = {
      type: 'message',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      text: '10',
      from: { id: ada.id },
      conversation: { id: 'a:1', conversationType: 'personal' },
    };
    expect(await teams.sendSigned({ ...activity, ...of(foreign) })).toMatchObject({ status: 403, body: undefined });
    expect(received).toEqual([]);
    expect(local.memory.writes).toHaveLength(writes);
    expect(logged.filter((line) => line.includes(foreign))).toHaveLength(1);
    expect(
      await teams.sendSigned({ ...activity, ...of(teams.settings.MicrosoftAppTenantId.toUpperCase()) }),
    ).toMatchObject({ status: 200 });
  });

  test('a bot of many tenants takes those it is told, else all', async () => {
    const { teams, ada } = local;
    const { tenantId: home = '', ...rest } = settingsOf(teams);
    const settings = { ...rest, appType: 'MultiTenant' as const, teams: [], memory: createMemory(), log() {} };
    const post = async (tenants: readonly string[], tenant: string) => {
      const bot = await run({ ...settings, tenants }, async () => ({ kind: 'accepted' }));
      teams.deliverTo(bot.url);
      const outcome = await teams.sendSigned({
        type: 'typing',
        channelId: 'msteams',
        serviceUrl: teams.serviceUrl,
        from: { id: ada.id },
        conversation: { id: 'a:1', tenantId: tenant },
      });
      await bot.close();
      return outcome.kind === 'answered' ? outcome.status : outcome.kind;
    };
    expect(await post([], foreign)).toBe(200);
    expect(await post([home], foreign)).toBe(403);
    expect(await post([home, foreign], foreign)).toBe(200);
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
  ])('malformed, %s: 400 with an empty body and a line, signed or not', async (_, activity) => {
    const { teams, logged } = local;
    const headers = { 'content-type': 'application/json' };
    expect(await teams.sendRaw(headers, JSON.stringify(activity))).toMatchObject({ status: 400, body: undefined });
    expect(await teams.sendSigned(activity)).toMatchObject({ status: 400, body: undefined });
    expect(received).toEqual([]);
    expect(logged.filter((line) => line.includes('not let in'))).toHaveLength(2);
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
    expect(await teams.sendSigned({ ...common, type: 'invoke', name: 'task/fetch' })).toMatchObject({ status: 404 });
    expect(await teams.sendSigned({ ...common, type: 'invoke', name: 'adaptiveCard/action', value: 7 })).toMatchObject({
      status: 404,
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
      expect(await post(url)).toMatchObject({ status: 403 });
    expect(heard).toHaveLength(1);
    await open.close();
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
