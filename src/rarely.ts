import type { Log } from './log.ts';

/** Logs by its text what may happen hundreds of times a second once it happens at all. */
export type SayRarely = (level: 'warn' | 'error', fields: object, text: string) => void;

/**
 * Says the first of a kind at once, and from then on at most one every so many milliseconds, with how many were left out.
 * Texts are constants: each is remembered.
 */
export function rarely(log: Log, every = 10_000): SayRarely {
  const said = new Map<string, { readonly at: number; since: number }>();
  return (level, fields, text) => {
    const now = performance.now();
    const last = said.get(text);
    if (last !== undefined && now - last.at < every) {
      last.since += 1;
      return;
    }
    said.set(text, { at: now, since: 0 });
    log[level]({ ...fields, ...(last !== undefined && last.since > 0 && { leftOut: last.since }) }, text);
  };
}
