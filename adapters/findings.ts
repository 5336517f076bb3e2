import type { Finding } from './adapter.ts';
import type { ClockWatch } from './clock-watch.ts';

/** Something that was looked at and is as it should be. */
export function right(what: string, detail: string): Finding {
  return { ok: true, what, detail };
}

/** Something that is not; `detail` says what would be right. */
export function wrong(what: string, detail: string): Finding {
  return { ok: false, what, detail };
}

/** The clock, where it is not as it should be. @param platform as people call it */
export function clockFindings(platform: string, clock: Pick<ClockWatch, 'whatIsWrong'>): readonly Finding[] {
  const because = clock.whatIsWrong();
  return because === undefined ? [] : [wrong(`Clock, by ${platform}’s answers`, because)];
}
