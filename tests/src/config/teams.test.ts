import { describe, expect, it } from 'vitest';
import { configOf, linesOf, loadFrom, problemsOf, yaml } from './loading.ts';

const appId = '6f1d1ed5-4f6b-4c38-8a5a-1f2c9a4f0b11';
const tenantId = '0b6a2c1e-7d53-4c0a-9a5e-9b8d7c6f5e44';
const env = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'a~hidden.value', TEAMS_TENANT_ID: tenantId };
const plain = { appId, appPassword: 'a~hidden.value', tenantId, appType: 'SingleTenant' };
const cloud = {
  TEAMS_OPENID_METADATA_URL: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  TEAMS_TOKEN_ISSUER: 'https://api.botframework.us',
  TEAMS_LOGIN_URL: `https://login.microsoftonline.us/${tenantId}`,
  TEAMS_OAUTH_SCOPE: 'https://api.botframework.us',
  TEAMS_OAUTH_URL: 'https://token.botframework.azure.us',
};
const channel = '19:aBc-1_d@thread.tacv2';
const withChannel = yaml('', `    alerts: teams:${channel}\n`);

describe('Microsoft Teams', () => {
  it.each([
    [{}, undefined],
    [env, plain],
    [{ ...env, TEAMS_APP_ID: ` ${appId.toUpperCase()} ` }, plain],
    [{ ...env, TEAMS_APP_TYPE: 'singletenant' }, plain],
    [
      { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'x', TEAMS_APP_TYPE: 'MultiTenant' },
      { appId, appPassword: 'x', appType: 'MultiTenant' },
    ],
    [
      { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenantId, TEAMS_APP_TYPE: 'UserAssignedMSI' },
      { appId, tenantId, appType: 'UserAssignedMSI' },
    ],
    [{ TEAMS_ALLOW_ANONYMOUS: '1' }, { appId: '', appType: 'SingleTenant', allowAnonymous: true }],
    [
      { ...env, ...cloud },
      {
        ...plain,
        cloud: {
          openIdMetadataUrl: cloud.TEAMS_OPENID_METADATA_URL,
          tokenIssuer: cloud.TEAMS_TOKEN_ISSUER,
          loginUrl: cloud.TEAMS_LOGIN_URL,
          oauthScope: cloud.TEAMS_OAUTH_SCOPE,
          oauthUrl: cloud.TEAMS_OAUTH_URL,
        },
      },
    ],
  ])('%j', (variables, settings) => {
    expect(configOf(yaml(), variables).platforms.teams).toEqual(settings);
  });

  it('has places with colons and signs in them, written with or without quotes, in lists and alone', () => {
    const agents = `[teams:${appId}, "teams:29:1a_B-c"]`;
    const file = yaml('', `    chats: [teams:${channel}]\n    agents: ${agents}\n    alerts: teams:19:x=@thread.v2\n`);
    expect(configOf(file, env).teams[0]).toMatchObject({
      chats: [{ platform: 'teams', channel }],
      agents: [
        { platform: 'teams', id: appId },
        { platform: 'teams', id: '29:1a_B-c' },
      ],
      alerts: { platform: 'teams', channel: '19:x=@thread.v2' },
    });
  });

  it.each([
    'https://teams.microsoft.com/l/channel/19%3aaBc-1_d%40thread.tacv2/Help%20me?groupId=1&tenantId=2',
    'https://teams.cloud.microsoft/l/channel/19%3AaBc-1_d%40thread.tacv2/Help?groupId=1&tenantId=2&ngc=true',
    'teams:https://teams.microsoft.com/l/channel/19:aBc-1_d@thread.tacv2/Help',
    'https://teams.microsoft.com/l/channel/19%253aaBc-1_d%2540thread.tacv2/Help',
    'https://gov.teams.microsoft.us/l/message/19%3aaBc-1_d%40thread.tacv2/1700000000000?parentMessageId=1700000000000',
  ])('has a channel that was pasted as a link: %s', (link) => {
    const file = yaml('', `    chats: [${link}]\n    digest: { to: "teams:19:x=@thread.v2", at: "09:00" }\n`);
    expect(configOf(file, env).teams[0]).toMatchObject({ chats: [{ platform: 'teams', channel }] });
  });

  it('knows a channel again, as a link and as an id', () => {
    const link = 'https://teams.microsoft.com/l/channel/19%3aaBc-1_d%40thread.tacv2/Help?groupId=1';
    expect(problemsOf(yaml('', `    chats: ["${link}"]\n    alerts: "teams:${channel}"\n`), env)).toEqual([
      expect.stringContaining('is a channel in which customers are helped'),
    ]);
  });

  it('takes further tenants from the file, and writes their ids in one way', () => {
    const tenants = ['0B6A2C1E-7D53-4C0A-9A5E-9B8D7C6F5E45'];
    const file = yaml(`microsoftTeams: { tenants: [${tenants}] }\n`);
    expect(configOf(file, env).platforms.teams).toEqual({ ...plain, tenants: tenants.map((id) => id.toLowerCase()) });
  });
});

describe('what Teams can not take', () => {
  it.each([
    ['tenants: [acme.example]', 'tenants[0] is "acme.example". Write the id of a tenant, a GUID'],
    ['tenants: acme', 'tenants is "acme". Write a list of tenant ids'],
    ['tenant: x', 'tenant'],
  ])('microsoftTeams: %s', (written, said) => {
    expect(problemsOf(yaml(`microsoftTeams: { ${written} }\n`), env).join()).toContain(`microsoftTeams.${said}`);
  });

  it.each([
    [{}, ['TEAMS_APP_ID is missing, but teams[0].alerts needs it. Copy the Microsoft App ID']],
    [{ TEAMS_APP_PASSWORD: 'hidden' }, ['TEAMS_APP_ID is missing, but TEAMS_APP_PASSWORD needs it']],
    [{ TEAMS_TENANT_ID: tenantId }, ['TEAMS_APP_ID is missing, but TEAMS_TENANT_ID needs it']],
    [{ TEAMS_APP_TYPE: 'MultiTenant' }, ['TEAMS_APP_ID is missing, but TEAMS_APP_TYPE needs it']],
    [cloud, ['TEAMS_APP_ID is missing, but TEAMS_OPENID_METADATA_URL needs it']],
    [
      { TEAMS_APP_ID: appId },
      [
        'TEAMS_APP_PASSWORD is missing, but TEAMS_APP_ID needs it. Copy the value',
        'TEAMS_TENANT_ID is missing, but TEAMS_APP_TYPE SingleTenant needs it',
      ],
    ],
    [{ TEAMS_APP_ID: appId, TEAMS_APP_TYPE: 'MultiTenant' }, ['TEAMS_APP_PASSWORD is missing']],
    [
      { TEAMS_APP_ID: appId, TEAMS_APP_TYPE: 'UserAssignedMSI' },
      ['TEAMS_TENANT_ID is missing, but TEAMS_APP_TYPE UserAssignedMSI needs it'],
    ],
    [{ ...env, TEAMS_APP_TYPE: 'UserAssignedMSI' }, ['TEAMS_APP_PASSWORD is set, but a managed identity has none']],
    [{ ...env, TEAMS_APP_TYPE: 'Tenant' }, ['TEAMS_APP_TYPE is "Tenant". Write one of SingleTenant, UserAssignedMSI']],
    [{ ...env, TEAMS_APP_ID: 'hidden' }, ['TEAMS_APP_ID is not a GUID. Copy']],
    [{ ...env, TEAMS_TENANT_ID: 'hidden.example' }, ['TEAMS_TENANT_ID is not a GUID. Copy']],
    [{ ...env, TEAMS_APP_PASSWORD: 'hid den' }, ['TEAMS_APP_PASSWORD contains blanks']],
    [{ ...env, TEAMS_APP_PASSWORD: appId }, ['TEAMS_APP_PASSWORD is a GUID, as the id of a secret is']],
    [{ ...env, TEAMS_ALLOW_ANONYMOUS: '1' }, ['TEAMS_ALLOW_ANONYMOUS is set, and so is TEAMS_APP_ID']],
    [{ TEAMS_ALLOW_ANONYMOUS: 'yes' }, ['TEAMS_ALLOW_ANONYMOUS is "yes". Write 1, or leave it out.']],
    [
      { TEAMS_ALLOW_ANONYMOUS: '1', TEAMS_TENANT_ID: tenantId },
      ['TEAMS_APP_ID is missing, but TEAMS_TENANT_ID needs it'],
    ],
    [
      { TEAMS_ALLOW_ANONYMOUS: '1', HOST: '0.0.0.0' },
      ['HOST is 0.0.0.0, which others can reach, while TEAMS_ALLOW_ANONYMOUS lets anybody in'],
    ],
    [
      { ...env, TEAMS_APP_PASWORD: 'hidden' },
      ['TEAMS_APP_PASWORD is not a variable that Afterword reads. Did you mean TEAMS_APP_PASSWORD?'],
    ],
  ])('%j', (variables, said) => {
    const lines = problemsOf(withChannel, variables);
    expect(lines).toEqual(said.map((text) => expect.stringContaining(`environment: ${text}`)));
    expect(lines.join()).not.toMatch(/hid/);
  });

  it.each(Object.keys(cloud))('a cloud of which only %s is told', (given) => {
    const others = Object.keys(cloud).filter((name) => name !== given);
    const lines = problemsOf(withChannel, { ...env, [given]: 'https://x.example' });
    expect(lines).toEqual(
      others.map(
        (name) => `environment: ${name} is missing, but ${given} needs it. Set all five addresses of a cloud, or none.`,
      ),
    );
  });

  it.each([
    ['TEAMS_OPENID_METADATA_URL', 'http://x.example', 'Write an https address.'],
    ['TEAMS_LOGIN_URL', 'login.microsoftonline.us', 'Write an https address.'],
    ['TEAMS_OAUTH_URL', 'http://10.0.0.1', 'Write an https address.'],
    ['TEAMS_TOKEN_ISSUER', 'api botframework', 'Write it without blanks'],
    ['TEAMS_OAUTH_SCOPE', 'a b', 'Write it without blanks'],
  ])('%s %s', (name, written, right) => {
    expect(problemsOf(withChannel, { ...env, ...cloud, [name]: written })).toEqual([
      expect.stringContaining(`environment: ${name} is "${written}". ${right}`),
    ]);
  });

  it('addresses on this machine need no encryption', () => {
    const local = { ...cloud, TEAMS_LOGIN_URL: 'http://127.0.0.1:9/t', TEAMS_OAUTH_URL: 'http://localhost:9' };
    expect(problemsOf(withChannel, { ...env, ...local })).toEqual([]);
  });

  it.each([
    'teams:General',
    `teams:${channel};messageid=1700000000000`,
    'teams:19%3AaBc%40thread.tacv2',
    `teams:${appId}`,
    'teams:https://teams.microsoft.com/l/entity/19%3aaBc%40thread.tacv2/0',
    'teams:https://teams.microsoft.com.evil.example/l/channel/19%3aaBc%40thread.tacv2/Help',
  ])('the channel %s', (place) => {
    expect(problemsOf(yaml('', `    alerts: "${place}"\n`), env)).toEqual([
      expect.stringContaining(
        `afterword.yaml:6: teams[0].alerts is "${place}". Write the id, not the name: teams:19:…`,
      ),
    ]);
  });

  it.each([`teams:${appId.toUpperCase()}`, 'teams:robin@example.com', `teams:${channel}`])(
    'the person %s',
    (person) => {
      expect(problemsOf(yaml('', `    agents: ["${person}"]\n`), env)).toEqual([
        expect.stringContaining(`afterword.yaml:6: teams[0].agents[0] is "${person}". Write the id`),
      ]);
    },
  );

  it('anybody is let in beside the playground, on loopback, without a file', () => {
    expect(linesOf(loadFrom({}, { TEAMS_ALLOW_ANONYMOUS: '1' }))).toEqual([]);
  });
});
