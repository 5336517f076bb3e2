import { readFileSync } from 'node:fs';
import type { IRouter } from 'express';
import { describe, expect, it } from 'vitest';
import { api } from '../../../src/http/api.ts';
import { openApi } from '../../../src/http/openapi/document.ts';
import { description, holdToDescription, schemaOf } from './described.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { serve } from './serving.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every method and path that a router answers itself. */
function routesOf(router: IRouter, below: string): string[] {
  return router.stack.flatMap((layer) => {
    if (layer.route !== undefined) {
      const path = `${below}${layer.route.path}`.replaceAll(/:(\w+)/g, '{$1}');
      return layer.route.stack
        .filter(({ method }) => methods.includes(method))
        .map(({ method }) => `${method.toUpperCase()} ${path}`);
    }
    const inner = layer.handle as unknown as Partial<IRouter>;
    return inner.stack === undefined ? [] : routesOf(inner as IRouter, below);
  });
}

describe('the description of the API', () => {
  it('is what is committed (npm run openapi writes it), and what is served to anybody', async () => {
    expect(JSON.parse(readFileSync('docs/openapi.json', 'utf8'))).toEqual(openApi());
    await using served = await serve();
    const response = await served.send('/openapi.json', { headers: { authorization: '' } });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual(description);
  });

  it('has every route of the API, and no other', () => {
    const router = api({
      ledger: new MemoryLedger(),
      token: undefined,
      platforms: [],
      teams: [],
      now: () => new Date(),
      onError: () => {},
      isOutage: () => false,
    });
    const described = Object.entries(description.paths)
      .filter(([path]) => path.startsWith('/v1/'))
      .flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
    expect(routesOf(router, '/v1').toSorted()).toEqual(described.toSorted());
  });

  it('names the parameters of its paths, gives each operation its own name, and refers to nothing that is not there', () => {
    const operations = Object.entries(description.paths).flatMap(([path, of]) =>
      Object.values(of).map((operation) => ({ path, operation })),
    );
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
    const names = operations.map(({ operation }) => (operation as unknown as { operationId: string }).operationId);
    expect(new Set(names).size).toBe(names.length);
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) schemaOf(ref);
  });

  it('is what the example of docs/api.md follows', () => {
    const body = /-d '(\{[^']+\})'/.exec(readFileSync('docs/api.md', 'utf8'))?.[1] ?? '';
    expect(schemaOf('ReportedChat').safeParse(JSON.parse(body))).toMatchObject({ success: true });
    expect(schemaOf('ReportedChat').safeParse({ ...JSON.parse(body), agent: 'x' })).toMatchObject({ success: false });
  });
});

describe('an answer that is not described', () => {
  const answer = (status: number, body: object, type = 'application/json') =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
  it.each([
    ['another status', answer(418, {}), /418, which is not described/],
    ['another type', answer(202, {}, 'text/plain'), /as text\/plain, which is not described/],
    ['a field too many', answer(202, { invitation: 'i', extra: 1 }), /POST \/v1\/support-chats 202/],
    ['a field too few', answer(422, { title: 't', status: 422 }, 'application/problem+json'), /detail/],
  ])('is found: %s', async (_name, response, because) => {
    await expect(holdToDescription('POST', '/v1/support-chats', response)).rejects.toThrow(because);
  });
});
