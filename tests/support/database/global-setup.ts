import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startTestServer, sweepDeadRuns } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the `TestServer` of this run. */
    testDatabaseDoor: string;
  }
}

/**
 * Opens a door behind which the run's one PostgreSQL stands. It is started when the first test file knocks: a run of
 * nothing but pure tests pays for no database.
 */
export default async function setup(project: TestProject) {
  await sweepDeadRuns();
  let server: ReturnType<typeof startTestServer> | undefined;
  const door = createServer(async (_request, response) => {
    // A test that blocks its process (spawnSync) outlives a connection kept alive, and its next knock would be on a dead one.
    response.setHeader('connection', 'close');
    try {
      server ??= startTestServer();
      const { url, template } = await server;
      response.end(JSON.stringify({ url, template }));
    } catch (failure) {
      response.writeHead(500).end(failure instanceof Error ? failure.stack : String(failure));
    }
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  door.unref();
  project.provide('testDatabaseDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`);

  return async () => {
    door.close();
    door.closeAllConnections();
    const started = await server?.catch(() => undefined);
    await started?.stop();
  };
}
