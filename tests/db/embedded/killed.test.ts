import { once } from 'node:events';
import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { startEmbedded } from '../../../db/embedded/index.ts';
import { birthOf } from '../../../db/embedded/processes.ts';
import { execute } from '../../support/database/execute.ts';
import { answers, asRoot, nobody, openFolders, pidOf, until } from '../../support/database/folders.ts';

const folders = openFolders();

describe('a server killed with -9', () => {
  it('is back at the same address, with everything committed', async () => {
    const { url } = await folders.start(folders.used);
    const other = await folders.start(folders.used);
    await execute(url, "DROP TABLE IF EXISTS answers; CREATE TABLE answers AS SELECT 'committed' AS answer");
    for (let round = 1; round <= 5; round++) {
      process.kill(pidOf(folders.used), 'SIGKILL');
      await until(() => answers(url));
    }
    expect(await execute(other.url, 'SELECT answer FROM answers')).toEqual([{ answer: 'committed' }]);
    // The joiner must watch the new server, not the old one.
    await other.stop();
    expect(await answers(url)).toBe(true);
  });

  it('comes back although one of its backends hangs on to the shared memory', async () => {
    const { url } = await folders.start(folders.used);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    const [backend] = (await client.query('SELECT pg_backend_pid() AS pid')).rows;
    process.kill(backend.pid, 'SIGSTOP');
    process.kill(pidOf(folders.used), 'SIGKILL');
    await until(() => answers(url));
    expect(birthOf(backend.pid)).toBeUndefined();
    await client.end().catch(() => {});
  });

  it('waits for its port while a backend that was just born still holds it', async () => {
    const reasons: string[] = [];
    const { url } = folders.expectServer(
      await startEmbedded({
        dataDir: folders.used,
        fsync: false,
        log: () => {},
        onLost: (reason) => reasons.push(reason),
      }),
    );
    const pid = pidOf(folders.used);
    process.kill(pid, 'SIGKILL');
    const holder = await holdPort(Number(new URL(url).port));
    await sleep(700);
    holder.close();
    await until(() => answers(url));
    expect(reasons).toEqual([]);
  });

  it('is reported when it cannot come back, and tried again', async () => {
    const reasons: string[] = [];
    const handle = folders.expectServer(
      await startEmbedded({
        dataDir: folders.used,
        fsync: false,
        log: () => {},
        onLost: (reason) => reasons.push(reason),
      }),
    );
    const control = join(folders.used, 'postgres', 'global', 'pg_control');
    const content = readFileSync(control);
    rmSync(control);
    process.kill(pidOf(folders.used), 'SIGKILL');
    await until(() => reasons.length > 0);
    expect(reasons[0]).toContain('pg_control');
    writeFileSync(control, content);
    if (asRoot) chownSync(control, nobody, nobody);
    await until(() => answers(handle.url));
    expect(reasons).toHaveLength(1);
  });
});

/** Takes the port the moment its owner is dead. */
async function holdPort(port: number) {
  for (;;) {
    const server = createServer().listen({ port, host: '127.0.0.1', exclusive: true });
    const taken = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (taken) return server;
    await sleep(1);
  }
}
