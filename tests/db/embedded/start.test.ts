import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbedded } from '../../../db/embedded/index.ts';
import { birthOf } from '../../../db/embedded/processes.ts';
import { execute } from '../../support/database/execute.ts';
import { answerOf, asRoot, nobody, openFolders, pidOf, until } from '../../support/database/folders.ts';

const folders = openFolders();

describe('a start', () => {
  it('creates a UTF-8 database that only its password opens', async () => {
    expect(new URL(folders.firstUrl).hostname).toBe('127.0.0.1');
    const access = join(folders.used, 'postgres', 'afterword.json');
    expect(statSync(access).mode & 0o777).toBe(0o600);
    expect(statSync(join(folders.used, 'postgres')).mode & 0o777).toBe(0o700);
    expect(readdirSync(folders.used).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);

    const { url } = await folders.start(folders.used);
    const [settings] = await execute(
      url,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS addresses, current_database() AS database,
        lower('ÀÉ') AS lower, current_setting('fsync') AS fsync`,
    );
    expect(settings).toEqual({
      encoding: 'UTF8',
      addresses: '127.0.0.1',
      database: 'afterword',
      lower: 'àé',
      fsync: 'off',
    });
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(execute(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps fsync on unless told otherwise', async () => {
    const handle = folders.expectServer(await startEmbedded({ dataDir: folders.used, log: () => {} }));
    expect(await execute(handle.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('finds its data again, at the same address', async () => {
    const { url, kind } = await folders.start(folders.used);
    expect(kind).toBe('started');
    expect(url).toBe(folders.firstUrl);
    expect(await execute(url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
  });

  it('moves to another port when its own is taken', async () => {
    const squatter = createServer().listen(Number(new URL(folders.firstUrl).port), '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const { url } = await folders.start(folders.used);
      expect(url).not.toBe(folders.firstUrl);
      expect(await execute(url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
    } finally {
      squatter.close();
    }
  });

  it('outlives an initdb that was killed half-way', async () => {
    const dataDir = folders.passing('interrupted');
    const child = folders.launch(dataDir);
    await until(
      () =>
        existsSync(dataDir) && readdirSync(dataDir).some((name) => existsSync(join(dataDir, name, 'cluster', 'base'))),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const { url, kind, stop } = await folders.start(dataDir);
    expect(kind).toBe('started');
    expect(await execute(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    // What the killed one had started itself went on for a moment and may have written again: the next start sweeps that.
    await stop();
    await folders.start(dataDir);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });

  it('is not fooled by a stale postmaster.pid whose number another program has now', async () => {
    const child = folders.launch(folders.used);
    await answerOf(child);
    const pid = pidOf(folders.used);
    await killBoth(child, pid);
    const file = join(folders.used, 'postgres', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    const stranger = spawn('sleep', ['60'], asRoot ? { uid: nobody } : {});
    try {
      writeFileSync(file, [String(stranger.pid), ...lines.slice(1)].join('\n'));
      const { url, kind } = await folders.start(folders.used);
      expect(kind).toBe('started');
      expect(await execute(url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('sets a large log aside', async () => {
    writeFileSync(join(folders.used, 'postgres.log'), Buffer.alloc(6 * 1024 * 1024, 'x'));
    await folders.start(folders.used);
    expect(statSync(join(folders.used, 'postgres.log')).size).toBeLessThan(100_000);
    expect(statSync(join(folders.used, 'postgres.log.old')).size).toBe(6 * 1024 * 1024);
  });
});

async function killBoth(child: ChildProcessWithoutNullStreams, pid: number): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  process.kill(pid, 'SIGKILL');
  await until(() => birthOf(pid) === undefined);
}
