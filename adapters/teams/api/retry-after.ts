/** A Retry-After header in milliseconds: it says seconds, or a date. Undefined for none and for nonsense. */
export function waitOf(header: unknown, now: number = Date.now()): number | undefined {
  if (typeof header !== 'string' || header === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
