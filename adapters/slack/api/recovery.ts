import type { Standing } from '../../standing.ts';

/** Milliseconds until it is asked for the first time, and between two times at most. */
const first = 15_000;
const longest = 120_000;

export interface Recovery {
  /** From now on it is asked whenever the credentials are refused. */
  begin(): void;
  end(): void;
  heed(standing: Standing): void;
}

/**
 * While Slack refuses us, asks now and then whether it still does: nothing else may be due that would find out.
 * @param ask notes by itself how Slack stands with us
 */
export function openRecovery(ask: () => Promise<unknown>): Recovery {
  let isOn = false;
  let timer: NodeJS.Timeout | undefined;

  function askIn(pause: number): void {
    timer = setTimeout(async () => {
      await ask().catch(() => {});
      // Not when it was ended, or works, meanwhile.
      if (timer !== undefined) askIn(Math.min(2 * pause, longest));
    }, pause);
    timer.unref();
  }

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    begin() {
      isOn = true;
    },
    end() {
      isOn = false;
      rest();
    },
    heed({ kind }) {
      if (kind !== 'refused') rest();
      else if (isOn && timer === undefined) askIn(first);
    },
  };
}
