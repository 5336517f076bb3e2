/** A stall of the machine counts for no more than this, in milliseconds. */
const MOST_AT_ONCE = 50;

/**
 * Calls back after this process has been running for `ms`: like setTimeout, but time in which the machine did not run us
 * (shared machines stand still for seconds) hardly counts. What has arrived meanwhile is thus heard before a deadline is
 * called missed. Keeps no process alive.
 */
export function afterRunning(ms: number, callback: () => void): { cancel(): void } {
  const slice = Math.min(Math.max(ms / 20, 1), MOST_AT_ONCE / 2);
  let left = ms;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    const since = performance.now();
    timer = setTimeout(
      () => {
        left -= Math.min(performance.now() - since, MOST_AT_ONCE);
        if (left > 0) next();
        else callback();
      },
      Math.min(slice, left),
    );
    timer.unref();
  };
  next();
  return { cancel: () => clearTimeout(timer) };
}
