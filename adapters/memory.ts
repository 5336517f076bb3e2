/**
 * A few facts an adapter has to remember across restarts and share between processes: where a person can be written to,
 * what it registered, what it changed. Never answers or anything a customer wrote.
 */
export interface Memory {
  recall(key: string): Promise<Remembered | undefined>;
  /** Replaces what was remembered under the key. */
  remember(key: string, value: Remembered): Promise<void>;
  forget(key: string): Promise<void>;
  /** Everything whose key starts with the prefix, by key, at most 10,000. */
  list(prefix: string): Promise<ReadonlyMap<string, Remembered>>;
}

export type Remembered = Readonly<Record<string, string>>;
