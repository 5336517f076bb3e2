import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findScratch } from '../../support/database/scratch.ts';

const node = resolve('node_modules/.bin/node');
const entry = resolve('src/afterword.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder to run `afterword` in, with these files and nothing else. */
export class Folder implements AsyncDisposable {
  readonly path = mkdtempSync(join(findScratch(), 'afterword-cli-'));
  readonly #env: Readonly<Record<string, string>>;
  readonly #running = new Set<ChildProcess>();

  constructor(files: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.path, name), text);
    this.#env = env;
  }

  /** Runs a command to its end. */
  async run(...args: readonly string[]): Promise<Ended> {
    return this.start(args).ended;
  }

  /** Begins a command; `ready` resolves with everything printed once the line with the address is there. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}, stdout: 'pipe' | number = 'pipe') {
    const child = spawn(node, [entry, ...args], {
      cwd: this.path,
      env: { PATH: process.env.PATH, PORT: '0', ...this.#env, ...env },
      stdio: ['ignore', stdout, 'pipe'],
    });
    this.#running.add(child);
    const said = { stdout: '', stderr: '' };
    child.stderr?.on('data', (chunk) => {
      said.stderr += chunk;
    });
    const ended = once(child, 'close').then(([code]): Ended => {
      this.#running.delete(child);
      return { code, ...said };
    });
    const ready = new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', (chunk) => {
        said.stdout += chunk;
        const url = /^Afterword is ready at (\S+)\n/m.exec(said.stdout)?.[1];
        if (url !== undefined) resolve(url);
      });
      ended.then(({ stderr }) => reject(new Error(`ended without being ready: ${stderr}`)));
    });
    ready.catch(() => {});
    return { child, ready, ended, said };
  }

  /** Ends what still runs and removes the folder. */
  async remove(): Promise<void> {
    for (const child of this.#running) {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    rmSync(this.path, { recursive: true, force: true });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.remove();
  }
}
