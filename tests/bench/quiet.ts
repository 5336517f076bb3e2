import type { Peer } from './process.ts';
import type { Sink } from './sink.ts';

const silence = 300;

/**
 * Waits until nothing has arrived at Slack for a while.
 * @returns milliseconds from now to the last thing that did, to 25 ms
 */
export async function quiet(sink: Peer<Sink>): Promise<number> {
  const since = performance.now();
  let last = since;
  let before = -1;
  for (;;) {
    const { posted, edited } = await sink.ask('counts', undefined);
    const now = performance.now();
    if (posted + edited !== before) last = now;
    else if (now - last > silence) return last - since;
    else if (now - since > 60_000) throw new Error('Slack was still called after a minute');
    before = posted + edited;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
