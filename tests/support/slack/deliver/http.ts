import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type Fields, parseJson } from '../../json.ts';
import { afterRunning } from '../../running.ts';
import type { Settings } from '../settings.ts';
import type { DeliveryKind, Outcome, Retry, Transport } from './delivery.ts';

type Body = { readonly text: string; readonly type: string };

function encode(kind: DeliveryKind, payload: Fields): Body {
  switch (kind) {
    case 'events_api':
      return { text: JSON.stringify(payload), type: 'application/json' };
    case 'interactive':
      return {
        text: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        type: 'application/x-www-form-urlencoded',
      };
    case 'slash_commands':
      return {
        text: new URLSearchParams(
          Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]),
        ).toString(),
        type: 'application/x-www-form-urlencoded',
      };
  }
}

/** The v0 signature of a request body. Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
export function sign(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    response.on('error', reject);
  });
}

/** Signed requests to one address, each given `ackMs` to be answered with a 2xx. */
export function overHttp(settings: Settings, urlOf: () => string | undefined): Transport {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });

  const post = (url: string, body: Body, retry: Retry | undefined) =>
    new Promise<Outcome>((resolve) => {
      const timestamp = Math.floor(Date.now() / 1000);
      const sent = request(url, {
        method: 'POST',
        agent,
        headers: {
          'content-type': body.type,
          'content-length': Buffer.byteLength(body.text),
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': sign(settings.signingSecret, timestamp, body.text),
          ...(retry === undefined
            ? {}
            : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
        },
      });
      const deadline = afterRunning(settings.deadlines.ackMs, () => {
        resolve({ kind: 'timed-out' });
        sent.destroy();
      });
      const finish = (outcome: Outcome) => {
        deadline.cancel();
        resolve(outcome);
      };
      sent.on('error', (error) => finish({ kind: 'unreachable', because: error.message }));
      sent.on('response', async (response) => {
        try {
          const text = await readText(response);
          const status = response.statusCode ?? 0;
          const isOk = status >= 200 && status < 300;
          const mayRetry = response.headers['x-slack-no-retry'] !== '1';
          finish(
            isOk ? { kind: 'acknowledged', body: parseBody(text) } : { kind: 'refused', status, body: text, mayRetry },
          );
        } catch (error) {
          finish({ kind: 'unreachable', because: String(error) });
        }
      });
      sent.end(body.text);
    });

  return {
    deliver(kind, payload, retry) {
      const url = urlOf();
      if (url === undefined) return Promise.resolve({ kind: 'unreachable', because: 'no request URL is set' });
      return post(url, encode(kind, payload), retry);
    },
    close: () => agent.destroy(),
  };
}

function parseBody(text: string): unknown {
  return text === '' ? undefined : (parseJson(text) ?? text);
}
