/**
 * Runs a task every `ms` milliseconds, never two at a time, until stopped. A failure is told and does not end it.
 *
 * @returns stops, and waits for the one in hand.
 */
export function every(ms: number, task: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = task()
      .catch(onError)
      .finally(() => {
        busy = false;
      });
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
