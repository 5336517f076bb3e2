import { z } from 'zod';
import type { Times } from '../setup/settings.ts';

type Paced = Pick<Times, 'reconnect' | 'reconnectAtMost' | 'identify' | 'identifyAtMost'>;

export type Pauses = ReturnType<typeof openPauses>;

/**
 * How long to wait before the next connection: not at all after one that lasted, else twice as long each time. Those that
 * begin a session are further apart still, because Discord resets the token of an app that does so 1,000 times a day.
 * discord.js itself waits half a second, however often it goes wrong.
 */
export function openPauses(times: Paced, now: () => number = Date.now) {
  const connection = openPause(times.reconnect, times.reconnectAtMost, now);
  const session = openPause(times.identify, times.identifyAtMost, now);
  return {
    /** Milliseconds until a connection may be opened. @param begins whether it begins a session */
    left: (begins: boolean): number => Math.max(connection.left(), begins ? session.left() : 0),
    /** One is opened now. */
    taken(begins: boolean): void {
      connection.taken();
      if (begins) session.taken();
    },
  };
}

/** Counts from one attempt to the next; what lasted longer than the longest pause begins anew. */
function openPause(shortest: number, longest: number, now: () => number) {
  let last: { readonly at: number; readonly pause: number } | undefined;
  const pause = () => {
    if (last === undefined || now() - last.at > longest + last.pause) return 0;
    return Math.min(longest, Math.max(shortest, last.pause * 2));
  };
  return {
    left: () => (last === undefined ? 0 : Math.max(0, last.at + pause() - now())),
    taken() {
      last = { at: now(), pause: pause() };
    },
  };
}

const startLimit = z.object({
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});

/**
 * How long to wait before the first session of a process, in milliseconds: nothing, until half of the day's sessions
 * are used up; from then on so long that they last for the day, however often the process is started again.
 */
export function pauseBeforeStart(answer: unknown, { identifyAtMost }: Pick<Times, 'identifyAtMost'>): number {
  const read = startLimit.safeParse(answer);
  if (!read.success) return 0;
  const { total, remaining, reset_after } = read.data.session_start_limit;
  return remaining * 2 > total ? 0 : Math.min(identifyAtMost, reset_after / Math.max(1, remaining));
}
