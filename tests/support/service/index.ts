import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ServiceOptions {
  /** A database that is there already, or the folder in which the bundled PostgreSQL keeps its data. */
  readonly database: { readonly url: string } | { readonly dataDir: string };
  /** Where Slack is; absent: the configuration names no channel of it. */
  readonly slack?: { readonly apiUrl: string; readonly botToken: string; readonly signingSecret: string };
  /** The text of `afterword.yaml`. */
  readonly config: string;
  /** Further variables; nothing is inherited from this process but the PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** Switches of node itself, such as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[];
  /** Milliseconds until it must be ready; 20,000 when left out. */
  readonly patience?: number;
}

export interface Service {
  /** Without a trailing slash, by address: no name is looked up. */
  readonly url: string;
  readonly pid: number;
  /** When it said that it was ready, as `Date.now()`. */
  readonly readyAt: number;
  /** Everything it wrote to standard error so far. */
  stderr(): string;
  /** Whether the process is gone. */
  hasEnded(): boolean;
  /** Ends it with SIGKILL, as a power cut of this one process. */
  kill9(): Promise<void>;
  /**
   * Ends it with SIGTERM.
   * @throws when it does not end within 15 s, or in another way than in order
   */
  stop(): Promise<void>;
}

const cli = fileURLToPath(new URL('../../../src/afterword.js', import.meta.url));

/**
 * Starts the real program as a child process on a free port, in a folder of its own that holds nothing but its
 * configuration.
 * @throws with what it wrote to standard error when it ends or is not ready in time
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-service-'));
  writeFileSync(join(folder, 'afterword.yaml'), options.config);
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), cli, 'start'], {
    cwd: folder,
    env: variables(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not left behind when whoever started it ends in a hurry.
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? 'in order' : `with ${signal ?? `code ${code}`}`));
  });
  void ended.then(() => {
    process.off('exit', abandon);
    rmSync(folder, { recursive: true, force: true });
  });
  const said = collect(child.stderr);
  const url = await ready(child, ended, said, options.patience ?? 45_000);
  return {
    url,
    pid: child.pid ?? 0,
    readyAt: Date.now(),
    stderr: said,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async kill9() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      const how = await ended;
      clearTimeout(timer);
      if (how !== 'in order') throw new Error(`the service ended ${how}:\n${said()}`);
    },
  };
}

function variables({ database, slack, env }: ServiceOptions): Record<string, string> {
  const { PATH = '' } = process.env;
  return {
    PATH,
    PORT: '0',
    LOG_LEVEL: 'info',
    ...('url' in database ? { DATABASE_URL: database.url } : { AFTERWORD_DATA: database.dataDir }),
    ...(slack !== undefined && {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    }),
    ...env,
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

async function ready(child: ChildProcess, ended: Promise<string>, said: () => string, ms: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
    const port = /^Afterword is ready at http:\/\/\S+?:(\d+)\/?$/m.exec(printed)?.[1];
    if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
  });
  const timer = setTimeout(() => reject(new Error(`the service was not ready within ${ms} ms:\n${said()}`)), ms);
  void ended.then((how) => reject(new Error(`the service ended ${how} before it was ready:\n${printed}${said()}`)));
  try {
    return await promise;
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
