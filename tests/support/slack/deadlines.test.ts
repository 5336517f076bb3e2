import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { isFields, listAt, parseJson, stringAt } from '../json.ts';
import { secrets, startASlack } from './a-slack.ts';
import type { LocalSlack } from './index.ts';

let slack: LocalSlack;
let app: Server | undefined;

afterEach(async () => {
  await slack.close();
  app?.closeAllConnections();
  app?.close();
  app = undefined;
});

const deadlines = { ackMs: 60, retryDelaysMs: [0, 5, 5] };
/** For an app that answers at once: what a busy machine delays must not pass for silence. */
const slacksOwn = 3_000;

/** An app that answers as told, and what it was asked. */
async function startBareApp(
  answer: (response: ServerResponse) => void,
  ackMs = deadlines.ackMs,
): Promise<readonly IncomingMessage[]> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    request.resume();
    answer(response);
  });
  app = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  slack = await startASlack({ deadlines: { ...deadlines, ackMs }, requestUrl: `http://127.0.0.1:${address.port}/` });
  return requests;
}

const retryHeaders = (request: IncomingMessage) => [
  request.headers['x-slack-retry-num'],
  request.headers['x-slack-retry-reason'],
];

describe('over HTTP', () => {
  it('an event that is not answered in time comes three more times', async () => {
    const requests = await startBareApp(() => {});
    await slack.say('C1SUPPORT', 'U1ADA', 'hello');
    await slack.waitFor(() => slack.events[0]?.attempts.length === 4);
    expect(requests.map(retryHeaders)).toEqual([
      [undefined, undefined],
      ['1', 'http_timeout'],
      ['2', 'http_timeout'],
      ['3', 'http_timeout'],
    ]);
  });

  it('an event is retried until it is acknowledged', async () => {
    let status = 503;
    const answer = (response: ServerResponse) => {
      response.writeHead(status).end();
      status = 200;
    };
    const requests = await startBareApp(answer, slacksOwn);
    await slack.say('C1SUPPORT', 'U1ADA', 'hello');
    await slack.settled();
    expect(requests.map(retryHeaders)).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
    ]);
  });

  it('an app can decline retries', async () => {
    const decline = (response: ServerResponse) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
    const requests = await startBareApp(decline, slacksOwn);
    await slack.say('C1SUPPORT', 'U1ADA', 'hello');
    await slack.settled();
    expect(requests).toHaveLength(1);
  });

  it('a command that is not answered in time is an error to the one who ran it', async () => {
    const requests = await startBareApp(() => {});
    expect(await slack.command('U1ADA', 'C1SUPPORT', '/afterword')).toMatchObject({
      isAcknowledged: false,
      outcome: { kind: 'timed-out' },
    });
    await slack.settled();
    expect(requests).toHaveLength(1);
    expect(slack.unanswered).toHaveLength(1);
  });
});

describe('over Socket Mode', () => {
  async function connect(
    onEnvelope: (envelope: Record<string, unknown>, socket: WebSocket) => void,
  ): Promise<WebSocket> {
    const headers = { authorization: `Bearer ${secrets.appToken}` };
    const opened = await (await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers })).json();
    const socket = new WebSocket(stringAt(opened, 'url') ?? '');
    await new Promise<void>((resolve) => {
      socket.onmessage = ({ data }) => {
        const message = parseJson(String(data));
        if (!isFields(message)) return;
        if (message.type === 'hello') resolve();
        else onEnvelope(message, socket);
      };
    });
    return socket;
  }

  it('an envelope that nobody acknowledges comes again, over any connection', async () => {
    slack = await startASlack({ transport: 'socket', deadlines });
    const heard: unknown[] = [];
    const hear = (by: string, acknowledges: boolean) => (envelope: Record<string, unknown>, socket: WebSocket) => {
      heard.push([by, envelope.retry_attempt, envelope.retry_reason]);
      if (acknowledges) socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
    };
    const silent = await connect(hear('silent', false));
    const other = await connect(hear('other', true));
    await slack.say('C1SUPPORT', 'U1ADA', 'hello');
    await slack.settled();
    expect(heard).toEqual([
      ['silent', 0, ''],
      ['other', 1, 'timeout'],
    ]);
    silent.close();
    other.close();
  });

  it('a ticket opens one connection', async () => {
    slack = await startASlack({ transport: 'socket', deadlines });
    const socket = await connect(() => {});
    const again = new WebSocket(socket.url);
    await new Promise((resolve) => {
      again.onerror = resolve;
    });
    expect(slack.sockets.connections).toBe(1);
    socket.close();
  });

  it('a long message arrives in one piece', async () => {
    slack = await startASlack({ transport: 'socket', deadlines });
    const texts: number[] = [];
    const socket = await connect((envelope, from) => {
      const event = isFields(envelope.payload) ? envelope.payload.event : undefined;
      texts.push((stringAt(event, 'text') ?? '').length, listAt(event, 'blocks').length);
      from.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: { note: 'x'.repeat(70_000) } }));
    });
    await slack.say('C1SUPPORT', 'U1ADA', 'x'.repeat(40_000));
    expect(texts).toEqual([40_000, 1]);
    expect(slack.events[0]?.attempts).toMatchObject([{ outcome: { kind: 'acknowledged' } }]);
    socket.close();
  });
});
