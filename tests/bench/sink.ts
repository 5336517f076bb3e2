import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alertChannel, type Click, requestOf } from './click.ts';
import { Connection } from './connection.ts';
import { answerParent } from './process.ts';

/*
 * The Web API of a Slack that takes everything and remembers only what the benchmark needs. Runs in a process of its own:
 * the strict local Slack checks every block, which would cost more than what is measured.
 */

/** A question as it was posted. */
export interface Asked {
  readonly invitation: string;
  readonly channel: string;
  readonly thread: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: unknown;
  /** Where a click on it is answered: the beginning of its response_url. */
  readonly responses: string;
}

interface Call {
  readonly method: string;
  readonly arguments: URLSearchParams;
}

const questions: Asked[] = [];
const counts = { posted: 0, edited: 0, alerts: 0, questions: 0, limited: 0 };
/** When each channel took its last message, where the limit of one a second is held; by `performance.now()`. */
const lastIn = new Map<string, number>();
let isStrict = false;
let lastTs = 1_700_000_000_000_000;
let onCall: (call: Call) => void = () => {};

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    const method = (request.url ?? '').replace(/^\/api\//, '').replace(/\?.*$/, '');
    if (method.startsWith('/actions/')) return void response.writeHead(200, { 'content-length': '2' }).end('ok');
    const call = { method, arguments: new URLSearchParams(body) };
    if (method === 'chat.postMessage' && isTooMuch(call.arguments.get('channel') ?? '')) {
      counts.limited += 1;
      response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' });
      response.end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    const text = JSON.stringify({ ok: true, ...answer(call) });
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      .end(text);
    onCall(call);
  });
});

/** Source: docs.slack.dev/apis/web-api/rate-limits, "posting messages": one a second and channel. */
function isTooMuch(channel: string): boolean {
  if (!isStrict) return false;
  const now = performance.now();
  if (now - (lastIn.get(channel) ?? Number.NEGATIVE_INFINITY) < 1_000) return true;
  lastIn.set(channel, now);
  return false;
}

function answer({ method, arguments: given }: Call): object {
  const channel = given.get('channel') ?? '';
  switch (method) {
    case 'auth.test':
      return { user_id: 'U0BOTUSER1', bot_id: 'B0BOT00001', team_id: 'T0HOST0001', team: 'Host', url: 'https://host/' };
    case 'conversations.info':
      return { channel: { id: channel, name: channel.toLowerCase(), is_member: true } };
    case 'users.info':
      return {
        user: {
          id: given.get('user'),
          team_id: 'T0HOST0001',
          name: 'someone',
          real_name: 'Some One',
          tz: 'Europe/London',
          locale: 'en-US',
          is_bot: false,
        },
      };
    case 'chat.update':
      counts.edited += 1;
      return { channel, ts: given.get('ts') };
    case 'chat.postMessage': {
      lastTs += 1;
      const ts = `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
      remember(given, channel, ts);
      return { channel, ts };
    }
    default:
      throw new Error(`the sink does not know ${method}`);
  }
}

function remember(given: URLSearchParams, channel: string, ts: string): void {
  counts.posted += 1;
  if (channel === alertChannel) {
    counts.alerts += 1;
    return;
  }
  const blocks: unknown = JSON.parse(given.get('blocks') ?? '[]');
  const invitation = /"action_id":"score:0".*?"value":"([^"]+)"/.exec(given.get('blocks') ?? '')?.[1];
  if (invitation === undefined) return;
  counts.questions += 1;
  questions.push({
    invitation,
    channel,
    ts,
    thread: given.get('thread_ts') ?? '',
    text: given.get('text') ?? '',
    blocks,
    responses: `http://127.0.0.1:${portOf()}/actions/T0HOST0001/`,
  });
}

/** Clicks one after the other. @returns for each the milliseconds from sending it to the arrival of its alert. */
async function timeAlerts({ port, clicks }: { port: number; clicks: readonly Click[] }): Promise<readonly number[]> {
  const connection = await Connection.open(port);
  const times: number[] = [];
  for (const click of clicks) {
    const request = requestOf(click);
    const alert = Promise.withResolvers<number>();
    const edit = Promise.withResolvers<void>();
    onCall = ({ method, arguments: given }) => {
      if (method === 'chat.update') edit.resolve();
      else if (given.get('channel') === alertChannel) alert.resolve(performance.now());
    };
    const since = performance.now();
    const status = await connection.send(request);
    if (status !== 200) throw new Error(`a click was answered with ${status}`);
    times.push((await alert.promise) - since);
    await edit.promise;
  }
  onCall = () => {};
  connection.close();
  return times;
}

const portOf = () => (server.address() as AddressInfo).port;

answerParent({
  listen: () =>
    new Promise<string>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${portOf()}/api/`));
    }),
  counts: () => counts,
  hold: (limits: boolean) => {
    isStrict = limits;
  },
  questions: () => questions,
  timeAlerts,
});

export type Sink = {
  listen(nothing: undefined): string;
  counts(nothing: undefined): typeof counts;
  /** Whether Slack's limit of one message a second and channel is held from now on. */
  hold(limits: boolean): void;
  questions(nothing: undefined): readonly Asked[];
  timeAlerts(what: Parameters<typeof timeAlerts>[0]): readonly number[];
};
