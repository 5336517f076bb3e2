import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findScratch } from './scratch.ts';

const program = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
].find((path) => existsSync(path));

/** The version of the real pgbouncer on this machine, such as 1.18.0; undefined: there is none. */
export const pgbouncerVersion: string | undefined =
  program && /PgBouncer (\S+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[1];

/** Starts the real pgbouncer before a database. @param settings lines of its section [pgbouncer] */
export async function startPgbouncer(database: string, settings: Readonly<Record<string, string | number>>) {
  if (program === undefined) throw new Error('there is no pgbouncer on this machine');
  const { hostname, port, username, password, pathname } = new URL(database);
  const folder = mkdtempSync(join(findScratch(), 'afterword-pgbouncer-'));
  const own = await freePort();
  const name = pathname.slice(1);
  const config = join(folder, 'pgbouncer.ini');
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: own,
    unix_socket_dir: '',
    auth_type: 'plain',
    auth_file: join(folder, 'users.txt'),
    ...settings,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key} = ${value}`);
  const target = `host=${hostname} port=${port} dbname=${name}`;
  writeFileSync(config, `[databases]\n${name} = ${target}\n[pgbouncer]\n${lines.join('\n')}\n`);
  writeFileSync(all.auth_file, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  // It refuses to run as root.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if ('uid' in nobody) for (const path of [folder, config, all.auth_file]) chownSync(path, 65_534, 65_534);
  chmodSync(folder, 0o700);
  const child = spawn(program, [config], { ...nobody, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = collect(child);
  for (let tries = 0; !(await answers(own)); tries++) {
    if (tries > 200 || child.exitCode !== null) throw new Error(`pgbouncer did not start:\n${said()}`);
    await sleep(25);
  }
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String(own);
  return {
    url: url.href,
    said,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
