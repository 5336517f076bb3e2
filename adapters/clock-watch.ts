/** How far this machine's clock is from a platform's, as the times of its answers tell. */
export interface ClockWatch {
  /**
   * @param date the header of an answer
   * @param sentAt when it was asked for, in milliseconds since 1970 by this clock
   */
  hear(date: string | null, sentAt: number): void;
  /** What is wrong, in words, as the last answer told; undefined while they agree, or nobody has said. */
  whatIsWrong(): string | undefined;
}

/** Milliseconds of difference that matter: what people did is put in order by its times, some of them ours, some of the platform's. */
const notable = 60_000;
/** Milliseconds until it is said again. */
const again = 3_600_000;

/**
 * @param platform as people call it
 * @param warn told at once and then at most once an hour
 */
export function openClockWatch(
  platform: string,
  warn: (because: string) => void,
  now: () => number = Date.now,
): ClockWatch {
  let wrong: string | undefined;
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    hear(date, sentAt) {
      const theirs = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(theirs)) return;
      // The header is a whole second, and was written between asking and now: the least difference that fits.
      const [ahead, behind] = [sentAt - (theirs + 999), theirs - now()];
      const off = Math.max(ahead, behind);
      wrong = off > notable ? inWords(platform, off, ahead > 0 ? 'ahead of' : 'behind') : undefined;
      if (wrong === undefined || now() - saidAt < again) return;
      saidAt = now();
      warn(wrong);
    },
    whatIsWrong: () => wrong,
  };
}

function inWords(platform: string, ms: number, which: string): string {
  const minutes = Math.floor(ms / 60_000);
  return `this machine’s clock is ${minutes} min ${which} ${platform}’s: set it, and keep it by NTP; the order of what people do depends on it`;
}
