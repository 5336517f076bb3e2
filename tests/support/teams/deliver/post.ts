import { request } from 'node:http';
import { parseJson } from '../../json.ts';
import { afterRunning } from '../../running.ts';

/** What became of one attempt to reach the bot. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly ms: number }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'unreachable'; readonly because: string };

/** Posts a body to the bot and waits for its answer at most `timeoutMs`. Never throws. */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const sent = request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
        ...headers,
      },
    });
    const deadline = afterRunning(timeoutMs, () => {
      finish({ kind: 'timed-out' });
      sent.destroy();
    });
    const finish = (outcome: Outcome) => {
      deadline.cancel();
      resolve(outcome);
    };
    sent.on('error', (error) => finish({ kind: 'unreachable', because: error.message }));
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => finish({ kind: 'unreachable', because: error.message }));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const parsed = text === '' ? undefined : (parseJson(text) ?? text);
        finish({ kind: 'answered', status: response.statusCode ?? 0, body: parsed, ms: performance.now() - startedAt });
      });
    });
    sent.end(body);
  });
}

/** Whether the bot took what was sent to it. */
export function wasTaken(outcome: Outcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
}
