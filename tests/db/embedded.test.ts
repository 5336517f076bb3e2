import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defaultSources } from '../../db/embedded/binaries.ts';
import { type EmbeddedStart, startEmbedded, startFrom } from '../../db/embedded/index.ts';
import { birthOf, isPostmasterOf } from '../../db/embedded/processes.ts';
import { explainText } from '../../db/embedded/refusal.ts';
import { execute } from '../support/database/execute.ts';
import { nameRun } from '../support/database/run.ts';
import { findScratch } from '../support/database/scratch.ts';

const NOBODY = 65534;
const asRoot = process.getuid?.() === 0;
const script = join(import.meta.dirname, '../support/database/embedded-process.ts');

let root = '';
let scratch = '';
let used = '';
let firstUrl = '';
const running = new Set<{ stop(): Promise<void> }>();
const children = new Set<ChildProcessWithoutNullStreams>();
const folders = new Set<string>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), `${nameRun()}_`));
  scratch = mkdtempSync(join(findScratch(), `${nameRun()}_`));
  used = join(scratch, 'used');
  // Nearly all tests use this one data directory, one after the other: initdb and copies are what takes time here.
  const first = await startEmbedded({ dataDir: used, log: () => {} });
  if (first.kind === 'unavailable') throw new Error(first.because);
  firstUrl = first.url;
  await execute(first.url, "CREATE TABLE notes AS SELECT 'kept' AS note");
  await first.stop();
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const handle of running) await handle.stop();
  for (const folder of [used, ...folders]) {
    const pid = pidOf(folder);
    if (isPostmasterOf(join(folder, 'postgres'), pid)) process.kill(pid, 'SIGKILL');
    await until(() => birthOf(pid) === undefined);
  }
  children.clear();
  running.clear();
  folders.clear();
});

afterAll(() => {
  for (const folder of [root, scratch]) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

describe('a start', () => {
  it('creates a UTF-8 database that only its password opens', async () => {
    expect(new URL(firstUrl).hostname).toBe('127.0.0.1');
    const access = join(used, 'postgres', 'afterword.json');
    expect(statSync(access).mode & 0o777).toBe(0o600);
    expect(statSync(join(used, 'postgres')).mode & 0o777).toBe(0o700);
    expect(readdirSync(used).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);

    const { url } = await start(used);
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
    const handle = expectServer(await startEmbedded({ dataDir: used, log: () => {} }));
    expect(await execute(handle.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('finds its data again, at the same address', async () => {
    const { url, kind } = await start(used);
    expect(kind).toBe('started');
    expect(url).toBe(firstUrl);
    expect(await execute(url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
  });

  it('moves to another port when its own is taken', async () => {
    const squatter = createServer().listen(Number(new URL(firstUrl).port), '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const { url } = await start(used);
      expect(url).not.toBe(firstUrl);
      expect(await execute(url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
    } finally {
      squatter.close();
    }
  });

  it('outlives an initdb that was killed half-way', async () => {
    const dataDir = join(scratch, 'interrupted');
    folders.add(dataDir);
    const child = launch(dataDir);
    await until(
      () =>
        existsSync(dataDir) && readdirSync(dataDir).some((name) => existsSync(join(dataDir, name, 'cluster', 'base'))),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const { url, kind, stop } = await start(dataDir);
    expect(kind).toBe('started');
    expect(await execute(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    // What the killed one had started itself went on for a moment and may have written again: the next start sweeps that.
    await stop();
    await start(dataDir);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });

  it('is not fooled by a stale postmaster.pid whose number another program has now', async () => {
    const child = launch(used);
    await answerOf(child);
    const pid = pidOf(used);
    await killBoth(child, pid);
    const file = join(used, 'postgres', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    const stranger = spawn('sleep', ['60'], asRoot ? { uid: NOBODY } : {});
    try {
      writeFileSync(file, [String(stranger.pid), ...lines.slice(1)].join('\n'));
      const { url, kind } = await start(used);
      expect(kind).toBe('started');
      expect(await execute(url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('sets a large log aside', async () => {
    writeFileSync(join(used, 'postgres.log'), Buffer.alloc(6 * 1024 * 1024, 'x'));
    await start(used);
    expect(statSync(join(used, 'postgres.log')).size).toBeLessThan(100_000);
    expect(statSync(join(used, 'postgres.log.old')).size).toBe(6 * 1024 * 1024);
  });
});

describe('several processes', () => {
  it('start at the same instant on an empty folder: one server, one starter', async () => {
    const dataDir = join(scratch, 'race');
    folders.add(dataDir);
    const answers = await Promise.all([launch(dataDir), launch(dataDir), launch(dataDir)].map(answerOf));
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['joined', 'joined', 'started']);
    expect(new Set(answers.map((answer) => answer.url)).size).toBe(1);
  });

  it('share the server; the last one out stops it', async () => {
    const first = await start(used);
    const second = await start(used);
    const pid = pidOf(used);
    expect([first.kind, second.kind]).toEqual(['started', 'joined']);
    expect(second.url).toBe(first.url);

    await first.stop();
    await first.stop();
    expect(await execute(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(birthOf(pid)).toBeUndefined();
    expect(existsSync(join(used, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('do not count one that was killed', async () => {
    const child = launch(used);
    await answerOf(child);
    const pid = pidOf(used);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const { kind, stop } = await start(used);
    expect(kind).toBe('joined');
    expect(pidOf(used)).toBe(pid);
    await stop();
    expect(birthOf(pid)).toBeUndefined();
  });

  it('may end without a word: the server neither keeps them nor goes with them', async () => {
    const child = launch(used, 'leave');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect((await start(used)).kind).toBe('joined');
  });

  it('keep the server through a Ctrl-C in the terminal', async () => {
    const child = launch(used);
    await answerOf(child);
    process.kill(-Number(child.pid), 'SIGINT');
    await once(child, 'exit');
    expect((await start(used)).kind).toBe('joined');
  });

  it('hand the data over from one container to the next', async () => {
    const old = await start(used);
    const access = join(used, 'postgres', 'afterword.json');
    writeFileSync(access, JSON.stringify({ ...JSON.parse(readFileSync(access, 'utf8')), home: 'another container' }));
    const next = start(used);
    await sleep(300);
    expect(await execute(old.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await old.stop();
    expect((await next).kind).toBe('started');
  });
});

describe('a server killed with -9', () => {
  it('is back at the same address, with everything committed', async () => {
    const { url } = await start(used);
    const other = await start(used);
    await execute(url, "DROP TABLE IF EXISTS answers; CREATE TABLE answers AS SELECT 'committed' AS answer");
    for (let round = 1; round <= 5; round++) {
      process.kill(pidOf(used), 'SIGKILL');
      await until(() => answers(url));
    }
    expect(await execute(other.url, 'SELECT answer FROM answers')).toEqual([{ answer: 'committed' }]);
    // The joiner must watch the new server, not the old one.
    await other.stop();
    expect(await answers(url)).toBe(true);
  });

  it('comes back although one of its backends hangs on to the shared memory', async () => {
    const { url } = await start(used);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    const [backend] = (await client.query('SELECT pg_backend_pid() AS pid')).rows;
    process.kill(backend.pid, 'SIGSTOP');
    process.kill(pidOf(used), 'SIGKILL');
    await until(() => answers(url));
    expect(birthOf(backend.pid)).toBeUndefined();
    await client.end().catch(() => {});
  });

  it('waits for its port while a backend that was just born still holds it', async () => {
    const reasons: string[] = [];
    const { url } = expectServer(
      await startEmbedded({ dataDir: used, fsync: false, log: () => {}, onLost: (reason) => reasons.push(reason) }),
    );
    const pid = pidOf(used);
    process.kill(pid, 'SIGKILL');
    const holder = await holdPort(Number(new URL(url).port));
    await sleep(700);
    holder.close();
    await until(() => answers(url));
    expect(reasons).toEqual([]);
  });

  it('is reported when it cannot come back, and tried again', async () => {
    const reasons: string[] = [];
    const handle = expectServer(
      await startEmbedded({ dataDir: used, fsync: false, log: () => {}, onLost: (reason) => reasons.push(reason) }),
    );
    const control = join(used, 'postgres', 'global', 'pg_control');
    const content = readFileSync(control);
    rmSync(control);
    process.kill(pidOf(used), 'SIGKILL');
    await until(() => reasons.length > 0);
    expect(reasons[0]).toContain('pg_control');
    writeFileSync(control, content);
    if (asRoot) chownSync(control, NOBODY, NOBODY);
    await until(() => answers(handle.url));
    expect(reasons).toHaveLength(1);
  });
});

describe("PostgreSQL's programs", () => {
  const only = {
    debian: '/nonexistent',
    get copies() {
      return [join(root, 'copies')];
    },
  };

  it('run when the install script has not made their links', async () => {
    const native = copyPrograms();
    const handle = expectServer(await startFrom({ ...only, native }, { dataDir: used, fsync: false, log: () => {} }));
    expect(await execute(handle.url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
    expect(
      readdirSync(join(native, 'lib')).filter((name) => lstatSync(join(native, 'lib', name)).isSymbolicLink()),
    ).toEqual([]);
  });

  it.skipIf(!asRoot)('run for root, as somebody else, from and on folders closed to others', async () => {
    const native = copyPrograms();
    chmodSync(dirname(native), 0o700);
    chmodSync(used, 0o700);
    const handle = expectServer(await startFrom({ ...only, native }, { dataDir: used, fsync: false, log: () => {} }));
    expect(await execute(handle.url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
    expect(readdirSync(join(root, 'copies'))).toHaveLength(1);
    expect(statSync(`/proc/${pidOf(used)}`).uid).toBe(NOBODY);
    expect(statSync(join(used, 'postgres')).uid).toBe(NOBODY);
  });

  it.skipIf(!asRoot)('run for a user who is not root', async () => {
    chmodSync(scratch, 0o755);
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, used]);
    const answer = await answerOf(launch(used, 'stay', NOBODY));
    expect(answer.kind).toBe('started');
    expect(statSync(`/proc/${pidOf(used)}`).uid).toBe(NOBODY);
  });

  it('are asked for when there are none', async () => {
    const nowhere = { native: undefined, ...only };
    const refusal = await startFrom(nowhere, { dataDir: join(root, 'none'), log: () => {} });
    expect(refusal).toMatchObject({
      kind: 'unavailable',
      because: expect.stringMatching(/no PostgreSQL.*DATABASE_URL/s),
    });
  });

  it('of another major version are refused with what to do', async () => {
    const dataDir = pretendData('13');
    const refusal = await startFrom({ ...only, native: defaultSources().native }, { dataDir, log: () => {} });
    expect(refusal).toMatchObject({
      kind: 'unavailable',
      because: expect.stringMatching(/made by PostgreSQL 13.*only 18.*pg_dumpall.*DATABASE_URL/s),
    });
  });
});

describe('a refusal says what to do', () => {
  it.skipIf(!asRoot)('when the folder belongs to somebody else', async () => {
    chmodSync(root, 0o755);
    const answer = await answerOf(launch(mkdtempSync(join(root, 'foreign-')), 'stay', NOBODY));
    expect(answer.because).toMatch(/writable.*DATABASE_URL/s);
  });

  it('when something else lies where the data should be', async () => {
    const dataDir = join(root, 'occupied');
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'letter.txt'), 'dear');
    const refusal = await startEmbedded({ dataDir, log: () => {} });
    expect(refusal).toMatchObject({ kind: 'unavailable', because: expect.stringContaining('Move it away') });
  });

  it('when the folder can not be created, in the words of the one above it', async () => {
    for (const dataDir of ['/proc/nope', '/proc/nope/deeper']) {
      const refusal = await startEmbedded({ dataDir, log: () => {} });
      expect(refusal).toMatchObject({
        kind: 'unavailable',
        because: expect.stringMatching(
          /^The folder \/proc\/nope can't be created \(ENOENT\)\. Set AFTERWORD_DATA .*DATABASE_URL/,
        ),
      });
    }
    const letter = join(root, 'letter.txt');
    writeFileSync(letter, 'dear');
    for (const dataDir of [letter, join(letter, 'data')]) {
      const refusal = await startEmbedded({ dataDir, log: () => {} });
      expect(refusal).toMatchObject({
        kind: 'unavailable',
        because: expect.stringContaining(`The folder ${letter} can't be created (EEXIST).`),
      });
    }
  });

  it('when the password is lost', async () => {
    const dataDir = pretendData('18');
    const refusal = await startEmbedded({ dataDir, log: () => {} });
    expect(refusal).toMatchObject({ kind: 'unavailable', because: expect.stringMatching(/password.*backup/s) });
  });

  it('when the disk is full', () => {
    const said = 'FATAL:  could not write lock file "postmaster.pid": No space left on device';
    expect(explainText(said, '/data')).toBe('The disk that holds /data is full. Free some space and start again.');
  });
});

type Server = Exclude<EmbeddedStart, { kind: 'unavailable' }>;

async function start(dataDir: string): Promise<Server> {
  return expectServer(await startEmbedded({ dataDir, fsync: false, log: () => {} }));
}

function expectServer(started: EmbeddedStart): Server {
  if (started.kind === 'unavailable') throw new Error(started.because);
  running.add(started);
  return started;
}

/** A folder that looks like data of the major version, without a password. */
function pretendData(major: string): string {
  const dataDir = mkdtempSync(join(root, 'pretended-'));
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), `${major}\n`);
  return dataDir;
}

/** The package as npm unpacks it when install scripts are off. */
function copyPrograms(): string {
  const { native } = defaultSources();
  if (native === undefined) throw new Error('The package with PostgreSQL is not installed.');
  const copy = join(root, 'package', 'native');
  if (existsSync(copy)) return copy;
  const filter = (path: string) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink();
  cpSync(native, copy, { recursive: true, filter });
  cpSync(join(native, '..', 'package.json'), join(root, 'package', 'package.json'));
  chmodSync(root, 0o755);
  return copy;
}

function launch(dataDir: string, mode: 'stay' | 'leave' = 'stay', uid?: number): ChildProcessWithoutNullStreams {
  const account = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [script, dataDir, mode], { ...account, detached: true, cwd: '/' });
  child.stderr.resume();
  children.add(child);
  return child;
}

async function answerOf(
  child: ChildProcessWithoutNullStreams,
): Promise<{ kind: string; url?: string; because?: string }> {
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error('The process ended without an answer.');
}

async function killBoth(child: ChildProcessWithoutNullStreams, pid: number): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  process.kill(pid, 'SIGKILL');
  await until(() => birthOf(pid) === undefined);
}

function pidOf(dataDir: string): number {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
}

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

async function answers(url: string): Promise<boolean> {
  return execute(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 12_000;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error('It never came true.');
    await sleep(10);
  }
}
