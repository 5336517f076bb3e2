import { describe, expect, it } from 'vitest';
import { serve } from './serving.ts';

const anonymous = { headers: { authorization: '' } };

describe('health', () => {
  it('lives even when nothing works', async () => {
    await using served = await serve();
    served.ledger.failure = { error: new Error('no database'), after: 0 };
    const response = await served.send('/healthz', anonymous);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it('is ready when every part is', async () => {
    await using served = await serve();
    const response = await served.send('/readyz', anonymous);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ok',
      parts: [{ name: 'database', ok: true, detail: 'takes writes' }],
    });
  });

  it('is not ready, and says which part is not', async () => {
    await using served = await serve();
    const part = { name: 'slack', ok: false, detail: 'invalid_auth' };
    served.ledger.readiness = { ok: false, parts: [{ ...part, since: new Date('2026-11-21T11:59:00Z') }] };
    const response = await served.send('/readyz', anonymous);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'unavailable',
      parts: [{ ...part, since: '2026-11-21T11:59:00.000Z' }],
    });
  });

  it('is not ready when the check itself fails or hangs', async () => {
    await using served = await serve({}, 20);
    served.ledger.failure = { error: new Error('password=hidden'), after: 0 };
    const failed = await served.send('/readyz', anonymous);
    expect(failed.status).toBe(503);
    expect(await failed.text()).not.toContain('hidden');
    served.ledger.ready = () => new Promise(() => {});
    const hung = await served.send('/readyz', anonymous);
    expect(await hung.json()).toMatchObject({ parts: [{ ok: false, detail: 'There was no answer within 20 ms.' }] });
  });
});

describe('metrics', () => {
  it('count requests by route and never by who or what was asked about', async () => {
    await using served = await serve();
    await served.post({
      source: 'helpdesk',
      id: 'T-1',
      respondent: { platform: 'slack', id: 'U1SECRET', name: 'Kim' },
    });
    await served.send('/v1/support-chats/helpdesk/T-1SECRET');
    await served.send('/v1/responses?from=SECRET');
    await served.send('/SECRET');
    await served.send('/v1/support-chats/SECRET/%E0%A4%A');
    const response = await served.send('/metrics', anonymous);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    const counts = text.split('\n').filter((line) => line.startsWith('afterword_http_request_duration_seconds_count'));
    expect(counts).toEqual([
      count('POST', '/v1/support-chats', 202),
      count('GET', '/v1/support-chats/:source/:id', 404),
      count('GET', '/v1/responses', 422),
      count('GET', 'none', 404),
      count('GET', 'none', 400),
    ]);
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toMatch(/SECRET|Kim|T-1/);
  });
});

function count(method: string, route: string, status: number): string {
  return `afterword_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"} 1`;
}
