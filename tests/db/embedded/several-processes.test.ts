import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { birthOf } from '../../../db/embedded/processes.ts';
import { execute } from '../../support/database/execute.ts';
import { answerOf, openFolders, pidOf } from '../../support/database/folders.ts';

const folders = openFolders();

describe('several processes', () => {
  it('start at the same instant on an empty folder: one server, one starter', async () => {
    const dataDir = folders.passing('race');
    const answers = await Promise.all(
      [folders.launch(dataDir), folders.launch(dataDir), folders.launch(dataDir)].map(answerOf),
    );
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['joined', 'joined', 'started']);
    expect(new Set(answers.map((answer) => answer.url)).size).toBe(1);
  });

  it('share the server; the last one out stops it', async () => {
    const first = await folders.start(folders.used);
    const second = await folders.start(folders.used);
    const pid = pidOf(folders.used);
    expect([first.kind, second.kind]).toEqual(['started', 'joined']);
    expect(second.url).toBe(first.url);

    await first.stop();
    await first.stop();
    expect(await execute(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(birthOf(pid)).toBeUndefined();
    expect(existsSync(join(folders.used, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('do not count one that was killed', async () => {
    const child = folders.launch(folders.used);
    await answerOf(child);
    const pid = pidOf(folders.used);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const { kind, stop } = await folders.start(folders.used);
    expect(kind).toBe('joined');
    expect(pidOf(folders.used)).toBe(pid);
    await stop();
    expect(birthOf(pid)).toBeUndefined();
  });

  it('may end without a word: the server neither keeps them nor goes with them', async () => {
    const child = folders.launch(folders.used, 'leave');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect((await folders.start(folders.used)).kind).toBe('joined');
  });

  it('keep the server through a Ctrl-C in the terminal', async () => {
    const child = folders.launch(folders.used);
    await answerOf(child);
    process.kill(-Number(child.pid), 'SIGINT');
    await once(child, 'exit');
    expect((await folders.start(folders.used)).kind).toBe('joined');
  });

  it('hand the data over from one container to the next', async () => {
    const old = await folders.start(folders.used);
    const access = join(folders.used, 'postgres', 'afterword.json');
    writeFileSync(access, JSON.stringify({ ...JSON.parse(readFileSync(access, 'utf8')), home: 'another container' }));
    const next = folders.start(folders.used);
    await sleep(300);
    expect(await execute(old.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await old.stop();
    expect((await next).kind).toBe('started');
  });
});
