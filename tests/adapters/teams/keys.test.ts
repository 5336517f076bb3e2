import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { type KeysRead, openKeys, type SigningKey } from '../../../adapters/teams/api/keys.ts';

const hour = 3_600_000;
const { publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const list = (...names: string[]) => new Map<string, SigningKey>(names.map((kid) => [kid, { key, endorsements: [] }]));

function open(read: () => ReadonlyMap<string, SigningKey>) {
  const clock = { now: 5_000_000 };
  const asked: number[] = [];
  const told: KeysRead[] = [];
  const keys = openKeys(
    'https://keys.example/',
    (how) => told.push(how),
    async () => {
      asked.push(clock.now);
      return read();
    },
    () => clock.now,
  );
  /** Somebody names a key every 100 ms. @returns the pauses between readings */
  async function named(ms: number, kid: () => string): Promise<readonly number[]> {
    for (const end = clock.now + ms; clock.now < end; clock.now += 100) await keys.find(kid());
    return asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  }
  return { clock, asked, told, keys, named };
}
const fail = () => {
  throw new Error('nobody there');
};

describe('the keys of the cloud', () => {
  test('are read once for many, and again after a day', async () => {
    const { keys, clock, asked } = open(() => list('a'));
    const found = await Promise.all(Array.from({ length: 30 }, () => keys.find('a')));
    expect(found.every(({ kind }) => kind === 'key')).toBe(true);
    clock.now += 23 * hour;
    await keys.find('a');
    expect(asked).toHaveLength(1);
    clock.now += 2 * hour;
    expect(await keys.find('a')).toMatchObject({ kind: 'key' });
    expect(asked).toHaveLength(2);
  });

  test('names that are made up make us read every five minutes at most', async () => {
    const { named } = open(() => list('a'));
    let made = 0;
    const pauses = await named(hour, () => `made up ${++made}`);
    expect(pauses.length).toBeLessThanOrEqual(12);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(300_000);
  });

  test('a new key is found once it may be looked for', async () => {
    let now = list('a');
    const { keys, clock } = open(() => now);
    await keys.find('a');
    now = list('a', 'b');
    expect(await keys.find('b')).toEqual({ kind: 'unknown' });
    clock.now += 300_001;
    expect(await keys.find('b')).toMatchObject({ kind: 'key' });
  });

  test('that can’t be read leave everything open, and are tried after 1 s, 2 s ... a minute', async () => {
    const { keys, named, told } = open(fail);
    expect(await keys.find('a')).toMatchObject({ kind: 'unread', because: 'nobody there' });
    const pauses = await named(200_000, () => 'a');
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(told).toContainEqual({ kind: 'failed', because: 'nobody there' });
  });

  test('that can’t be read again are used on for five days, and nobody is alarmed', async () => {
    let read = () => list('a');
    const { keys, clock, told } = open(() => read());
    await keys.find('a');
    read = fail;
    for (let hours = 0; hours < 119; hours += 1) {
      clock.now += hour;
      expect(await keys.find('a')).toMatchObject({ kind: 'key' });
    }
    expect(told).toEqual([{ kind: 'works' }]);
    clock.now += 2 * hour;
    expect(await keys.find('a')).toMatchObject({ kind: 'unread' });
    expect(told.at(-1)).toMatchObject({ kind: 'failed' });
  });
});

describe('reading them', () => {
  let close = () => {};
  afterEach(() => close());

  async function serve(handle: RequestListener): Promise<string> {
    const server = createServer(handle);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  test.each<[string, RequestListener]>([
    ['an answer that never comes', () => {}],
    ['an answer that stops half-way', (_, response) => void response.writeHead(200).write('{"jwks_uri": "ht')],
    ['a connection that breaks', (request) => void request.socket.destroy()],
    ['503', (_, response) => void response.writeHead(503, { 'retry-after': '30' }).end()],
    ['HTML', (_, response) => void response.end('<html>')],
    ['another document', (_, response) => void response.end('{"jwks_uri": 7}')],
    ['null', (_, response) => void response.end('null')],
  ])(
    '%s: nobody knows, within 5 s',
    async (_, handle) => {
      const keys = openKeys(await serve(handle));
      expect(await keys.find('a')).toMatchObject({ kind: 'unread', because: expect.stringMatching(/./) });
    },
    5_000,
  );

  test('keys of other kinds and broken ones are passed over', async () => {
    const { n, e } = key.export({ format: 'jwk' });
    const url = await serve((request, response) => {
      const keys = [
        null,
        7,
        { kid: 'ec', kty: 'EC', n, e },
        { kid: 'odd', kty: 'RSA', n: 7, e },
        { kid: 'ok', kty: 'RSA', n, e },
      ];
      response.end(JSON.stringify(request.url === '/keys' ? { keys } : { jwks_uri: `${url}/keys` }));
    });
    const keys = openKeys(url);
    expect(await keys.find('ok')).toMatchObject({ kind: 'key' });
    for (const kid of ['ec', 'odd', '__proto__']) expect(await keys.find(kid)).toEqual({ kind: 'unknown' });
  });
});
