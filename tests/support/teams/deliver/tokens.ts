import { createHmac } from 'node:crypto';
import type { Fields } from '../../json.ts';
import { generateSigningKey, makeToken, type SigningKey, signToken } from '../identity/keys.ts';
import { botFramework } from '../identity/login.ts';
import type { Settings } from '../settings.ts';

/** What is wrong with a forged request. */
export type Flaw =
  | 'no-token'
  | 'not-a-token'
  /** Signed by somebody else who names our key. */
  | 'wrong-key'
  | 'unknown-key'
  /** HS256 with the public key as the secret, the classic confusion of algorithms. */
  | 'hs256'
  | 'alg-none'
  | 'expired'
  /** Genuine but for ever. */
  | 'no-end'
  | 'not-yet-valid'
  | 'wrong-audience'
  | 'wrong-issuer'
  | 'wrong-service-url'
  /** A genuine key of the issuer that may not sign for Teams. */
  | 'unendorsed'
  /** A genuine token that was changed afterwards. */
  | 'tampered';

/** The keys Teams signs with; the other one is for web chat only. */
export type ChannelKeys = { readonly teams: SigningKey; readonly webChat: SigningKey };

const claimsFor = (settings: Settings, serviceUrl: string): Fields => {
  const now = Math.floor(Date.now() / 1000);
  return {
    serviceurl: serviceUrl,
    nbf: now,
    exp: now + Math.floor(settings.deadlines.tokenMs / 1000),
    iss: botFramework,
    aud: settings.appId,
  };
};

/** The Authorization header Teams sends with an activity. */
export function authorization(settings: Settings, keys: ChannelKeys, serviceUrl: string): string {
  return `Bearer ${signToken(keys.teams, claimsFor(settings, serviceUrl))}`;
}

/** An Authorization header with one flaw; undefined for none at all. */
export function flawedAuthorization(
  settings: Settings,
  keys: ChannelKeys,
  serviceUrl: string,
  flaw: Flaw,
): string | undefined {
  const claims = claimsFor(settings, serviceUrl);
  const now = Math.floor(Date.now() / 1000);
  const signed = (changes: Fields) => `Bearer ${signToken(keys.teams, { ...claims, ...changes })}`;
  switch (flaw) {
    case 'no-token':
      return undefined;
    case 'not-a-token':
      return 'Bearer not.a.token';
    case 'wrong-key':
      return `Bearer ${signToken({ ...generateSigningKey(), kid: keys.teams.kid }, claims)}`;
    case 'unknown-key':
      return `Bearer ${signToken(generateSigningKey(), claims)}`;
    case 'hs256': {
      const secret = keys.teams.publicKey.export({ format: 'pem', type: 'pkcs1' });
      const hmac = (text: string) => createHmac('sha256', secret).update(text).digest();
      return `Bearer ${makeToken({ alg: 'HS256', typ: 'JWT', kid: keys.teams.kid }, claims, hmac)}`;
    }
    case 'alg-none':
      return `Bearer ${makeToken({ alg: 'none', typ: 'JWT', kid: keys.teams.kid }, claims, () => Buffer.alloc(0))}`;
    case 'expired':
      return signed({ nbf: now - 7200, exp: now - 3600 });
    case 'no-end': {
      const { exp: _, ...endless } = claims;
      return `Bearer ${signToken(keys.teams, endless)}`;
    }
    case 'not-yet-valid':
      return signed({ nbf: now + 3600, exp: now + 7200 });
    case 'wrong-audience':
      return signed({ aud: '00000000-0000-0000-0000-000000000000' });
    case 'wrong-issuer':
      return signed({ iss: 'https://issuer.example' });
    case 'wrong-service-url':
      return signed({ serviceurl: 'https://elsewhere.example/' });
    case 'unendorsed':
      return `Bearer ${signToken(keys.webChat, claims)}`;
    case 'tampered': {
      const [header, , signature] = signToken(keys.teams, claims).split('.');
      const other = Buffer.from(JSON.stringify({ ...claims, exp: now + 86_400 })).toString('base64url');
      return `Bearer ${header}.${other}.${signature}`;
    }
    default:
      return flaw satisfies never;
  }
}
