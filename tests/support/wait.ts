import { setTimeout as wait } from 'node:timers/promises';

/** How long a test waits for what must come, by default: longer than a busy machine is ever still. */
const PATIENCE_MS = 10_000;

/** Asks the probe every few milliseconds until it returns something. Rejects after `timeoutMs`. */
export async function waitUntil<T>(probe: () => T | undefined | false, timeoutMs = PATIENCE_MS): Promise<T> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const found = probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > giveUpAt) throw new Error(`nothing after ${timeoutMs} ms: ${probe}`);
    await wait(5);
  }
}
