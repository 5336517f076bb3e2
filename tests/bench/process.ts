import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

type Handlers = Readonly<Record<string, (argument: never) => unknown>>;

/** Another process, asked by name. One question at a time is enough here, but several are told apart all the same. */
export interface Peer<H extends Handlers> {
  ask<Name extends keyof H & string>(
    name: Name,
    argument: Parameters<H[Name]>[0],
  ): Promise<Awaited<ReturnType<H[Name]>>>;
  stop(): Promise<void>;
  readonly pid: number;
}

interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Runs a module beside this one that calls `answerParent`. */
export function openPeer<H extends Handlers>(module: string): Peer<H> {
  const child = fork(new URL(module, import.meta.url), { serialization: 'advanced' });
  const waiting = new Map<number, (reply: Reply) => void>();
  child.on('message', (reply: Reply) => waiting.get(reply.id)?.(reply));
  child.once('exit', (code, signal) => {
    for (const [id, settle] of waiting) settle({ id, error: `${module} ended with ${signal ?? code}` });
  });
  let last = 0;
  return {
    async ask(name, argument) {
      last += 1;
      const id = last;
      const { promise, resolve } = Promise.withResolvers<Reply>();
      waiting.set(id, resolve);
      child.send({ id, name, argument } satisfies Question);
      const reply = await promise;
      waiting.delete(id);
      if (reply.error !== undefined) throw new Error(reply.error);
      return reply.result as never;
    },
    stop: () => end(child),
    pid: child.pid ?? 0,
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** In the other process: answers what `openPeer` there asks. */
export function answerParent<H extends Handlers>(handlers: H): void {
  process.on('message', async ({ id, name, argument }: Question) => {
    let reply: Reply;
    try {
      reply = { id, result: await handlers[name]?.(argument as never) };
    } catch (error) {
      reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    process.send?.(reply);
  });
  process.once('disconnect', () => process.exit());
}
