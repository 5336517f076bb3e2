import { sign } from '../../support/slack/deliver/http.ts';
import type { SocketMode } from '../../support/slack/deliver/socket.ts';
import type { LocalSlack } from '../../support/slack/index.ts';
import type { TransportKind } from './local.ts';

/** How a request differs from one that Slack sends at this moment. */
export interface Forgery {
  /** Seconds since 1970. */
  readonly time?: number | string;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

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
  const answer = await post(url, secret, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  return answer.ok;
}

/** Posts a body as it is, signed. @returns the answer, its body read */
export async function post(
  url: string,
  secret: string,
  body: string,
  { time = Math.floor(Date.now() / 1000), headers, ...forgery }: Forgery = {},
): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(time),
      'x-slack-signature': sign(forgery.secret ?? secret, Number(time), body),
      ...headers,
    },
    body,
  });
  await response.text();
  return response;
}
