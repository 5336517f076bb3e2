import type { Memory, Remembered } from '../../../adapters/memory.ts';

/** A memory that outlives the adapters of one test, as the database does. */
export function openMemory(): Memory & { readonly kept: ReadonlyMap<string, Remembered> } {
  const kept = new Map<string, Remembered>();
  return {
    kept,
    recall: async (key) => kept.get(key),
    remember: async (key, value) => void kept.set(key, { ...value }),
    forget: async (key) => void kept.delete(key),
    list: async (prefix) =>
      new Map([...kept].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
