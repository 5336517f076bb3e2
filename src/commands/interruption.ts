import { constants } from 'node:os';
import type { ExitCode } from './exit.ts';

export type Signal = 'SIGINT' | 'SIGTERM';

/**
 * Terminals send Ctrl-C to a whole group of processes, and npm, which is one of them, passes it on once more: what comes
 * within this many milliseconds of the first signal is the same wish.
 */
const echoes = 500;

/** Tells `onFirst` of the first SIGINT or SIGTERM; the second one ends the process at once. */
export function onInterruption(onFirst: (signal: Signal) => void): void {
  let since: number | undefined;
  const hear = (signal: Signal) => {
    if (since === undefined) {
      since = performance.now();
      onFirst(signal);
    } else if (performance.now() - since > echoes) {
      process.exit(exitCodeOf(signal));
    }
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
}

/** As shells have it: 130 for SIGINT, 143 for SIGTERM. */
export function exitCodeOf(signal: Signal): ExitCode {
  return 128 + constants.signals[signal];
}
