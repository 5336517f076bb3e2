import type { Cloud } from '../setup/settings.ts';

/** Whose tokens name which hosts as `serviceUrl`. A name that begins with a dot stands for every host below it. */
type Hosts = readonly string[];

/*
 * Sources, read in November 2026:
 * - learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages: smba.trafficmanager.net/teams,
 *   GCC smba.infra.gcc.teams.microsoft.com/gcc and /teams, GCC High smba.infra.gov.teams.microsoft.us/gcch and /teams,
 *   DoD smba.infra.dod.teams.microsoft.us.
 * - microsoft.github.io/Agents-for-js, TeamsServiceEndpoints: the same four.
 * - github.com/microsoft/teams.ts/pull/515, `allowedServiceUrls` of each cloud: also smba.onyx.prod.teams.trafficmanager.net, and
 *   for China frontend.botapi.msg.infra.teams.microsoftonline.cn (taken back in pull/545, before a release, to be thought over).
 * - learn.microsoft.com/azure/bot-service/bot-service-resources-faq-security: *.botframework.com, for firewalls; its siblings are
 *   *.botframework.azure.us (learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high) and *.botframework.azure.cn.
 * Not *.trafficmanager.net: anybody with an Azure account can have a name below that.
 */
const publicHosts: Hosts = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  '.botframework.com',
];
const byIssuer: Readonly<Record<string, Hosts>> = {
  'https://api.botframework.com': publicHosts,
  'https://api.botframework.us': [
    'smba.infra.gov.teams.microsoft.us',
    'smba.infra.dod.teams.microsoft.us',
    '.botframework.azure.us',
  ],
  'https://api.botframework.azure.cn': ['frontend.botapi.msg.infra.teams.microsoftonline.cn', '.botframework.azure.cn'],
};

export const publicCloud: Omit<Cloud, 'loginUrl' | 'oauthUrl'> = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
  oauthScope: 'https://api.botframework.com',
};

/**
 * Which addresses may be answered at: the bot's token goes there. Those of the cloud, under https; besides, where the cloud's
 * settings name a server of one's own, that server, which is how a local Teams is used.
 */
export function openAllowance(cloud: Cloud | undefined): (serviceUrl: string) => boolean {
  const hosts = cloud === undefined ? publicHosts : (byIssuer[cloud.tokenIssuer] ?? []);
  const own = cloud === undefined ? undefined : (URL.parse(cloud.openIdMetadataUrl) ?? undefined);
  return (serviceUrl) => {
    const url = URL.parse(serviceUrl);
    if (url === null || url.username !== '' || url.password !== '') return false;
    if (own !== undefined && isLoopback(own.href) && isLoopback(serviceUrl)) return /^https?:$/.test(url.protocol);
    if (url.protocol !== 'https:') return false;
    if (own?.hostname === url.hostname) return true;
    return hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
  };
}

/**
 * The one address of a cloud that reaches each of its tenants, for when no activity has told a nearer one; undefined where
 * Microsoft documents none, and for a server of one's own.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages.
 */
export function globalServiceOf(cloud: Cloud | undefined): string | undefined {
  if (cloud === undefined) return 'https://smba.trafficmanager.net/teams/';
  const host = (address: string) => URL.parse(address)?.hostname.toLowerCase() ?? '';
  if (!host(cloud.openIdMetadataUrl).endsWith('.botframework.azure.us')) return undefined;
  return host(cloud.oauthUrl).startsWith('apidod.')
    ? 'https://smba.infra.dod.teams.microsoft.us/teams/'
    : 'https://smba.infra.gov.teams.microsoft.us/teams/';
}

/**
 * Where a cloud's people open Teams, and links to chats with them lead; a server of one's own has no such place, so it is the
 * public cloud's.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/cloud-overview.
 */
export function clientOf(cloud: Cloud | undefined): string {
  if (cloud?.tokenIssuer === 'https://api.botframework.azure.cn') return 'https://teams.microsoftonline.cn';
  if (cloud?.tokenIssuer !== 'https://api.botframework.us') return 'https://teams.microsoft.com';
  const isDefence = URL.parse(cloud.oauthUrl)?.hostname.startsWith('apidod.') === true;
  return isDefence ? 'https://dod.teams.microsoft.us' : 'https://gov.teams.microsoft.us';
}

/** Whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(URL.parse(address)?.hostname ?? '');
}
