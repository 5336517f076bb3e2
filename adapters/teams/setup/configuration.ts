import { type Platform, readSection, type Told, type Variables } from '../../platform.ts';
import { flag, group, list, written } from '../../setting.ts';
import { guid, inLowerCase } from '../people/object-id.ts';
import { channelId, channelOfLink } from './link.ts';
import type { AppType, Cloud, TeamsSettings } from './settings.ts';

/** What the environment says of Teams, and the `microsoftTeams` part of the file. */
export type TeamsConfig = Omit<TeamsSettings, 'teams' | 'memory' | 'log' | 'onStanding'>;

// `teams` are the support teams.
const section = {
  key: 'microsoftTeams',
  schema: group(
    {
      tenants: list(
        'Ids of further Microsoft 365 tenants whose people may use the bot, besides TEAMS_TENANT_ID. For multi-tenant bots; without either, every tenant that installs the app may.',
        written(
          { description: 'The id of a tenant, a GUID.' },
          'Write the id of a tenant, a GUID, as Microsoft Entra shows it.',
          (text) => (guid.test(text.toLowerCase()) ? text.toLowerCase() : undefined),
        ),
        'Write a list of tenant ids, such as [00000000-0000-0000-0000-000000000000].',
      ).default([]),
      welcome: flag(
        'Whether the bot says what it is for where the app is added. Switch it off before an administrator adds the app for everybody.',
      ).default(true),
    },
    'Write the settings of Microsoft Teams below it, such as tenants: [00000000-0000-0000-0000-000000000000].',
  ).prefault({}),
};

const cloudVariables = {
  openIdMetadataUrl: 'TEAMS_OPENID_METADATA_URL',
  tokenIssuer: 'TEAMS_TOKEN_ISSUER',
  loginUrl: 'TEAMS_LOGIN_URL',
  oauthScope: 'TEAMS_OAUTH_SCOPE',
  oauthUrl: 'TEAMS_OAUTH_URL',
} as const satisfies Record<keyof Cloud, string>;

const names = [
  'TEAMS_APP_ID',
  'TEAMS_APP_PASSWORD',
  'TEAMS_TENANT_ID',
  'TEAMS_APP_TYPE',
  'TEAMS_ALLOW_ANONYMOUS',
  ...Object.values(cloudVariables),
] as const;
type Variable = (typeof names)[number];

/** What says nothing without an app id. */
const needingApp = names.filter((name) => name !== 'TEAMS_APP_ID' && name !== 'TEAMS_ALLOW_ANONYMOUS');

const appTypes: readonly AppType[] = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'];

const whereApp = 'Copy the Microsoft App ID, a GUID, from the Azure bot under Configuration.';
const whereTenant = 'Copy the App Tenant ID, a GUID, from the Azure bot under Configuration.';
const wherePassword =
  'Copy the value of a client secret, not its id, from the app registration under Certificates & secrets.';

export const teams: Platform<TeamsConfig, Variable> = {
  ids: {
    channel: channelId,
    person: /^([0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|29:[^\s@;%]+)$/,
    samePerson: inLowerCase,
    fromLink: channelOfLink,
    right:
      'Write the id, not the name: teams:19:…@thread.tacv2 for a channel, or paste what “Get link to channel” copies; teams:<object id>, in lower case, for a person (in Microsoft Entra).',
  },
  variables: names,
  // Client secrets of Microsoft Entra.
  secret: /[\w~.]{3}\dQ~[\w~.-]{31,34}/g,
  section,
  read({ variables, neededBy, section: asWritten, http }) {
    const { tenants, welcome } = readSection(section, asWritten);
    const allowAnonymous = readAnonymous(variables, http);
    const appType = readAppType(variables);
    const tenantId = readGuid(variables, 'TEAMS_TENANT_ID', whereTenant);
    const cloud = readCloud(variables);
    if (variables.get('TEAMS_APP_ID') === undefined) {
      const [cause = allowAnonymous ? undefined : neededBy] = needingApp.filter((name) => variables.get(name));
      if (cause !== undefined) variables.report('TEAMS_APP_ID', `is missing, but ${cause} needs it`, whereApp);
      return allowAnonymous ? { appId: '', appType, allowAnonymous } : undefined;
    }
    const appId = readGuid(variables, 'TEAMS_APP_ID', whereApp);
    const appPassword = readPassword(variables, appType);
    if (appType !== 'MultiTenant' && variables.get('TEAMS_TENANT_ID') === undefined)
      variables.report('TEAMS_TENANT_ID', `is missing, but TEAMS_APP_TYPE ${appType} needs it`, whereTenant);
    return appId === undefined
      ? undefined
      : {
          appId,
          appType,
          ...(appPassword !== undefined && { appPassword }),
          ...(tenantId !== undefined && { tenantId }),
          ...(cloud !== undefined && { cloud }),
          ...(tenants.length > 0 && { tenants }),
          ...(!welcome && { welcome }),
        };
  },
  welcome: ({ allowAnonymous }) =>
    allowAnonymous === true
      ? 'Microsoft Teams: events arrive at /api/messages from anybody on this machine (TEAMS_ALLOW_ANONYMOUS)'
      : 'Microsoft Teams: events arrive at /api/messages',
  create: async (config, { teams, memory, log, onStanding }) =>
    (await import('../index.ts')).createTeamsAdapter({ ...config, teams, memory, log, onStanding }),
};

/** Without an app id whoever reaches the endpoint can send scores in anybody's name. */
function readAnonymous(variables: Variables<Variable>, { host, loopback }: Told['http']): boolean {
  const written = variables.get('TEAMS_ALLOW_ANONYMOUS');
  if (written === undefined) return false;
  if (written !== '1') {
    variables.refuse('TEAMS_ALLOW_ANONYMOUS', 'Write 1, or leave it out.');
  } else if (variables.get('TEAMS_APP_ID') !== undefined) {
    variables.report(
      'TEAMS_ALLOW_ANONYMOUS',
      'is set, and so is TEAMS_APP_ID',
      'Leave TEAMS_ALLOW_ANONYMOUS out: it is for trying things out without an app id.',
    );
  } else if (!loopback) {
    variables.report(
      'HOST',
      `is ${host}, which others can reach, while TEAMS_ALLOW_ANONYMOUS lets anybody in`,
      'Leave HOST out to listen on 127.0.0.1, or set TEAMS_APP_ID instead of TEAMS_ALLOW_ANONYMOUS.',
    );
  }
  return true;
}

/** Whoever mistakes the secret for an id finds it unrepeated. */
function readGuid(
  variables: Variables<Variable>,
  name: 'TEAMS_APP_ID' | 'TEAMS_TENANT_ID',
  right: string,
): string | undefined {
  const written = variables.get(name)?.toLowerCase();
  if (written === undefined || guid.test(written)) return written;
  variables.report(name, 'is not a GUID', right);
  return undefined;
}

function readAppType(variables: Variables<Variable>): AppType {
  const written = variables.get('TEAMS_APP_TYPE') ?? 'SingleTenant';
  const known = appTypes.find((type) => type.toLowerCase() === written.toLowerCase());
  if (known === undefined) variables.refuse('TEAMS_APP_TYPE', `Write one of ${appTypes.join(', ')}.`);
  return known ?? 'SingleTenant';
}

function readPassword(variables: Variables<Variable>, appType: AppType): string | undefined {
  const password = variables.get('TEAMS_APP_PASSWORD');
  if (appType === 'UserAssignedMSI') {
    if (password !== undefined)
      variables.report(
        'TEAMS_APP_PASSWORD',
        'is set, but a managed identity has none',
        'Leave it out, or set TEAMS_APP_TYPE to SingleTenant.',
      );
    return undefined;
  }
  if (password === undefined) {
    variables.report('TEAMS_APP_PASSWORD', 'is missing, but TEAMS_APP_ID needs it', wherePassword);
  } else if (!/^[\x21-\x7e]+$/.test(password)) {
    variables.report('TEAMS_APP_PASSWORD', 'contains blanks or characters that are not ASCII', wherePassword);
  } else if (guid.test(password)) {
    variables.report('TEAMS_APP_PASSWORD', 'is a GUID, as the id of a secret is', wherePassword);
  }
  return password;
}

/** Another cloud, such as GCC High, or a test server. One of these without the others would refuse everything. */
function readCloud(variables: Variables<Variable>): Cloud | undefined {
  const missing = Object.values(cloudVariables).filter((name) => variables.get(name) === undefined);
  const [given] = Object.values(cloudVariables).filter((name) => !missing.includes(name));
  if (given === undefined) return undefined;
  for (const name of missing)
    variables.report(name, `is missing, but ${given} needs it`, 'Set all five addresses of a cloud, or none.');
  for (const key of ['openIdMetadataUrl', 'loginUrl', 'oauthUrl'] as const)
    checkAddress(variables, cloudVariables[key]);
  for (const key of ['tokenIssuer', 'oauthScope'] as const) {
    if (/\s/.test(variables.get(cloudVariables[key]) ?? ''))
      variables.refuse(cloudVariables[key], 'Write it without blanks, such as https://api.botframework.us.');
  }
  const read = (key: keyof Cloud) => variables.get(cloudVariables[key]) ?? '';
  return {
    openIdMetadataUrl: read('openIdMetadataUrl'),
    tokenIssuer: read('tokenIssuer'),
    loginUrl: read('loginUrl'),
    oauthScope: read('oauthScope'),
    oauthUrl: read('oauthUrl'),
  };
}

/** Secrets and keys travel there: only encrypted, unless it is this machine. */
function checkAddress(variables: Variables<Variable>, name: Variable): void {
  const written = variables.get(name);
  const url = written === undefined ? undefined : URL.parse(written);
  if (written === undefined || url?.protocol === 'https:') return;
  if (url?.protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)) return;
  variables.refuse(name, 'Write an https address.');
}
