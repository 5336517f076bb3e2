import type { Database } from '../db/client.ts';
import { beat } from '../db/heartbeat.ts';
import type { Clock } from './clock.ts';
import type { Part } from './http/ports.ts';

/** Milliseconds for which an answer holds, so that whoever asks often costs little. */
const holds = 1_000;

/**
 * Tells whether the database takes what has to be stored: by storing something. Asked while it looks, it looks once.
 * `since` is when trouble was first found.
 */
export function databasePart(db: Database, clock: Clock): () => Promise<Part> {
  let known: { readonly part: Part; readonly until: number } | undefined;
  let looking: Promise<Part> | undefined;

  async function look(): Promise<Part> {
    const detail = await beat(db).then(() => undefined, whyNot);
    const part: Part =
      detail === undefined
        ? { name: 'database', ok: true, detail: 'takes writes' }
        : { name: 'database', ok: false, detail, since: known?.part.since ?? clock() };
    known = { part, until: performance.now() + holds };
    return part;
  }

  return async () => {
    if (known !== undefined && performance.now() < known.until) return known.part;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}

/** Public, so without anything the database said. Source: PostgreSQL's error codes, appendix A of its manual. */
function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '25006') return 'is read-only: a standby, or default_transaction_read_only is on';
  if (/^53[14]00$/.test(code)) return 'has no room left on its disk';
  return /^[0-9A-Z]{5}$/.test(code) && !/^(08|57)/.test(code) ? `takes no writes (${code})` : 'does not answer';
}
