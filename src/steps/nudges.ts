import type { DuePosting } from '../../db/postings.ts';

/**
 * What a commit tells the worker of its own process. Losing it costs a delay and nothing else: the worker looks at the tables
 * every second.
 */
export interface Nudges {
  /** Names the worker in leases. */
  readonly worker: string;
  /** Milliseconds of a lease. */
  readonly lease: number;
  /** Those of the lanes in which the worker would send at once. They are spoken for until `took` says what came of it. */
  reserve(lanes: readonly string[]): readonly string[];
  /** @param due lanes in which something may be due besides what was taken */
  took(reserved: readonly string[], taken: readonly DuePosting[], due: readonly string[]): void;
  /** Time changes the invitation then, in milliseconds since 1970. */
  wake(invitation: string, at: number): void;
}

/** Where no worker runs in this process: those of others see to it. */
export const nobody: Nudges = { worker: 'nobody', lease: 0, reserve: () => [], took: () => {}, wake: () => {} };
