import { lockStart } from './locks.ts';
import type { Postmaster } from './postmaster-file.ts';
import { birthOf } from './processes.ts';
import type { Launch } from './programs.ts';
import { explainFailure } from './refusal.ts';
import { findServer, type Settings, startServer } from './server.ts';

export type Watch = { end(): Promise<void> };

const LOOK_EVERY_MS = 150;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Looks after the server and brings it back when it died under us. All processes that use it do so; the first to get the
 * start lock restarts it, the others find it running.
 * @param onLost told once per outage when the server cannot be brought back at the port everybody knows
 */
export function watchServer(
  first: Postmaster,
  launch: Launch,
  settings: Settings,
  onLost: (reason: string) => void,
): Watch {
  let server = first;
  let ended = false;
  let restoring: Promise<void> | undefined;
  let failures = 0;
  let tryAgainAt = 0;

  const timer = setInterval(() => {
    if (restoring || Date.now() < tryAgainAt || birthOf(server.pid) === server.birth) return;
    restoring = restore().finally(() => {
      restoring = undefined;
    });
  }, LOOK_EVERY_MS);
  timer.unref();

  async function restore(): Promise<void> {
    try {
      const begun = Date.now();
      const lock = await lockStart(settings.dataDir);
      try {
        if (ended) return;
        server = (await findServer(settings)) ?? (await startServer(launch, settings));
      } finally {
        lock.release();
      }
      failures = 0;
      settings.log(`PostgreSQL had died and is back after ${Date.now() - begun} ms.`);
      if (server.port !== first.port) onLost(`PostgreSQL had to move from port ${first.port} to ${server.port}.`);
    } catch (failure) {
      const reason = explainFailure(failure, settings.dataDir) ?? `PostgreSQL could not be restarted: ${failure}`;
      tryAgainAt = Date.now() + Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      settings.log(reason);
      if (failures++ === 0) onLost(reason);
    }
  }

  return {
    async end() {
      ended = true;
      clearInterval(timer);
      await restoring;
    },
  };
}
