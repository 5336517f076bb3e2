import { verify as verifySignature } from 'node:crypto';
import type { Verdict } from './connector.ts';
import type { Found } from './keys.ts';

/** What a token must be for, and by whom. */
export interface Expected {
  readonly appId: string;
  /** Of the cloud, such as `https://api.botframework.com`. */
  readonly issuer: string;
}

/** Seconds by which two clocks may differ. Source: "5 minutes" in Microsoft's list of requirements, see below. */
const skew = 300;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether an activity comes from Teams: the token beside it is the Bot Connector's, for this bot, for now, signed by a key
 * that may sign for Teams, and made for an activity with this `serviceUrl`.
 * Source: the seven requirements under "Connector to Bot: Step 4" of learn.microsoft.com/azure/bot-service/rest-api/
 * bot-framework-rest-connector-authentication. The SDK takes tokens without `exp`, and those of its emulator and of other bots.
 * @param find looks a key up by its name
 * @param now milliseconds since 1970
 */
export async function verify(
  activity: Fields,
  authorization: string,
  { appId, issuer }: Expected,
  find: (kid: string) => Promise<Found>,
  now: number = Date.now(),
): Promise<Verdict> {
  const [, token = ''] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim()) ?? [];
  if (token === '') return forged(authorization.trim() === '' ? 'no token' : 'no token that can be read');
  const [head = '', body = '', signature = ''] = token.split('.');
  const { alg, kid } = fieldsOf(head);
  const claims = fieldsOf(body);
  // Whose signature it should be is known before anything is asked of anybody.
  if (alg !== 'RS256' || typeof kid !== 'string' || kid === '') return forged('not signed as the Bot Connector signs');
  if (claims.iss !== issuer) return forged('not from the Bot Connector of this cloud');
  if (claims.aud !== appId) return forged('meant for another bot');
  const seconds = now / 1000;
  const { exp, nbf } = claims;
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return forged('a token without an end');
  if (exp + skew < seconds) return forged('the token has expired');
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf - skew > seconds))
    return forged('the token is not valid yet');

  const found = await find(kid);
  if (found.kind === 'unread') return { kind: 'unknown', because: `the keys can’t be read: ${found.because}` };
  if (found.kind === 'unknown') return forged('signed with an unknown key');
  const { key, endorsements } = found.key;
  if (!verifySignature('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
    return forged('a wrong signature');
  if (endorsements.length > 0 && !endorsements.includes(String(activity.channelId)))
    return forged('signed with a key of another channel');
  // The token is genuine: what does not fit it is forbidden rather than unknown.
  return typeof claims.serviceurl === 'string' && claims.serviceurl === activity.serviceUrl
    ? { kind: 'genuine' }
    : { kind: 'forbidden', because: 'another serviceUrl than the token names' };
}

function forged(because: string): Verdict {
  return { kind: 'forged', because };
}

function fieldsOf(part: string): Fields {
  try {
    const read: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : {};
  } catch {
    return {};
  }
}
