import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../../src/commands/arguments.ts';
import { commands } from '../../src/commands/registry.ts';
import { variableNames } from '../../src/config/variables.ts';
import { seed, yaml } from '../src/cli/seed.ts';
import { createDatabase } from '../support/database/index.ts';
import { findScratch } from '../support/database/scratch.ts';

const page = readFileSync('docs/operations.md', 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const inLanguage = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);
const only = (language: string) => inLanguage(language).find(Boolean) ?? '';

const folder = mkdtempSync(join(findScratch(), 'afterword-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names only commands, options and variables that there are', () => {
  const lines = inLanguage('sh').flatMap((text) => text.trim().split('\n'));
  const ours = lines.flatMap(
    (line) => /(?:npx| )afterword ((?:backup|restore|check|migrate|why)\b.*)$/.exec(line)?.[1] ?? [],
  );
  expect(ours.length).toBeGreaterThanOrEqual(6);
  for (const line of ours) {
    const words = line.replaceAll(/"[^"]*"/g, 'FILE').split(' ');
    expect(readArguments(words, commands), line).toMatchObject({ kind: 'run' });
  }
  const known = [...variableNames, 'PGPASSWORD'];
  for (const [, name = ''] of page.matchAll(/`([A-Z]+_[A-Z_]+)(?:=\S+)?`/g)) expect(known).toContain(name);
});

describe('the recipes of backup and restore', () => {
  it('do what they say, run as they stand there', async () => {
    const [from, to] = [await createDatabase(), await createDatabase()];
    const home = join(folder, 'home');
    spawnSync('mkdir', ['-p', join(home, 'backups')]);
    writeFileSync(join(home, 'afterword.yaml'), yaml);
    await seed(from.url, [{ customer: 'Ada', endedAt: new Date(), answer: { score: 0, reason: 'Slow' } }]);
    const entry = `${resolve('node_modules/.bin/node')} ${resolve('src/afterword.js')}`;
    const run = (recipe: string, url: string) => {
      const script = recipe.replaceAll('npx afterword', entry).replace(/^npm start$/m, '');
      return spawnSync('sh', ['-ec', script], {
        cwd: home,
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', DATABASE_URL: url },
      });
    };
    const [plain = '', nightly = ''] = inLanguage('sh').filter((text) => text.startsWith('npx afterword backup'));
    const restoring = inLanguage('sh').find((text) => text.startsWith('npx afterword restore')) ?? '';
    expect(run(plain, from.url)).toMatchObject({ status: 0 });
    for (const _ of [1, 2]) expect(run(nightly, from.url)).toMatchObject({ status: 0 });
    expect(readdirSync(join(home, 'backups'))).toEqual([expect.stringMatching(/^afterword-[1-7]\.backup$/)]);
    expect(run(restoring, to.url)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Everything is in order.'),
    });
    expect(run('npx afterword export', to.url).stdout).toContain(',0,detractor,Slow');
    await Promise.all([from.drop(), to.drop()]);
  }, 120_000);
});

describe('the reverse proxies', () => {
  const isThere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  let upstream: Server;
  let port: number;
  const running: ChildProcess[] = [];
  beforeAll(async () => {
    upstream = createServer((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => response.end(`afterword ${request.url} ${body}`));
    }).listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    port = (upstream.address() as AddressInfo).port;
  });
  afterAll(async () => {
    for (const child of running) {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    upstream.closeAllConnections();
    upstream.close();
  });

  const open = ['/slack/events', '/api/messages', '/v1/nps?from=2026-11-01'];
  const shut = [
    '/metrics',
    '/readyz',
    '/',
    '/slack',
    '/slack/events/x',
    '/openapi.json',
    '/api/messages/..%2f..%2fmetrics',
  ];

  async function lookAt(proxied: string): Promise<void> {
    const alive = () =>
      fetch(proxied).then(
        () => true,
        () => false,
      );
    await expect.poll(alive, { timeout: 20_000 }).toBe(true);
    const body = '{"signed":  "byte for byte"}\n';
    for (const path of open) {
      const answer = await fetch(proxied + path, { method: 'POST', body });
      expect(await answer.text()).toBe(`afterword ${path} ${body}`);
    }
    for (const path of shut) expect((await fetch(proxied + path)).status, path).toBe(404);
  }

  it('nginx lets through what is public, and nothing else', async () => {
    const config = only('nginx');
    const locations = [...config.matchAll(/location ((?:= )?\S+) \{ ([^}]+) \}/g)].map(([, where, what]) => [
      where,
      what,
    ]);
    const pass = 'proxy_pass http://127.0.0.1:3000;';
    expect(locations).toEqual([
      ['= /slack/events', pass],
      ['= /api/messages', pass],
      ['/v1/', pass],
      ['/', 'return 404;'],
    ]);
    if (!isThere('nginx')) return;
    const listen = await freePort();
    const server = config
      .replace('listen 443 ssl', `listen 127.0.0.1:${listen}`)
      .replaceAll(/^ *ssl_.*$/gm, '')
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`);
    const file = join(folder, 'nginx.conf');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const paths = temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
    writeFileSync(
      file,
      `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}\nhttp { access_log off; ${paths}\n${server}}\n`,
    );
    const tried = spawnSync('nginx', ['-t', '-c', file, '-p', folder], { encoding: 'utf8' });
    expect(tried.stderr).toContain('test is successful');
    running.push(spawn('nginx', ['-c', file, '-p', folder], { stdio: 'ignore' }));
    await lookAt(`http://127.0.0.1:${listen}`);
  });

  it('Caddy, too', async () => {
    const config = only('caddy');
    expect(/@public path (.*)$/m.exec(config)?.[1]).toBe('/slack/events /api/messages /v1/*');
    expect(config.match(/reverse_proxy/g)).toHaveLength(1);
    if (!isThere('caddy')) return;
    const listen = await freePort();
    const file = join(folder, 'Caddyfile');
    const site = config.replace('afterword.example.com', `http://127.0.0.1:${listen}`).replaceAll(':3000', `:${port}`);
    writeFileSync(file, `{\n\tadmin off\n}\n${site}`);
    const env = { PATH: process.env.PATH ?? '', HOME: folder };
    const tried = spawnSync('caddy', ['validate', '--config', file, '--adapter', 'caddyfile'], {
      encoding: 'utf8',
      env,
    });
    expect(tried.stdout + tried.stderr).toContain('Valid configuration');
    running.push(spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { stdio: 'ignore', env }));
    await lookAt(`http://127.0.0.1:${listen}`);
  });
});

it('the unit is one that systemd takes, and starts what there is', () => {
  const unit = only('ini');
  const [, node = '', entry = '', command] = /^ExecStart=(\S+) (\S+) (\S+)$/m.exec(unit) ?? [];
  expect(existsSync(node.replace('/opt/afterword/', ''))).toBe(true);
  expect(existsSync(entry.replace('/opt/afterword/', ''))).toBe(true);
  expect(readArguments([command ?? ''], commands)).toMatchObject({ kind: 'run' });
  const file = join(folder, 'afterword.service');
  writeFileSync(file, unit.replaceAll('/opt/afterword', resolve('.')).replace('User=afterword', 'User=daemon'));
  const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  if (verified.error === undefined) expect(verified).toMatchObject({ status: 0, stderr: '' });
});

it('what Prometheus is to scrape is the port that compose.yaml sets, under the name that the alerts go by', () => {
  const [job] = parse(only('yaml')).scrape_configs;
  const { OPERATIONS_PORT } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }).services.afterword
    .environment;
  expect(job.static_configs[0].targets[0]).toBe(`127.0.0.1:${OPERATIONS_PORT}`);
  expect(readFileSync('docs/operations/alerts.yaml', 'utf8')).toContain(`up{job="${job.job_name}"}`);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
