/** Where progress is shown: standard error, when it is a terminal. */
export interface Screen {
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** @param done how much of the total, from 0 */
  show(done: number): void;
  /** Takes the bar away. */
  end(): void;
}

/** Milliseconds between two drawings. */
const pace = 100;
const barWidth = 24;

/**
 * A bar that says how much is done and how long the rest will take: `[######------]  50 %  500 of 1,000 chats, 3 s left`.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createProgress(screen: Screen, total: number, what: string, now = () => performance.now()): Progress {
  const begun = now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    show(done) {
      const at = now();
      if (at - drawn < pace && done < total) return;
      drawn = at;
      const line = describe(Math.min(done, total), total, what, at - begun);
      screen.write(`\r${line.slice(0, (screen.columns || 80) - 1)}\u001b[K`);
    },
    end: () => void screen.write('\r\u001b[K'),
  };
}

function describe(done: number, total: number, what: string, elapsed: number): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.floor(share * barWidth);
  const bar = '#'.repeat(filled) + '-'.repeat(barWidth - filled);
  const left = share > 0 && share < 1 ? `, ${duration((elapsed / share) * (1 - share))} left` : '';
  return `[${bar}] ${String(Math.floor(share * 100)).padStart(3)} %  ${count(done)} of ${count(total)} ${what}${left}`;
}

/** A whole number with its thousands apart: 12,345. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
