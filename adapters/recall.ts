/**
 * Remembers what `load` answered for a while, and asks once when several want to know at the same time.
 * Failures are not remembered. At most 1,000 keys: the oldest is forgotten first.
 * @param lifetime milliseconds
 */
export function recall<T>(lifetime: number, load: (key: string) => Promise<T>, now: () => number = Date.now) {
  const known = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return (key: string): Promise<T> => {
    const found = known.get(key);
    if (found !== undefined && found.until > now()) return found.value;
    const value = load(key);
    known.delete(key);
    known.set(key, { value, until: now() + lifetime });
    value.catch(() => {
      if (known.get(key)?.value === value) known.delete(key);
    });
    const oldest = known.size > 1000 ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return value;
  };
}
