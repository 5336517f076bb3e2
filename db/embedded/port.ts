import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Refusal } from './refusal.ts';

// Below the ranges systems take ports for outgoing connections from (Linux 32768-60999, macOS and Windows from 49152), so
// that none of those squats on our port while the server restarts.
const LOWEST = 20_000;
const BEYOND = 32_000;

export async function chooseFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(LOWEST, BEYOND);
    if (await isFree(port)) return port;
  }
  throw new Refusal(`No free port was found between ${LOWEST} and ${BEYOND}.`);
}

export function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  return promise;
}
