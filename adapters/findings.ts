import type { Finding } from './adapter.ts';

/** Something that was looked at and is as it should be. */
export function right(what: string, detail: string): Finding {
  return { ok: true, what, detail };
}

/** Something that is not; `detail` says what would be right. */
export function wrong(what: string, detail: string): Finding {
  return { ok: false, what, detail };
}
