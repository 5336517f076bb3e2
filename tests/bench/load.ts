import { type Click, requestOf } from './click.ts';
import { Connection } from './connection.ts';
import { answerParent } from './process.ts';

export interface Burst {
  readonly port: number;
  readonly connections: number;
  readonly clicks: readonly Click[];
}

export interface BurstResult {
  /** Milliseconds from the first request sent to the last answer. */
  readonly tookMs: number;
  /** Milliseconds of each request that was answered with 200. */
  readonly times: readonly number[];
  /** How often each other status was answered. */
  readonly failures: Readonly<Record<number, number>>;
}

/** Sends every click once, over connections that each wait for the answer to one before the next. */
async function send({ port, connections, clicks }: Burst): Promise<BurstResult> {
  // Signed beforehand: the generator shares the machine with what it measures.
  const requests = clicks.map(requestOf);
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const times: number[] = [];
  const failures: Record<number, number> = {};
  let next = 0;
  const since = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const sent = performance.now();
        const status = await connection.send(request);
        if (status === 200) times.push(performance.now() - sent);
        else failures[status] = (failures[status] ?? 0) + 1;
      }
    }),
  );
  const tookMs = performance.now() - since;
  for (const connection of open) connection.close();
  return { tookMs, times, failures };
}

answerParent({ send });

export type Load = { send(burst: Burst): BurstResult };
