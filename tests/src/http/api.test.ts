import { describe, expect, it } from 'vitest';
import { problemOf, serve, token } from './serving.ts';

describe('the token', () => {
  it.each([
    ['', 'Bearer realm="afterword"'],
    ['Basic YTpi', 'Bearer realm="afterword"'],
    ['Bearer', 'Bearer realm="afterword"'],
    ['Bearer wrong', 'Bearer realm="afterword", error="invalid_token"'],
    [`Bearer ${token}x`, 'Bearer realm="afterword", error="invalid_token"'],
    [`Bearer ${token.slice(0, -1)}`, 'Bearer realm="afterword", error="invalid_token"'],
    [`Bearer ${token} ${token}`, 'Bearer realm="afterword"'],
  ])('%j is refused', async (authorization, challenge) => {
    await using served = await serve();
    for (const path of ['/v1/nps', '/v1/responses', '/v1/support-chats/a/b', '/v1/nothing']) {
      const response = await served.send(path, { headers: { authorization } });
      expect(response.headers.get('www-authenticate')).toBe(challenge);
      expect((await problemOf(response)).status).toBe(401);
    }
    expect((await served.post({}, { authorization })).status).toBe(401);
    expect(served.ledger.queries).toEqual([]);
  });

  it.each([`Bearer ${token}`, `bearer  ${token}`])('%j is taken', async (authorization) => {
    await using served = await serve();
    expect((await served.send('/v1/nps', { headers: { authorization } })).status).toBe(200);
  });

  it('without one configured, the API says why it is off', async () => {
    await using served = await serve({ token: undefined });
    for (const authorization of ['', `Bearer ${token}`, 'Bearer undefined']) {
      const problem = await problemOf(await served.send('/v1/nps', { headers: { authorization } }));
      expect(problem.status).toBe(503);
      expect(problem.detail).toContain('AFTERWORD_API_TOKEN is not set');
    }
  });
});

describe('paths and methods', () => {
  it.each(['/v1', '/v1/', '/v1/nothing', '/v1/support-chats/only-source', '/v1/NPS', '/v1/support-chats/a/b/c'])(
    '404 for %s',
    async (path) => {
      await using served = await serve();
      expect(await problemOf(await served.send(path))).toEqual({
        title: 'Not Found',
        status: 404,
        detail: 'There is nothing here.',
      });
    },
  );

  it.each([
    ['GET', '/v1/support-chats', 'POST'],
    ['DELETE', '/v1/support-chats/a/b', 'GET, HEAD'],
    ['POST', '/v1/responses', 'GET, HEAD'],
    ['PUT', '/v1/nps', 'GET, HEAD'],
    ['OPTIONS', '/v1/nps', 'GET, HEAD'],
  ])('405 for %s %s', async (method, path, allow) => {
    await using served = await serve();
    const response = await served.send(path, { method });
    expect(response.headers.get('allow')).toBe(allow);
    expect(await problemOf(response)).toMatchObject({ status: 405, title: 'Method Not Allowed' });
  });

  it('answers are never cached', async () => {
    await using served = await serve();
    for (const path of ['/v1/nps', '/v1/nothing', '/healthz', '/readyz', '/metrics']) {
      expect((await served.send(path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('failures of our own', () => {
  it('500, reported to the operator and not to the caller', async () => {
    await using served = await serve();
    const error = new Error('select * from secrets');
    served.ledger.failure = { error, after: 0 };
    const response = await served.send('/v1/nps');
    const problem = await problemOf(response);
    expect(problem).toEqual({
      title: 'Internal Server Error',
      status: 500,
      detail: 'Afterword failed at this; its log says why.',
    });
    expect(served.errors).toEqual([error]);
  });

  it('503 while the database is away, to be tried again', async () => {
    await using served = await serve();
    served.ledger.failure = { error: new Error('outage'), after: 0 };
    const response = await served.post({ source: 'a', id: 'b', respondent: { platform: 'slack', id: 'U1' } });
    expect(response.headers.get('retry-after')).toBe('5');
    expect((await problemOf(response)).status).toBe(503);
    expect(served.errors).toHaveLength(1);
  });
});
