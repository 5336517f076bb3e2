import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The service as a newcomer starts it, in a process of its own. */
export interface Playground {
  readonly url: string;
  readonly port: number;
  /** What it wrote so far, both streams. */
  output(): string;
  stop(): Promise<void>;
  kill9(): Promise<void>;
}

const entry = fileURLToPath(new URL('../../src/afterword.js', import.meta.url));

/** Starts it without any configuration, in that folder, with only what a newcomer's shell has set. */
export async function startPlayground(folder: string, port = 0): Promise<Playground> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [entry, 'start'], { cwd: folder, env: { PATH, HOME, PORT: String(port) } });
  let written = '';
  const ready = Promise.withResolvers<string>();
  const read = (chunk: Buffer) => {
    written += chunk.toString();
    const url = /Afterword is ready at (http:\S+)/.exec(written)?.[1];
    if (url !== undefined) ready.resolve(url);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  child.once('exit', (code) => ready.reject(new Error(`it ended with ${code}: ${written}`)));
  const url = await ready.promise;
  return {
    url,
    port: Number(new URL(url).port),
    output: () => written,
    stop: () => end(child, 'SIGTERM'),
    kill9: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
