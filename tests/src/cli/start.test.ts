import { once } from 'node:events';
import { createServer, connect as dial } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { directoryIn } from '../../../db/embedded/cluster.ts';
import { findPostmaster } from '../../../db/embedded/postmaster-file.ts';
import { createDatabase } from '../../support/database/index.ts';
import { Folder } from './afterword.ts';
import { yaml } from './seed.ts';

// Every command is a process of its own that loads a second's worth of code.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

let database: Awaited<ReturnType<typeof createDatabase>>;
let folder: Folder;
beforeAll(async () => {
  database = await createDatabase();
  folder = new Folder({}, { DATABASE_URL: database.url });
});
afterAll(async () => {
  await folder.remove();
  await database.drop();
});

describe.concurrent('afterword start', () => {
  it('says where it is ready and what the playground is, serves, and stops in order at SIGTERM', async () => {
    const bot = folder.start(['start']);
    const url = await bot.ready;
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    bot.child.kill('SIGTERM');
    const { code, stdout, stderr } = await bot.ended;
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `Afterword is ready at ${url}`,
      expect.stringMatching(/^This is the playground: /),
      '',
    ]);
    expect(logged(stderr)).toEqual([expect.objectContaining({ signal: 'SIGTERM', msg: 'stopping' })]);
  });

  it('started again on the same database, sums up the platforms and teams of its configuration', async () => {
    await using configured = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: database.url });
    const bot = configured.start(['start']);
    await bot.ready;
    bot.child.kill('SIGINT');
    const { code, stdout } = await bot.ended;
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual([
      'Playground: open the address in a browser',
      expect.stringMatching(
        /^Team Support: asks after chats in web:support; detractor alerts go to web:support-alerts; digest goes to web:nps-digest, next on \w+, .* \(UTC\)$/,
      ),
      'Team Sales: asks after chats in no channel, only those that the API reports; no detractor alerts; no digest',
      '',
    ]);
  });

  it('takes Ctrl-C that arrives twice, from the terminal and from npm, for one; a second one ends it at once', async () => {
    const bot = folder.start(['start']);
    const port = Number(new URL(await bot.ready).port);
    // A request that never ends holds up an orderly stop for a second.
    const slow = dial(port, 'localhost');
    slow.on('error', () => {});
    await once(slow, 'connect');
    slow.write('GET / HTTP/1.1\r\n');
    await sleep(50);
    bot.child.kill('SIGINT');
    await waitFor(() => bot.said.stderr.includes('stopping'));
    bot.child.kill('SIGINT');
    await sleep(600);
    expect(bot.child.exitCode).toBeNull();
    bot.child.kill('SIGINT');
    expect((await bot.ended).code).toBe(130);
    slow.destroy();
  });

  it('logs a bug and ends with 1, so that whoever watches it starts it afresh', async () => {
    const bug = "process.on('SIGUSR2', () => void Promise.reject(new Error('unforeseen')))";
    const bot = folder.start(['start'], { NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(bug)}"` });
    await bot.ready;
    bot.child.kill('SIGUSR2');
    const { code, stderr } = await bot.ended;
    expect(code).toBe(1);
    expect(logged(stderr)).toEqual([
      expect.objectContaining({ level: 60, err: expect.objectContaining({ type: 'Error', message: 'unforeseen' }) }),
    ]);
  });

  it('says what to do when the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { code, stdout, stderr } = await folder.start(['start'], { PORT: String(port) }).ended;
    server.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^Afterword did not start: port ${port} is in use already.*set PORT`, 'm'));
  });

  it('says what to do when the database is not there, without its password', async () => {
    const { code, stderr } = await folder.start(['start'], { DATABASE_URL: 'postgres://ada:secret@127.0.0.1:1/nps' })
      .ended;
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Afterword did not start: No PostgreSQL answers at 127.0.0.1:1/nps. Start it, or correct DATABASE_URL.\n',
    );
  });

  it('serves although a platform can not be reached, and says which and why', async () => {
    await using configured = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: database.url });
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1-2-abcdefghijklmnop',
      SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
      SLACK_API_URL: 'http://slack.invalid/api/',
    };
    const bot = configured.start(['start'], env);
    const ready = await fetch(`${await bot.ready}/readyz`);
    expect(ready.status).toBe(503);
    const { parts } = (await ready.json()) as { parts: readonly { readonly name: string }[] };
    const part = (name: string) => parts.find((each) => each.name === name);
    const because = expect.stringMatching(/^Slack: Slack did not answer \(.*slack\.invalid.*\)$/);
    expect(part('slack')).toMatchObject({ ok: false, detail: because, since: expect.any(String) });
    expect([part('web'), part('database'), part('work')]).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(logged(bot.said.stderr)).toContainEqual(expect.objectContaining({ platform: 'slack', because }));
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });

  it('names every problem of the configuration at once and ends with 3', async () => {
    const { code, stdout, stderr } = await folder.start(['start'], { PORT: 'x', LOG_LEVEL: 'loud' }).ended;
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^2 problems in the configuration:\n.*PORT is "x".*\n.*LOG_LEVEL is "loud".*\n$/);
  });

  it('brings its own database where none is named, lets other commands join it, and stops it at the end', async () => {
    await using own = new Folder();
    const data = `${own.path}/data`;
    const before = await own.run('why', 'web', 'none');
    expect(before).toMatchObject({ code: 1, stderr: expect.stringContaining(`Nothing is stored in ${data} yet.`) });

    const bot = own.start(['start']);
    await bot.ready;
    expect(await own.run('migrate')).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing to do') });
    expect(findPostmaster(directoryIn(data))).toBeDefined();
    expect((await fetch(`${await bot.ready}/readyz`)).status).toBe(200);
    bot.child.kill('SIGTERM');
    const { code, stderr } = await bot.ended;
    expect(code).toBe(0);
    expect(logged(stderr)).toHaveLength(1);
    expect(findPostmaster(directoryIn(data))).toBeUndefined();
  });
});

function logged(stderr: string): Record<string, unknown>[] {
  return stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function waitFor(fulfilled: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !fulfilled(); tries++) await sleep(10);
  expect(fulfilled()).toBe(true);
}
