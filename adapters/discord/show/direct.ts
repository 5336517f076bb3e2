import type { Failure } from '../../failure.ts';
import type { Memory } from '../../memory.ts';
import type { Channels } from '../api/channels.ts';
import { closedDirect, codeOf, nameFailure } from '../api/failures.ts';
import type { Times } from '../setup/settings.ts';

/** For how long somebody who takes no direct messages is left alone, in milliseconds: each try counts against the app. */
const leftAlone = 7 * 24 * 3_600_000;
/** Longer than this a direct message does not wait for its turn here. */
const patience = 3_000;

export type Direct = ReturnType<typeof openDirect>;

/**
 * The way to people's direct messages: one at a time, because Discord takes many for spam, and not again to those who
 * take none.
 */
export function openDirect(
  channels: Channels,
  memory: Memory,
  times: Pick<Times, 'direct'>,
  now: () => number = Date.now,
) {
  let next = 0;

  return {
    /** Where to write to this person, or why that can't be done now. */
    async reach(person: string): Promise<string | Failure> {
      const closed = await memory.recall(`closed:${person}`);
      if (closed?.until !== undefined && Date.parse(closed.until) > now())
        return { kind: 'unreachable', because: closed.because ?? 'this person takes no direct messages from the app' };
      const wait = Math.max(0, next - now());
      if (wait > patience) {
        const because = 'direct messages are sent one after the other';
        return { kind: 'busy', retryAfter: wait, because, uncertain: false, scope: 'posting' };
      }
      next = Math.max(next, now()) + times.direct;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        return await channels.directTo(person);
      } catch (error) {
        return this.failed(person, error, 'reading');
      }
    },
    /** Names the failure, and remembers somebody who takes no direct messages. */
    async failed(person: string, error: unknown, doing: 'creating' | 'reading'): Promise<Failure> {
      const failure = nameFailure(error, doing);
      if (closedDirect.has(codeOf(error) ?? 0) && 'because' in failure) {
        const until = new Date(now() + leftAlone).toISOString();
        await memory.remember(`closed:${person}`, { until, because: failure.because });
      }
      return failure;
    },
    /** They wrote to the app, so they can be written to. */
    async opened(person: string): Promise<void> {
      if ((await memory.recall(`closed:${person}`)) !== undefined) await memory.forget(`closed:${person}`);
    },
  };
}
