import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { now, problemOf, serve } from './serving.ts';

const chat = { source: 'helpdesk', id: 'T-1', respondent: { platform: 'slack', id: 'U1' } };

const full = {
  ...chat,
  endedAt: '2026-11-20T17:30:00+01:00',
  closeReason: 'resolved',
  respondent: { ...chat.respondent, name: 'Kim', locale: 'pt_br' },
  ask: { platform: 'slack', channel: 'C0SUPPORT', thread: '1.2' },
  agents: [{ id: 'U7', name: 'Ana' }, { id: 'U8' }],
  team: 'support',
  tags: ['billing'],
  url: 'https://desk.example/T-1',
  customerMessages: 0,
};

describe('reporting a chat', () => {
  it('answers 202 with the invitation, and where to ask about it', async () => {
    await using served = await serve();
    const response = await served.post({ ...chat, id: 'T/1 ü' });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ invitation: 'invitation-1' });
    const location = response.headers.get('location') ?? '';
    expect(location).toBe('/v1/support-chats/helpdesk/T%2F1%20%C3%BC');
    expect(await (await served.send(location)).json()).toMatchObject({ id: 'T/1 ü' });
  });

  it('answers why nobody is asked', async () => {
    await using served = await serve();
    const response = await served.post({ ...chat, closeReason: 'spam' });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ suppressed: 'spam', detail: 'The chat was spam.' });
  });

  it('hands over every field', async () => {
    await using served = await serve();
    expect((await served.post(full)).status).toBe(202);
    expect(served.ledger.reports).toEqual([
      {
        at: new Date('2026-11-20T16:30:00Z'),
        chat: {
          source: 'helpdesk',
          id: 'T-1',
          respondent: { platform: 'slack', id: 'U1', name: 'Kim', locale: 'pt-BR' },
          ask: { platform: 'slack', channel: 'C0SUPPORT', thread: '1.2' },
          channel: { platform: 'slack', channel: 'C0SUPPORT' },
          agents: [{ id: 'U7', name: 'Ana' }, { id: 'U8' }],
          team: 'support',
          closeReason: 'resolved',
          tags: ['billing'],
          url: 'https://desk.example/T-1',
          customerMessages: 0,
        },
      },
    ]);
  });

  it('fills in what was not said', async () => {
    await using served = await serve();
    await served.post(chat);
    expect(served.ledger.reports).toEqual([{ at: now, chat: { ...chat, agents: [], tags: [], closeReason: 'other' } }]);
  });

  it('takes an object id of Teams however it is written, and no other id', async () => {
    await using served = await serve({ platforms: ['slack', 'teams'] });
    const ids = [
      ['teams', '0B7A1C2D-3E4F-4A5B-8C6D-7E8F9A0B1C2D'],
      ['teams', '29:1AbC-DeF'],
      ['slack', 'U0CUSTOMER'],
    ];
    for (const [platform, id] of ids) await served.post({ ...chat, id: `T-${id}`, respondent: { platform, id } });
    expect(served.ledger.reports.map(({ chat: { respondent } }) => respondent.id)).toEqual([
      '0b7a1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d',
      '29:1AbC-DeF',
      'U0CUSTOMER',
    ]);
  });

  it('takes the same answer from the ledger again', async () => {
    await using served = await serve();
    const answers = [await served.post(chat), await served.post({ ...chat, id: 'T-2' }), await served.post(chat)];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { invitation: 'invitation-1' },
      { invitation: 'invitation-2' },
      { invitation: 'invitation-1' },
    ]);
  });

  it('takes a body that is compressed, with a charset, and as long as is allowed', async () => {
    await using served = await serve();
    const body = JSON.stringify(chat);
    expect((await served.post(gzipSync(body), { 'content-encoding': 'gzip' })).status).toBe(202);
    expect((await served.post(body, { 'content-type': 'Application/JSON; charset=UTF-8' })).status).toBe(202);
    expect((await served.post(body.padEnd(256 * 1024))).status).toBe(202);
  });
});

describe('a report that is sent again', () => {
  it('is known by its key, in quotes or bare', async () => {
    await using served = await serve();
    const uuid = '8e03978e-40d5-43dd-bc93-6894a57f9324';
    for (const key of [`"${uuid}"`, uuid, ` ${uuid} `, String.raw`"a\"b"`])
      expect((await served.post(chat, { 'idempotency-key': key })).status).toBe(202);
    const [quoted, ...others] = served.ledger.known;
    expect(quoted).toEqual({ kind: 'key', key: expect.any(String), fingerprint: expect.any(String) });
    expect(others.slice(0, 2)).toEqual([quoted, quoted]);
    expect(others[2]).not.toMatchObject({ key: quoted?.kind === 'key' && quoted.key });
    expect(JSON.stringify(quoted)).not.toContain(uuid);
  });

  it('is refused under the key of another one', async () => {
    await using served = await serve();
    const key = { 'idempotency-key': '"one"' };
    expect((await served.post(chat, key)).status).toBe(202);
    // Written in another way, it says the same.
    const sameAgain = {
      respondent: { id: 'U1', platform: 'slack' },
      id: 'T-1',
      closeReason: 'other',
      source: 'helpdesk',
    };
    expect((await served.post(sameAgain, key)).status).toBe(202);
    const problem = await problemOf(await served.post({ ...chat, closeReason: 'resolved' }, key));
    expect(problem).toMatchObject({ status: 422, detail: expect.stringContaining('This Idempotency-Key was used') });
    expect((await served.post({ ...chat, closeReason: 'resolved' }, { 'idempotency-key': '"two"' })).status).toBe(202);
  });

  it.each(['""', '"a', 'a b', '"a", "b"', 'a, b', 'ü', '"a\tb"', 'x'.repeat(256)])(
    'the key %s is none',
    async (key) => {
      await using served = await serve();
      const problem = await problemOf(await served.post(chat, { 'idempotency-key': key }));
      expect(problem).toMatchObject({
        status: 400,
        detail: expect.stringContaining('Idempotency-Key must be one key'),
      });
      expect(served.ledger.reports).toEqual([]);
    },
  );

  it('without a key is known by what it says, unless it says when the chat ended', async () => {
    await using served = await serve();
    for (const body of [chat, chat, { ...chat, tags: ['vip'] }, full]) await served.post(body);
    const [first, again, other, timed] = served.ledger.known;
    expect(first).toEqual({ kind: 'body', fingerprint: expect.any(String) });
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(timed).toEqual({ kind: 'time' });
  });
});

describe('a report that is refused', () => {
  it.each([
    ['nothing', '', 400, 'There is no body.'],
    ['half of a JSON', '{"source":', 400, 'This is not JSON'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'This is not UTF-8.'],
    ['257 kB', ' '.repeat(257 * 1024), 413, 'A body may have 256 kB.'],
  ])('%s', async (_what, body, status, detail) => {
    await using served = await serve();
    const problem = await problemOf(await served.post(body));
    expect(problem).toEqual({ title: expect.any(String), status, detail: expect.stringContaining(detail) });
    expect(served.ledger.reports).toEqual([]);
    expect(served.errors).toEqual([]);
  });

  it('257 kB that arrive compressed, or without a length', async () => {
    await using served = await serve();
    const large = Buffer.alloc(257 * 1024, ' ');
    expect((await served.post(gzipSync(large), { 'content-encoding': 'gzip' })).status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(large);
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', body: stream, duplex: 'half' as const, headers };
    expect((await served.send('/v1/support-chats', init)).status).toBe(413);
  });

  it.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/json; charset=latin1' }],
    [{ 'content-type': 'nonsense' }],
    [{ 'content-encoding': 'rot13' }],
  ])('%j', async (headers) => {
    await using served = await serve();
    expect((await problemOf(await served.post(chat, headers))).status).toBe(415);
  });

  it.each([
    ['#', [chat], 'Must be an object.'],
    ['#', null, 'Must be an object.'],
    ['#/source', { ...chat, source: undefined }, 'Is missing.'],
    ['#/source', { ...chat, source: 'help desk' }, 'Must be the name of a system'],
    ['#/source', { ...chat, source: '..' }, 'Must be the name of a system'],
    ['#/id', { ...chat, id: 4711 }, 'Must be text.'],
    ['#/id', { ...chat, id: '' }, 'Must not be empty.'],
    ['#/id', { ...chat, id: 'x'.repeat(256) }, 'Must have at most 255 characters.'],
    ['#/id', { ...chat, id: 'a\0b' }, 'Must not contain NUL characters.'],
    ['#/id', { ...chat, id: 'a\ud800b' }, 'Must not contain halves of surrogate pairs.'],
    ['#/endedAt', { ...chat, endedAt: '2026-11-20' }, 'Must be ISO 8601 with an offset'],
    ['#/endedAt', { ...chat, endedAt: '2026-11-20T10:00:00' }, 'Must be ISO 8601 with an offset'],
    ['#/endedAt', { ...chat, endedAt: '2026-02-30T10:00:00Z' }, 'Must be ISO 8601 with an offset'],
    ['#/endedAt', { ...chat, endedAt: '2026-11-21T12:05:01Z' }, 'Is in the future.'],
    ['#/endedAt', { ...chat, endedAt: 1_795_000_000 }, 'Must be text.'],
    ['#/closeReason', { ...chat, closeReason: 'done' }, 'Must be one of resolved, inactivity, spam, other.'],
    ['#/respondent', { ...chat, respondent: 'U1' }, 'Must be an object.'],
    ['#/respondent/id', { ...chat, respondent: { platform: 'slack' } }, 'Is missing.'],
    [
      '#/respondent/platform',
      { ...chat, respondent: { platform: 'teams', id: '1' } },
      'Unknown platform. Known here: slack, web.',
    ],
    ['#/respondent/id', { ...chat, respondent: { platform: 'slack', id: 'kim' } }, 'Must have the form that ids of'],
    ['#/respondent/id', { ...chat, respondent: { platform: 'slack', id: 'C0CHANNEL' } }, 'slack:U… for a person'],
    ['#/respondent/id', { ...chat, respondent: { platform: 'slack', id: 'S0AGENTS' } }, 'slack:U… for a person'],
    ['#/respondent/id', { ...chat, respondent: { platform: 'web', id: 'Kim!' } }, 'Write lower-case letters'],
    ['#/respondent/id', { ...chat, respondent: { platform: 'slack', id: 'U1\0' } }, 'Must not contain NUL'],
    ['#/id', { ...chat, id: 'T\0' }, 'Must not contain NUL'],
    ['#/id', `{"id":"\\ud800",${JSON.stringify({ ...chat, id: undefined }).slice(1)}`, 'halves of surrogate pairs'],
    ['#/tags/0', { ...chat, tags: ['\0'] }, 'Must not contain NUL'],
    ['#/agents/0/name', { ...chat, agents: [{ id: 'U7', name: 'A\0' }] }, 'Must not contain NUL'],
    ['#/ask/thread', { ...chat, ask: { platform: 'slack', channel: 'C1', thread: '\0' } }, 'Must not contain NUL'],
    ['#/respondent/name', { ...chat, respondent: { ...chat.respondent, name: 'x'.repeat(201) } }, 'at most 200'],
    [
      '#/respondent/locale',
      { ...chat, respondent: { ...chat.respondent, locale: 'english!' } },
      'Must be a BCP 47 language',
    ],
    ['#/ask/channel', { ...chat, ask: { platform: 'slack' } }, 'Is missing.'],
    ['#/ask/platform', { ...chat, ask: { platform: 'web', channel: 'a' } }, "Must be the respondent's platform"],
    ['#/agents', { ...chat, agents: { id: 'U1' } }, 'Must be a list.'],
    ['#/agents/1/id', { ...chat, agents: [{ id: 'U1' }, {}] }, 'Is missing.'],
    ['#/team', { ...chat, team: 'nobody' }, 'Unknown team. Known here: support, sales.'],
    ['#/tags', { ...chat, tags: Array(51).fill('x') }, 'at most 50 items'],
    ['#/tags/0', { ...chat, tags: ['x'.repeat(101)] }, 'at most 100 characters'],
    ['#/url', { ...chat, url: 'javascript:alert(1)' }, 'Must be an http or https address.'],
    ['#/customerMessages', { ...chat, customerMessages: '3' }, 'Must be a whole number.'],
    ['#/customerMessages', { ...chat, customerMessages: 1.5 }, 'Must be a whole number.'],
    ['#/customerMessages', { ...chat, customerMessages: -1 }, 'Must not be negative.'],
    ['#/name', { ...chat, name: 'x' }, 'There is no such field.'],
    [
      '#/respondent/a~1b~0c%20%C3%BC',
      { ...chat, respondent: { ...chat.respondent, 'a/b~c ü': 1 } },
      'There is no such field.',
    ],
    ['#/__proto__', `{"__proto__": {}, ${JSON.stringify(chat).slice(1)}`, 'There is no such field.'],
  ])('%s: %j', async (pointer, body, detail) => {
    await using served = await serve();
    const problem = await problemOf(await served.post(body));
    expect(problem.status).toBe(422);
    expect(problem.title).toBe('Unprocessable Entity');
    expect(problem.errors).toContainEqual({ pointer, detail: expect.stringContaining(detail) });
    expect(new Set(problem.errors?.map((error) => error.pointer)).size).toBe(1);
    expect(served.ledger.reports).toEqual([]);
  });

  it.each([
    [1e308, 'Must be at most 1000000.'],
    [-1.5, 'Must be a whole number.'],
  ])('says one thing of %d messages', async (customerMessages, detail) => {
    await using served = await serve();
    const { errors } = await problemOf(await served.post({ ...chat, customerMessages }));
    expect(errors).toEqual([{ pointer: '#/customerMessages', detail }]);
  });

  it('names every field that is wrong, but not without end', async () => {
    await using served = await serve();
    const few = await problemOf(await served.post({ source: '', id: 1, extra: 1, respondent: { platform: 'x' } }));
    expect(new Set(few.errors?.map((error) => error.pointer))).toEqual(
      new Set(['#/source', '#/id', '#/extra', '#/respondent/platform', '#/respondent/id']),
    );
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}\ud800`, 1]));
    expect((await problemOf(await served.post({ ...chat, ...many }))).errors).toHaveLength(50);
  });

  it('allows for a clock that is five minutes ahead', async () => {
    await using served = await serve();
    expect((await served.post({ ...chat, endedAt: '2026-11-21T12:05:00Z' })).status).toBe(202);
  });
});

describe('asking what became of a chat', () => {
  it('tells of the latest end, and of all', async () => {
    await using served = await serve();
    await served.post(full);
    const response = await served.send('/v1/support-chats/helpdesk/T-1');
    expect(response.status).toBe(200);
    const body = (await response.json()) as { episodes: unknown[] };
    expect(body).toMatchObject({
      source: 'helpdesk',
      id: 'T-1',
      outcome: 'waiting',
      detail: 'Will be asked.',
      score: null,
      endedAt: '2026-11-20T16:30:00.000Z',
    });
    expect(body.episodes).toHaveLength(1);
  });

  it.each([
    ['id', '/v1/support-chats/helpdesk/a%00b'],
    ['source', '/v1/support-chats/%00/b'],
  ])('422 for a NUL in the %s', async (parameter, path) => {
    await using served = await serve();
    const problem = await problemOf(await served.send(path));
    expect(problem.status).toBe(422);
    expect(problem.errors).toEqual([{ parameter, detail: 'Must not contain NUL characters.' }]);
  });

  it.each(['/v1/support-chats/helpdesk/T-2'])('404 for %s', async (path) => {
    await using served = await serve();
    expect(await problemOf(await served.send(path))).toEqual({
      title: 'Not Found',
      status: 404,
      detail: 'No end of this chat was ever reported.',
    });
  });

  it('400 for a path that is not percent-encoded, and for halves of surrogate pairs', async () => {
    await using served = await serve();
    expect((await problemOf(await served.send('/v1/support-chats/helpdesk/%E0%A4%A'))).status).toBe(400);
    expect((await problemOf(await served.send('/v1/support-chats/helpdesk/%ED%A0%80'))).status).toBe(400);
    expect(served.errors).toEqual([]);
  });
});
