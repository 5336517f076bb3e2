import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { globalServiceOf } from '../../../adapters/teams/api/clouds.ts';
import { openReferences } from '../../../adapters/teams/api/reference.ts';
import { activity } from '../../../adapters/teams/receive/activity.ts';
import type { Cloud } from '../../../adapters/teams/setup/settings.ts';
import { scale } from '../messages.ts';
import { createMemory, type Local, openLocal, run } from './local.ts';

/* Where somebody is written to of whom no activity has told. */

const company = '11111111-1111-1111-1111-111111111111';
const foreign = '22222222-2222-2222-2222-222222222222';
const everywhere = 'https://smba.trafficmanager.net/teams/';

const from = (tenant: string, region: string, conversation = 'a:1') =>
  activity.parse({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: `https://smba.trafficmanager.net/${region}/`,
    from: { id: '29:ada', aadObjectId: 'ada' },
    recipient: { id: '28:bot', name: 'Afterword' },
    conversation: { id: conversation, tenantId: tenant },
  });

const open = (tenantId?: string, channels: readonly string[] = []) => {
  const memory = createMemory();
  return { memory, references: openReferences(memory, { tenantId, serviceUrl: everywhere, channels }) };
};

describe('home', () => {
  test('is the configured tenant at the address of the cloud, before anything was heard', async () => {
    expect(await open(company).references.home()).toMatchObject({ tenantId: company, serviceUrl: everywhere });
    expect(await open().references.home()).toBeUndefined();
  });

  test('has the address that its own activities told last, whatever another tenant says after them', async () => {
    const { references } = open(company);
    await references.learn(from(foreign, 'apac'));
    expect(await references.home()).toMatchObject({ tenantId: company, serviceUrl: everywhere });
    await references.learn(from(company.toUpperCase(), 'emea'));
    await references.learn(from(foreign, 'apac'));
    expect(await references.home()).toMatchObject({
      tenantId: company.toUpperCase(),
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      botId: '28:bot',
    });
  });

  test('does not believe what an earlier version remembered of another tenant', async () => {
    const { memory, references } = open(company);
    await memory.remember('teams:home', { tenantId: foreign, serviceUrl: 'https://smba.trafficmanager.net/apac/' });
    expect(await references.home()).toMatchObject({ tenantId: company, serviceUrl: everywhere });
  });

  test('is where the configured channels are, when no tenant is configured', async () => {
    const channel = '19:help@thread.tacv2';
    const { references } = open(undefined, ['19:unheard@thread.tacv2', channel]);
    await references.learn(from(company, 'emea', `${channel};messageid=1`));
    await references.learn(from(foreign, 'apac'));
    expect(await references.home()).toMatchObject({
      tenantId: company,
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      conversationId: '',
    });
  });
});

test('each cloud has one address that reaches all of it, a server of one’s own has none', () => {
  const cloud = (openIdMetadataUrl: string, oauthUrl = 'https://tokengcch.botframework.azure.us/'): Cloud => ({
    openIdMetadataUrl,
    tokenIssuer: 'https://api.botframework.us',
    loginUrl: 'https://login.microsoftonline.us/t',
    oauthScope: 'https://api.botframework.us',
    oauthUrl,
  });
  const gov = 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration';
  expect(globalServiceOf(undefined)).toBe(everywhere);
  expect(globalServiceOf(cloud(gov))).toBe('https://smba.infra.gov.teams.microsoft.us/teams/');
  expect(globalServiceOf(cloud(gov, 'https://apiDoD.botframework.azure.us/'))).toBe(
    'https://smba.infra.dod.teams.microsoft.us/teams/',
  );
  expect(globalServiceOf(cloud('http://127.0.0.1:3979/keys'))).toBeUndefined();
});

describe('somebody new', () => {
  let local: Local;
  beforeEach(async () => {
    local = await openLocal(async () => ({ kind: 'accepted' }));
  });
  afterEach(() => local.close());

  test('is written to in the own tenant after an activity of another one that is taken', async () => {
    const { teams, settings } = local;
    const eve = teams.addPerson({ name: 'Eve' });
    teams.allow(eve.id);
    const bot = await run({ ...settings, tenants: [foreign] }, async () => ({ kind: 'accepted' }));
    teams.deliverTo(bot.url);
    const zed = teams.addPerson({ name: 'Zed', tenantId: foreign });
    await teams.install(zed.id);
    await teams.say(zed.id, zed.id, 'hello');
    const shown = await bot.adapter.show({
      place: { platform: 'teams', person: eve.aadObjectId },
      message: scale,
      key: 'survey-1',
      uncertain: false,
      audience: 'respondent',
    });
    expect(shown).toMatchObject({ kind: 'shown' });
    const [create] = teams.log.filter((call) => call.operation === 'create');
    expect(create?.body).toMatchObject({ tenantId: teams.settings.MicrosoftAppTenantId });
    await bot.close();
  });
});
