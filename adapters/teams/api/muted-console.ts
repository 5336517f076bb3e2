import { AsyncLocalStorage } from 'node:async_hooks';

const muted = new AsyncLocalStorage<true>();
let isWrapped = false;

/**
 * Does the work without what it prints with console.error. The SDK prints keys and stack traces for every forged token, so
 * anybody on the Internet could fill the log; what came of the work is logged here instead, in one line. Whatever else
 * prints at the same time is not touched.
 */
export function withConsoleMuted<T>(work: () => Promise<T>): Promise<T> {
  if (!isWrapped) {
    isWrapped = true;
    const print = console.error.bind(console);
    console.error = (...parts: unknown[]) => {
      if (muted.getStore() !== true) print(...parts);
    };
  }
  return muted.run(true, work);
}
