import { createHash } from 'node:crypto';
import type { Sameness } from './ports.ts';

/** What came of reading the header. */
export type KeyRead =
  | { readonly kind: 'absent' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'malformed' };

/**
 * Reads `Idempotency-Key`: a string of RFC 9651 in quotes, as draft-ietf-httpapi-idempotency-key-header has it, or the bare
 * key, as most clients send it. Both are the same key.
 */
export function readKey(header: string | undefined): KeyRead {
  if (header === undefined) return { kind: 'absent' };
  const [, quoted, bare] = /^(?:"((?:[ !#-[\]-~]|\\["\\]){1,255})"|([!#-+\--~]{1,255}))$/.exec(header.trim()) ?? [];
  const key = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare;
  return key === undefined ? { kind: 'malformed' } : { kind: 'key', key };
}

/**
 * By what a report is known again: by its key; without one by all that it says, where it does not say when the chat ended.
 *
 * @param report as it was read: the same fields always stand in the same order
 */
export function samenessOf(key: string | undefined, report: { readonly endedAt?: Date }): Sameness {
  const fingerprint = digest(JSON.stringify(report));
  if (key !== undefined) return { kind: 'key', key: digest(key), fingerprint };
  return report.endedAt === undefined ? { kind: 'body', fingerprint } : { kind: 'time' };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
