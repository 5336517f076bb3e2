import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { nothingHere } from '../../../src/http/nothing-here.ts';
import { problemOf } from './serving.ts';

describe('what no route answers', () => {
  it.each([
    ['GET', '/v2'],
    ['POST', '/'],
    ['GET', '/healthz/more'],
  ])('%s %s is answered with problem details', async (method, path) => {
    const app = express();
    app.get('/', (_request, response) => response.send('the page'));
    app.use(nothingHere());
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect(await problemOf(await fetch(url + path, { method }))).toEqual({
        title: 'Not Found',
        status: 404,
        detail: 'There is nothing here.',
      });
      expect(await (await fetch(url)).text()).toBe('the page');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
