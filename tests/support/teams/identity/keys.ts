import { generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import { type Fields, isFields, parseJson } from '../../json.ts';

/** A signing key of one issuer. */
export type SigningKey = { readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };

export function generateSigningKey(): SigningKey {
  return { kid: randomUUID(), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

let kept: { readonly teams: SigningKey; readonly webChat: SigningKey; readonly login: SigningKey } | undefined;

/** The keys of Teams, of another channel and of the sign-in: made once per process, since that takes a while. */
export function signingKeys() {
  kept ??= { teams: generateSigningKey(), webChat: generateSigningKey(), login: generateSigningKey() };
  return kept;
}

/** The public half as a JWKS entry. `endorsements` are the channels whose activities it may sign. */
export function publicJwk(key: SigningKey, endorsements?: readonly string[]): Fields {
  const { kty, n, e } = key.publicKey.export({ format: 'jwk' });
  return { kty, use: 'sig', alg: 'RS256', kid: key.kid, x5t: key.kid, n, e, ...(endorsements ? { endorsements } : {}) };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A compact JWT with the given header and claims; `signer` gets the text to sign. */
export function makeToken(header: Fields, claims: Fields, signer: (text: string) => Buffer): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${signer(text).toString('base64url')}`;
}

export function signToken(key: SigningKey, claims: Fields): string {
  return makeToken({ alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid }, claims, (text) =>
    sign('RSA-SHA256', Buffer.from(text), key.privateKey),
  );
}

/** The claims of a token that this key signed and that is valid now; undefined for any other. */
export function readToken(key: SigningKey, token: string): Fields | undefined {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const known = parseJson(Buffer.from(header, 'base64url').toString());
  if (!isFields(known) || known.alg !== 'RS256' || known.kid !== key.kid) return undefined;
  const isGenuine = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${claims}`),
    key.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  if (!isGenuine) return undefined;
  const read = parseJson(Buffer.from(claims, 'base64url').toString());
  if (!isFields(read)) return undefined;
  if (typeof read.exp !== 'number' || read.exp * 1000 < Date.now()) return undefined;
  return read;
}
