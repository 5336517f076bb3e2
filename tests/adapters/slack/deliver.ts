import { sign } from '../../support/slack/deliver/http.ts';
import type { SocketMode } from '../../support/slack/deliver/socket.ts';
import type { LocalSlack } from '../../support/slack/index.ts';
import type { TransportKind } from './local.ts';

/** Sends an interaction that no client of the local Slack would send, signed as Slack would. */
export async function deliver(
  slack: LocalSlack,
  secret: string,
  transport: TransportKind,
  url: string,
  payload: Record<string, unknown>,
): Promise<boolean> {
  if (transport === 'socket') {
    // The connections are there; only their interface leaves out what a person can't do.
    const outcome = await (slack.sockets as SocketMode).deliver('interactive', payload);
    return outcome.kind === 'acknowledged';
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
    },
    body,
  });
  await response.body?.cancel();
  return response.ok;
}
