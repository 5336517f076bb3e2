import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '../../db/client.ts';
import { directoryIn } from '../../db/embedded/cluster.ts';
import { startEmbedded } from '../../db/embedded/index.ts';
import { migrate } from '../../db/migrate.ts';
import { isPooled } from '../../db/pooler.ts';
import { readDatabaseUrl } from '../../src/config/database-url.ts';
import { explain } from '../../src/explain.ts';
import { execute } from '../support/database/execute.ts';
import { findScratch } from '../support/database/scratch.ts';
import { certificate } from '../support/teams/identity/certificate.ts';
import { problemsOf, yaml } from './config/loading.ts';

/** A PostgreSQL that speaks TLS with a certificate of a private authority. */
let dataDir: string;
let server: Exclude<Awaited<ReturnType<typeof startEmbedded>>, { kind: 'unavailable' }>;
const ca = () => join(dataDir, 'ca.pem');
beforeAll(async () => {
  dataDir = mkdtempSync(join(findScratch(), 'afterword-tls-'));
  const started = await startEmbedded({ dataDir, fsync: false, log: () => {} });
  if (started.kind === 'unavailable') throw new Error(started.because);
  server = started;
  const { cert, key } = certificate();
  writeFileSync(ca(), cert);
  const directory = directoryIn(dataDir);
  const { uid, gid } = statSync(directory);
  for (const [name, text] of [
    ['server.crt', cert],
    ['server.key', key],
  ] as const) {
    const path = join(directory, name);
    writeFileSync(path, text);
    chownSync(path, uid, gid);
    chmodSync(path, 0o600);
  }
  await turn('on');
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function turn(ssl: 'on' | 'off'): Promise<void> {
  await execute(server.url, `alter system set ssl = ${ssl}`);
  await execute(server.url, 'select pg_reload_conf()');
  await vi.waitFor(async () => expect(await execute(server.url, 'show ssl')).toEqual([{ ssl }]), 10_000);
}

/** What the service is given for a DATABASE_URL, which has to be right. */
function read(parameters: string): string {
  const url = `${server.url}${server.url.includes('?') ? '&' : '?'}${parameters}`;
  const taken = readDatabaseUrl(url, dataDir);
  if ('wrong' in taken) throw new Error(taken.wrong);
  return taken.url;
}

const failureOf = async (url: string) =>
  explain(
    await isPooled(url).then(
      () => 'it worked',
      (error: unknown) => error,
    ),
    { kind: 'url', url },
  );

describe('a PostgreSQL that speaks TLS', () => {
  it.each([
    ['sslmode=require', true],
    ['sslmode=no-verify', true],
    ['sslmode=require&sslrootcert=ca.pem', true],
    ['sslmode=verify-ca&sslrootcert=ca.pem', true],
    ['sslmode=verify-full&sslrootcert=ca.pem', true],
    ['ssl=true&sslrootcert=ca.pem', true],
    ['sslmode=disable', false],
  ])('is reached with %s, encrypted: %s', async (parameters, isEncrypted) => {
    const warned = vi.spyOn(process, 'emitWarning');
    const url = read(parameters);
    expect(await execute(url, 'select ssl from pg_stat_ssl where pid = pg_backend_pid()')).toEqual([
      { ssl: isEncrypted },
    ]);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('is used by every part of the storage in the same way', async () => {
    const url = read('sslmode=verify-full&sslrootcert=ca.pem');
    expect(await isPooled(url)).toBe(false);
    await migrate(url);
    const db = connect(url, { max: 1 });
    const { rows } = await db.execute('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    await db.$client.end();
    expect(rows).toEqual([{ ssl: true }]);
  });

  it.each(['sslmode=verify-full', 'ssl=1', 'sslmode=verify-full&sslrootcert=system'])(
    'is not believed where its authority is unknown: %s',
    async (parameters) => {
      expect(await failureOf(read(parameters))).toMatch(
        /^PostgreSQL at 127\.0\.0\.1:\d+\/\w+ shows a certificate that can't be believed \(.+\)\. For a private authority add sslrootcert=/,
      );
    },
  );

  it('that does not, says so', async () => {
    await turn('off');
    expect(await failureOf(read('sslmode=require'))).toMatch(
      /^PostgreSQL at \S+ does not speak TLS, which sslmode asks/,
    );
  });
});

describe('a URL', () => {
  it('without a password says that one is asked for', async () => {
    const url = new URL(server.url);
    url.password = '';
    expect(await failureOf(url.href)).toMatch(
      /^PostgreSQL at \S+ asks for a password, and DATABASE_URL has none\. Write postgres:\/\/user:password@/,
    );
  });

  it.each([
    ['postgres:/u:hidden@db/x', 'is not the URL of a PostgreSQL database. Write postgres://user:password@host'],
    ['postgres://u:hidden#1@db/x', 'is not the URL of a PostgreSQL database'],
    ['postgres://u:hidden@db:port/x', 'is not the URL of a PostgreSQL database'],
    ['db.example:5432/x', 'is not the URL of a PostgreSQL database'],
    ['postgres://u:hidden%ff@db/x', 'has a percent sign that begins no character'],
    ['postgres://u:hidden%zz@db/x', 'has a percent sign that begins no character'],
    [
      'postgres://u:hidden@db/x?sslmode=required',
      'has sslmode=required, which there is not. Write sslmode=verify-full',
    ],
    ['postgres://u:hidden@db/x?sslmode=prefer', 'has sslmode=prefer, which would do without encryption'],
    ['postgres://u:hidden@db/x?ssl=false', 'has ssl=false. Write sslmode='],
    ['postgres://u:hidden@db/x?sslmode=verify-ca', 'has sslmode=verify-ca without sslrootcert'],
    ['postgres://u:hidden@db/x?sslmode=verify-full&sslrootcert=none.pem', "which can't be read (ENOENT). Name a file"],
    ['postgres://u:hidden@db/x?sslmode=verify-full&sslrootcert=afterword.yaml', 'which holds no certificate'],
    ['postgres://u:hidden@db/x?sslrootcert=afterword.yaml', 'which holds no certificate'],
  ])('%s', (url, said) => {
    const lines = problemsOf(yaml(), { DATABASE_URL: url });
    expect(lines).toEqual([expect.stringContaining('environment: DATABASE_URL ')]);
    expect(lines[0]).toContain(said);
    expect(lines[0]).not.toContain('hidden');
  });
});
