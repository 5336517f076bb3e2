import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type EmbeddedStart, startEmbedded } from '../../../db/embedded/index.ts';
import { birthOf, isPostmasterOf } from '../../../db/embedded/processes.ts';
import { execute } from './execute.ts';
import { nameRun } from './run.ts';
import { findScratch } from './scratch.ts';

/** Somebody who is not root. */
export const nobody = 65534;
export const asRoot = process.getuid?.() === 0;
const script = join(import.meta.dirname, 'embedded-process.ts');

export type Server = Exclude<EmbeddedStart, { kind: 'unavailable' }>;

/** Folders of a test file for embedded servers, and the servers and processes in them: none outlives its test. */
export function openFolders() {
  const running = new Set<{ stop(): Promise<void> }>();
  const children = new Set<ChildProcessWithoutNullStreams>();
  const passing = new Set<string>();
  const folders = {
    /** On disk. */
    root: '',
    /** In memory where there is enough of it. */
    scratch: '',
    /**
     * A data directory with `notes` in it. Nearly all tests of a file use it, one after the other: initdb and copies are what
     * takes time here.
     */
    used: '',
    /** The address of the first server in `used`. */
    firstUrl: '',
    /** A folder in scratch whose server ends with the test. */
    passing(name: string): string {
      const dataDir = join(folders.scratch, name);
      passing.add(dataDir);
      return dataDir;
    },
    async start(dataDir: string): Promise<Server> {
      return folders.expectServer(await startEmbedded({ dataDir, fsync: false, log: () => {} }));
    },
    expectServer(started: EmbeddedStart): Server {
      if (started.kind === 'unavailable') throw new Error(started.because);
      running.add(started);
      return started;
    },
    /** Another process that starts or joins the server. @param mode `leave`: it ends without a word */
    launch(dataDir: string, mode: 'stay' | 'leave' = 'stay', uid?: number): ChildProcessWithoutNullStreams {
      const account = uid === undefined ? {} : { uid, gid: uid };
      const child = spawn(process.execPath, [script, dataDir, mode], { ...account, detached: true, cwd: '/' });
      child.stderr.resume();
      children.add(child);
      return child;
    },
  };

  beforeAll(async () => {
    folders.root = mkdtempSync(join(tmpdir(), `${nameRun()}_`));
    folders.scratch = mkdtempSync(join(findScratch(), `${nameRun()}_`));
    folders.used = join(folders.scratch, 'used');
    const first = await startEmbedded({ dataDir: folders.used, log: () => {} });
    if (first.kind === 'unavailable') throw new Error(first.because);
    folders.firstUrl = first.url;
    await execute(first.url, "CREATE TABLE notes AS SELECT 'kept' AS note");
    await first.stop();
  });

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const handle of running) await handle.stop();
    for (const folder of [folders.used, ...passing]) {
      const pid = pidOf(folder);
      if (isPostmasterOf(join(folder, 'postgres'), pid)) process.kill(pid, 'SIGKILL');
      await until(() => birthOf(pid) === undefined);
    }
    children.clear();
    running.clear();
    passing.clear();
  });

  afterAll(() => {
    for (const folder of [folders.root, folders.scratch])
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  return folders;
}

/** What a launched process says of its server. */
export async function answerOf(
  child: ChildProcessWithoutNullStreams,
): Promise<{ kind: string; url?: string; because?: string }> {
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error('The process ended without an answer.');
}

/** The process of the server in the data directory; 0: none. */
export function pidOf(dataDir: string): number {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
}

/** Whether a database answers there. */
export async function answers(url: string): Promise<boolean> {
  return execute(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 12_000;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error('It never came true.');
    await sleep(10);
  }
}
