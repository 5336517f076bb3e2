import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { openSdk } from '../../../adapters/teams/api/botbuilder.ts';
import { nameFailure } from '../../../adapters/teams/api/failures.ts';

let close = () => {};
afterEach(() => close());

/** A connector that answers as the test says, and what one call to it comes to. */
async function send(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  const sdk = await openSdk({ appId: 'app' }, 'https://api.botframework.com', 500);
  const connector = await sdk.connector(url, 'a token');
  const outcome = await connector
    .send('19:x@thread.tacv2', { type: 'message', text: 'hi' })
    .catch((error: unknown) => nameFailure(error, 'creating'));
  return { outcome, seen };
}
const json = { 'content-type': 'application/json' };

describe('one call to the connector', () => {
  test('carries the token it was given, once', async () => {
    const { outcome, seen } = await send((_, response) => response.writeHead(201, json).end('{"id":"1"}'));
    expect(outcome).toBe('1');
    expect(seen).toEqual(['Bearer a token']);
  });

  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
    ['nothing is answered', () => {}],
    ['the answer stops half-way', (_, response) => void response.writeHead(201, json).write('{"id":"1')],
    [
      'the answer is cut off',
      (request, response) => {
        response.writeHead(201, { ...json, 'content-length': 99 }).write('{"id":"1');
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
    ['half of the JSON is missing', (_, response) => void response.writeHead(201, json).end('{"id":"1')],
    ['the id is a number', (_, response) => void response.writeHead(201, json).end('{"id":1}')],
    ['null', (_, response) => void response.writeHead(200, json).end('null')],
    ['nothing but a status', (_, response) => void response.writeHead(204).end()],
  ])(
    '%s: it may be there, and nobody waits for ever',
    async (_, answer) => {
      const { outcome, seen } = await send(answer);
      expect(outcome).toMatchObject({ kind: 'busy', uncertain: true });
      expect(seen).toHaveLength(1);
    },
    5_000,
  );

  test('a redirect is not followed: the token would go along', async () => {
    const { outcome, seen } = await send((_, response) => response.writeHead(307, { location: '/elsewhere' }).end());
    expect(outcome).toMatchObject({ kind: 'busy', uncertain: false });
    expect(seen).toHaveLength(1);
  });
});
