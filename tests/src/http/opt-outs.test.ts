import { describe, expect, it } from 'vitest';
import { type ProblemDetails, type Served, serve } from './serving.ts';

const add = ({ send }: Served, body: object) =>
  send('/v1/opt-outs', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

describe('opt-outs', () => {
  it('are added once, listed, and taken back once', async () => {
    await using served = await serve();
    const ada = { platform: 'slack', id: 'U012AB3CD' };
    const added = await add(served, ada);
    expect(added.status).toBe(201);
    expect(added.headers.get('location')).toBe('/v1/opt-outs/slack/U012AB3CD');
    expect(await added.json()).toEqual(ada);
    expect((await add(served, ada)).status).toBe(200);
    expect(await (await served.send('/v1/opt-outs')).json()).toEqual({
      optOuts: [{ ...ada, since: '2026-11-20T10:00:00.000Z', name: null }],
    });
    expect((await served.send('/v1/opt-outs/slack/U012AB3CD', { method: 'DELETE' })).status).toBe(204);
    const again = await served.send('/v1/opt-outs/slack/U012AB3CD', { method: 'DELETE' });
    expect(again.status).toBe(404);
    expect(await (await served.send('/v1/opt-outs')).json()).toEqual({ optOuts: [] });
  });

  it.each([
    [{ platform: 'icq', id: '7' }, '#/platform'],
    [{ platform: 'slack', id: 'Ada' }, '#/id'],
    [{ platform: 'slack' }, '#/id'],
    [{ platform: 'slack', id: 'U012AB3CD', name: 'Ada' }, '#/name'],
  ])('refuse %j and name the field', async (body, pointer) => {
    await using served = await serve();
    const response = await add(served, body);
    expect(response.status).toBe(422);
    expect((await response.json()) as ProblemDetails).toMatchObject({ errors: [{ pointer }] });
    expect(served.ledger.stopped).toEqual([]);
  });

  it('want the token, the right method, and a platform that is known', async () => {
    await using served = await serve();
    const { send } = served;
    expect((await send('/v1/opt-outs', { headers: { authorization: '' } })).status).toBe(401);
    expect((await send('/v1/opt-outs', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await send('/v1/opt-outs/slack/U012AB3CD')).headers.get('allow')).toBe('DELETE');
    const unknown = await send('/v1/opt-outs/icq/7', { method: 'DELETE' });
    expect(await unknown.json()).toMatchObject({ status: 422, errors: [{ parameter: 'platform' }] });
  });
});
