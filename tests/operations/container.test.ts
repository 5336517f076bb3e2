import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { variableNames } from '../../src/config/variables.ts';
import { readOwnVersion } from '../../src/version.ts';
import { execute } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';
import { findScratch } from '../support/database/scratch.ts';

// No container is built here: what can be checked without an engine is, and the image's files are run as it runs them.

const instructions = readFileSync('Dockerfile', 'utf8')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => {
    const [name = '', ...rest] = line.split(' ');
    return { name, args: rest.join(' ').trim() };
  });
const last = (name: string) => instructions.findLast((each) => each.name === name)?.args ?? '';

describe('the image', () => {
  const root = mkdtempSync(join(findScratch(), 'afterword-image-'));
  const home = join(root, 'afterword');
  beforeAll(() => {
    for (const { name, args } of instructions) {
      if (name !== 'COPY') continue;
      const paths = args.split(' ');
      const to = paths.pop() ?? '.';
      for (const path of paths) cpSync(path, join(home, to === './' ? path : to), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
    chmodSync(root, 0o755);
    spawnSync('chmod', ['-R', 'a+rX,a-w', home]);
  });
  afterAll(() => {
    spawnSync('chmod', ['-R', 'u+w', home]);
    rmSync(root, { recursive: true });
  });

  /** Runs the entrypoint on the files that are copied, as somebody who may write none of them. */
  const run = (command: readonly string[], env: Record<string, string> = {}) => {
    const [node = '', entry = ''] = JSON.parse(last('ENTRYPOINT')) as string[];
    const isRoot = process.getuid?.() === 0;
    return spawnSync(resolve('node_modules/.bin', node), [entry.replace('/afterword', home), ...command], {
      cwd: home,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', ...env },
      ...(isRoot && { uid: 65_534, gid: 65_534 }),
    });
  };

  it('starts by default, and takes every other command', () => {
    expect(JSON.parse(last('CMD'))).toEqual(['start']);
    expect(run(['--version'])).toMatchObject({ status: 0, stdout: `${readOwnVersion()}\n`, stderr: '' });
    expect(run(['check'], { AFTERWORD_DATA: '/tmp/none' })).toMatchObject({ status: 0, stderr: '' });
    const unreachable = run(['start'], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', PORT: '0' });
    expect(unreachable.stderr).toMatch(/^Afterword did not start: No PostgreSQL answers at 127\.0\.0\.1:1\/x/m);
  });

  it('runs as somebody who is not root, says what it is, and has a health check at a path that is there', () => {
    expect(last('USER')).toBe('node');
    for (const label of ['title', 'description', 'licenses', 'version', 'revision']) {
      expect(last('LABEL')).toContain(`org.opencontainers.image.${label}=`);
    }
    expect(last('HEALTHCHECK')).toContain('/healthz');
  });

  it('leaves secrets and data outside', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', 'data', '.git', 'node_modules', '*.backup']));
    expect(existsSync(join(home, 'tests'))).toBe(false);
  });
});

describe('compose.yaml', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true });

  it('gives Afterword no more than it needs, and limits the logs of both', () => {
    expect(services.afterword).toMatchObject({
      image: expect.stringMatching(/^afterword:/),
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      tmpfs: ['/tmp'],
    });
    for (const service of [services.afterword, services.database]) {
      expect(service.logging).toEqual({ driver: 'json-file', options: { 'max-size': '10m', 'max-file': '5' } });
    }
    // The operator's port is for the network of the services alone.
    expect(services.afterword.ports).toEqual(['127.0.0.1:3000:3000']);
  });

  it('sets only variables that are read', () => {
    for (const name of Object.keys(services.afterword.environment)) {
      expect([...variableNames, 'PGPASSWORD']).toContain(name);
    }
  });

  it('takes a password of any characters', async () => {
    const password = `p@ss:w/o?r#d%41 $x "q" \\ ü'`;
    const database = await createDatabase();
    const role = `composed_${Math.random().toString(36).slice(2)}`;
    await execute(database.url, `create role ${role} login superuser password '${password.replaceAll("'", "''")}'`);
    try {
      const url = new URL(database.url);
      const inside = new URL(services.afterword.environment.DATABASE_URL);
      expect(inside.password).toBe('');
      inside.username = role;
      inside.host = url.host;
      inside.pathname = url.pathname;
      const check = (PGPASSWORD: string) =>
        spawnSync(resolve('node_modules/.bin/node'), [resolve('src/afterword.js'), 'migrate'], {
          cwd: findScratch(),
          encoding: 'utf8',
          env: { PATH: process.env.PATH ?? '', DATABASE_URL: inside.href, PGPASSWORD },
        });
      expect(check(password)).toMatchObject({ status: 0, stderr: '' });
      expect(check('another')).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/refuses the user or the password/),
      });
    } finally {
      await execute(database.url, `drop owned by ${role}; drop role ${role}`);
      await database.drop();
    }
  });
});

it('.env.example names only variables that are read, and what compose.yaml asks for', () => {
  const text = readFileSync('.env.example', 'utf8');
  const commented = [...text.matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name ?? '');
  expect(commented.length).toBeGreaterThan(5);
  for (const name of commented) expect(variableNames).toContain(name);
  expect(Object.keys(parseEnv(text))).toEqual(['POSTGRES_PASSWORD']);
});
