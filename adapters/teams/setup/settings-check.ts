import type { Cloud, TeamsSettings } from './settings.ts';

const cloudKeys: readonly (keyof Cloud)[] = ['openIdMetadataUrl', 'tokenIssuer', 'loginUrl', 'oauthScope', 'oauthUrl'];

/** Why the adapter must not be made from these settings; undefined when it may. The sentence names what to set. */
export function whyNot(settings: TeamsSettings): string | undefined {
  const { appId, appPassword = '', tenantId = '', appType, allowAnonymous, cloud } = settings;
  if (appId === '') {
    // Without an app id the SDK lets everybody in without a word: anybody could send scores in anybody's name.
    return allowAnonymous === true
      ? undefined
      : 'TEAMS_APP_ID is missing, and without it nobody’s identity can be checked. For trying things out on this machine only, set TEAMS_ALLOW_ANONYMOUS=1 with HOST on loopback.';
  }
  const missing = cloudKeys.filter((key) => cloud !== undefined && !isSet(cloud[key]));
  if (missing.length > 0) return `the cloud settings only work together; missing: ${missing.join(', ')}`;
  switch (appType) {
    case 'SingleTenant':
      if (tenantId === '') return 'TEAMS_TENANT_ID is missing: a SingleTenant bot signs in at its tenant';
      return appPassword === '' ? 'TEAMS_APP_PASSWORD is missing: the value of a client secret' : undefined;
    case 'UserAssignedMSI':
      if (tenantId === '') return 'TEAMS_TENANT_ID is missing: a managed identity belongs to a tenant';
      return appPassword === '' ? undefined : 'TEAMS_APP_PASSWORD must not be set with TEAMS_APP_TYPE=UserAssignedMSI';
    case 'MultiTenant':
      return appPassword === '' ? 'TEAMS_APP_PASSWORD is missing: the value of a client secret' : undefined;
    default:
      return appType satisfies never;
  }
}

/** Settings come from outside, where a type promises nothing. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
