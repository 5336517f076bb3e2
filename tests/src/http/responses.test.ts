import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { scores } from '../../../conversations/numbers/score.ts';
import { row } from './memory-ledger.ts';
import { problemOf, serve, token } from './serving.ts';

const csv = { headers: { accept: 'text/csv' } };
const suppressed = row({
  team: null,
  channel: null,
  agents: [],
  tags: [],
  url: null,
  respondent: { platform: 'slack', id: 'U1', name: null, locale: null, optedOutAt: new Date('2026-11-19T09:00:00Z') },
  outcome: 'suppressed',
  because: 'quietPeriod',
  askedAt: null,
  deliveredAt: null,
  answeredAt: null,
  score: null,
  reason: null,
});
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => row({ episode: index + 1, chatId: `T-${index + 1}` }));

async function pageOf(response: Response) {
  return (await response.json()) as { responses: { chatId: string }[]; next: string | null };
}

describe('responses as JSON', () => {
  it('one row per ended chat, unanswered ones too', async () => {
    await using served = await serve();
    served.ledger.rows = [row({ score: 0 }), suppressed];
    const body = await pageOf(await served.send('/v1/responses'));
    expect(body.next).toBeNull();
    expect(body.responses).toEqual([
      JSON.parse(JSON.stringify({ ...row({ score: 0 }), category: 'detractor' })),
      JSON.parse(JSON.stringify({ ...suppressed, category: null })),
    ]);
  });

  it('is paged by a cursor, each row once', async () => {
    await using served = await serve();
    served.ledger.rows = numbered(7);
    const seen: string[] = [];
    let path = '/v1/responses?limit=3&team=support';
    for (let pages = 1; ; pages++) {
      const body = await pageOf(await served.send(path));
      seen.push(...body.responses.map((response) => response.chatId));
      if (body.next === null) {
        expect(pages).toBe(3);
        break;
      }
      expect(body.next).toMatch(/^[\w-]+$/);
      path = `/v1/responses?limit=3&team=support&cursor=${body.next}`;
    }
    expect(seen).toEqual(numbered(7).map((one) => one.chatId));
    expect(served.ledger.queries[1]).toEqual({
      team: 'support',
      limit: 3,
      after: { endedAt: new Date('2026-11-20T10:00:00Z'), id: '00000000-0000-4000-8000-000000000003' },
    });
  });

  it('has 100 rows to a page unless told otherwise', async () => {
    await using served = await serve();
    await served.send('/v1/responses');
    await served.send('/v1/responses?limit=1000');
    expect(served.ledger.queries).toEqual([{ limit: 100 }, { limit: 1000 }]);
  });
});

describe('the period', () => {
  it.each([
    ['', {}],
    ['?from=2026-11-01&to=2026-11-30', { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }],
    ['?from=2026-11-01&to=2026-11-01', { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' }],
    ['?from=2026-11-01T00:00:00%2B01:00', { from: '2026-10-31T23:00:00Z' }],
    ['?from=2026-11-01T00:00:00+01:00', { from: '2026-10-31T23:00:00Z' }],
    ['?to=2026-11-01T12:30:00.5Z', { to: '2026-11-01T12:30:00.500Z' }],
    ['?to=2028-02-29', { to: '2028-03-01T00:00:00Z' }],
  ])('%s', async (query, { from, to }: { from?: string; to?: string }) => {
    await using served = await serve();
    const expected = { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) };
    expect((await served.send(`/v1/responses${query}`)).status).toBe(200);
    expect(served.ledger.queries).toEqual([{ ...expected, limit: 100 }]);
  });

  it.each([
    ['from=yesterday', 'from', 'Must be a date such as'],
    ['from=2026-02-29', 'from', 'Must be a date such as'],
    ['from=2026-11-01T10:00:00', 'from', 'Must be a date such as'],
    ['to=2026-11-01T24:00:00Z', 'to', 'Must be a date such as'],
    ['to=', 'to', 'Must be a date such as'],
    ['from=1969-12-31', 'from', 'Must be a date such as'],
    ['from=2026-11-02&to=2026-11-01T23:59:59Z', 'from', 'Must not be after to.'],
    ['from=2026-11-01&from=2026-11-02', 'from', 'Must be given once.'],
    ['team=nobody', 'team', 'Unknown team. Known here: support, sales.'],
    ['form=2026-11-01', 'form', 'There is no such parameter. Known here: from, to, team'],
  ])('%s is refused', async (query, parameter, detail) => {
    await using served = await serve();
    for (const path of ['/v1/responses', '/v1/nps']) {
      const problem = await problemOf(await served.send(`${path}?${query}`));
      expect(problem.status).toBe(422);
      expect(problem.errors).toEqual([{ parameter, detail: expect.stringContaining(detail) }]);
    }
    expect(served.ledger.queries).toEqual([]);
  });

  it.each(['limit=0', 'limit=1001', 'limit=ten', 'cursor=x', 'cursor=WyJ4IiwieSJd', 'cursor='])(
    '%s is refused',
    async (query) => {
      await using served = await serve();
      const problem = await problemOf(await served.send(`/v1/responses?${query}`));
      expect(problem.errors).toMatchObject([{ parameter: query.split('=')[0] }]);
    },
  );
});

describe('responses as CSV', () => {
  it('has a header, and one record per ended chat', async () => {
    await using served = await serve();
    served.ledger.rows = [row({ score: 0 }), suppressed];
    const response = await served.send('/v1/responses?from=2026-11-01', csv);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=afterword-responses.csv');
    expect(response.headers.get('vary')).toBe('Accept');
    expect((await response.text()).split('\r\n')).toEqual([
      'source,chat_id,episode,team,channel,ended_at,close_reason,agents,tags,url,respondent_platform,respondent_id,respondent_name,locale,opted_out_at,outcome,because,asked_at,delivered_at,answered_at,score,category,reason',
      'helpdesk,T-1,1,support,slack:C0SUPPORT,2026-11-20T10:00:00.000Z,resolved,Ana (U7),billing; vip,https://desk.example/T-1,slack,U1,Kim,en-GB,,complete,,2026-11-20T10:02:00.000Z,2026-11-20T10:02:01.000Z,2026-11-20T10:05:00.000Z,0,detractor,Quick',
      'helpdesk,T-1,1,,,2026-11-20T10:00:00.000Z,resolved,,,,slack,U1,,,2026-11-19T09:00:00.000Z,suppressed,quietPeriod,,,,,,',
      '',
    ]);
  });

  it('keeps every score', async () => {
    await using served = await serve();
    served.ledger.rows = scores.map((score) => row({ score, reason: null }));
    const lines = (await (await served.send('/v1/responses', csv)).text()).split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.split(',').slice(-3).join())).toEqual([
      ...scores.slice(0, 7).map((score) => `${score},detractor,`),
      '7,passive,',
      '8,passive,',
      '9,promoter,',
      '10,promoter,',
    ]);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=1', `"'\r'=1"`],
    ['＝1', "'＝1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
    ['1-1=0', '1-1=0'],
    ["it's", "it's"],
    ['Grüße 😀', 'Grüße 😀'],
  ])('the reason %j', async (reason, cell) => {
    await using served = await serve();
    served.ledger.rows = [row({ reason })];
    const text = await (await served.send('/v1/responses', csv)).text();
    expect(text.endsWith(`,10,promoter,${cell}\r\n`)).toBe(true);
  });

  it('neutralises every text, not only the reason', async () => {
    await using served = await serve();
    const evil = '=x';
    served.ledger.rows = [
      row({
        source: evil,
        chatId: evil,
        agents: [{ id: 'U1', name: evil }],
        tags: [evil],
        url: evil,
        channel: evil,
        because: evil,
        respondent: { platform: evil, id: evil, name: evil, locale: evil, optedOutAt: null },
      }),
    ];
    const text = await (await served.send('/v1/responses', csv)).text();
    expect(text).not.toMatch(/(^|[,\n])=/);
    expect(text.match(/'=x/g)).toHaveLength(11);
  });

  it('streams everything, batch by batch', async () => {
    await using served = await serve();
    served.ledger.rows = numbered(1201);
    const lines = (await (await served.send('/v1/responses', csv)).text()).split('\r\n');
    expect(lines).toHaveLength(1201 + 2);
    expect(new Set(lines).size).toBe(1201 + 2);
    expect(served.ledger.queries.map((query) => 'limit' in query && query.limit)).toEqual([500, 500, 500]);
  });

  it('a failure at the start is an answer, and one on the way breaks off', async () => {
    await using served = await serve();
    served.ledger.rows = numbered(1201);
    served.ledger.failure = { error: new Error('broken'), after: 0 };
    expect((await problemOf(await served.send('/v1/responses', csv))).status).toBe(500);
    served.ledger.failure = { error: new Error('broken'), after: 1 };
    const response = await served.send('/v1/responses', csv);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(served.errors).toHaveLength(2);
  });

  it('stops reading when the caller hangs up, which is nobody’s fault', async () => {
    await using served = await serve();
    served.ledger.rows = Array.from({ length: 60_000 }, (_, index) =>
      row({ episode: index + 1, reason: 'x'.repeat(500) }),
    );
    const request = get({
      port: served.port,
      path: '/v1/responses',
      headers: { authorization: `Bearer ${token}`, accept: 'text/csv' },
    });
    const [response] = await once(request, 'response');
    await once(response, 'readable');
    response.destroy();
    await setTimeout(50);
    expect(served.ledger.queries.length).toBeLessThan(60_000 / 500);
    expect(served.errors).toEqual([]);
  });

  it('is chosen by Accept', async () => {
    await using served = await serve();
    const typeFor = async (accept: string) =>
      (await served.send('/v1/responses', { headers: { accept } })).headers.get('content-type')?.split(';')[0];
    expect(await typeFor('*/*')).toBe('application/json');
    expect(await typeFor('text/csv, application/json;q=0.5')).toBe('text/csv');
    expect(await typeFor('text/*')).toBe('text/csv');
    expect(await typeFor('image/png')).toBe('application/problem+json');
    const paged = await problemOf(await served.send('/v1/responses?limit=5', csv));
    expect(paged.errors).toMatchObject([{ parameter: 'limit' }]);
  });

  it('HEAD sends the headers alone', async () => {
    await using served = await serve();
    served.ledger.rows = numbered(1201);
    const response = await served.send('/v1/responses', { ...csv, method: 'HEAD' });
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(await response.text()).toBe('');
    expect(served.ledger.queries).toHaveLength(1);
  });
});
