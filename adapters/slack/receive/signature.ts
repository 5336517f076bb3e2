import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** `future`: signed with a time more than five minutes ahead; whatever else is not right is `wrong`. */
export type Signature = 'right' | 'wrong' | 'future';

/** Seconds that a request's time may differ from ours, either way. */
const tolerance = 300;

/**
 * Whether Slack signed this body lately. Source: docs.slack.dev/authentication/verifying-requests-from-slack.
 * @param body as it arrived
 * @param now milliseconds since 1970
 */
export function readSignature(secret: string, headers: IncomingHttpHeaders, body: Buffer, now: number): Signature {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': time } = headers;
  if (typeof signature !== 'string' || typeof time !== 'string') return 'wrong';
  const ahead = Number(time) - Math.floor(now / 1000);
  if (ahead > tolerance) return 'future';
  if (!/^\d{1,15}$/.test(time) || ahead < -tolerance) return 'wrong';
  const ours = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${time}:`).update(body).digest('hex')}`);
  const theirs = Buffer.from(signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? 'right' : 'wrong';
}
