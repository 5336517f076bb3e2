import { describe, expect, test } from 'vitest';
import { openAllowance } from '../../../adapters/teams/api/clouds.ts';
import type { Cloud } from '../../../adapters/teams/setup/settings.ts';

const cloud = (issuer: string, openIdMetadataUrl: string): Cloud => ({
  tokenIssuer: issuer,
  openIdMetadataUrl,
  loginUrl: 'https://x.example/t',
  oauthScope: issuer,
  oauthUrl: 'https://x.example/',
});
const us = cloud(
  'https://api.botframework.us',
  'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
);
const china = cloud('https://api.botframework.azure.cn', 'https://login.botframework.azure.cn/v1/.well-known/openid');
const local = cloud('https://api.botframework.com', 'http://127.0.0.1:4000/v1/.well-known/openidconfiguration');
const own = cloud('https://api.botframework.com', 'https://teams.test.example/keys');

describe.each<[string, Cloud | undefined, readonly string[], readonly string[]]>([
  [
    'the public cloud',
    undefined,
    [
      'https://smba.trafficmanager.net/teams/',
      'https://smba.trafficmanager.net/emea/0b6a2c1e-7d53-4c0a-9a5e-9b8d7c6f5e44/',
      'https://SMBA.trafficmanager.net/in/',
      'https://smba.infra.gcc.teams.microsoft.com/gcc',
      'https://smba.onyx.prod.teams.trafficmanager.net/',
      'https://msteams.botframework.com/',
    ],
    [
      'http://smba.trafficmanager.net/teams/',
      'https://evil.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://evil.example/smba.trafficmanager.net/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://user:word@smba.trafficmanager.net/',
      'https://evilbotframework.com/',
      'https://botframework.com.evil.example/',
      'https://smba.infra.gov.teams.microsoft.us/gcch',
      'http://127.0.0.1/',
      'https://localhost/',
      'ftp://smba.trafficmanager.net/',
      'smba.trafficmanager.net',
      '',
    ],
  ],
  [
    'US Government',
    us,
    ['https://smba.infra.gov.teams.microsoft.us/gcch', 'https://smba.infra.dod.teams.microsoft.us/dod/'],
    ['https://smba.trafficmanager.net/teams/', 'http://smba.infra.gov.teams.microsoft.us/gcch', 'http://127.0.0.1/'],
  ],
  [
    'China',
    china,
    ['https://frontend.botapi.msg.infra.teams.microsoftonline.cn/', 'https://msteams.botframework.azure.cn/teams'],
    ['https://smba.trafficmanager.net/teams/'],
  ],
  [
    'a server on this machine',
    local,
    ['http://127.0.0.1:4000/amer/', 'http://localhost:5000/', 'https://smba.trafficmanager.net/teams/'],
    ['http://10.0.0.1/', 'http://169.254.169.254/latest/', 'https://evil.example/'],
  ],
  [
    'a server of one’s own',
    own,
    ['https://teams.test.example/amer/'],
    ['http://teams.test.example/amer/', 'https://test.example/', 'http://127.0.0.1/'],
  ],
])('%s', (_, where, allowed, refused) => {
  const mayAnswerAt = openAllowance(where);
  test.each(allowed)('%s is answered at', (url) => expect(mayAnswerAt(url)).toBe(true));
  test.each(refused)('%s is not', (url) => expect(mayAnswerAt(url)).toBe(false));
});
