/**
 * What came in with everything taken out that can't be stored: PostgreSQL takes neither NUL nor half of a surrogate pair,
 * and text that holds one would be refused for ever, however often it is tried.
 * Source: PostgreSQL's manual, "JSON Types": \u0000 and unpaired surrogates are rejected.
 */
export function tidy<Value>(value: Value): Value {
  return tidied(value) as Value;
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidied(part)]));
}

/** The text's first `most` UTF-16 units; one less where that would cut a character in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const begun = text.slice(0, most);
  return begun.isWellFormed() ? begun : begun.slice(0, -1);
}
