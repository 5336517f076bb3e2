import type { Copy } from '../copy/copy.ts';
import { excerpt } from './excerpt.ts';

/** Says something in the language of the digest. */
export type Speak = (pattern: (copy: Copy) => string, values?: Record<string, string | number>) => string;

/** Characters of a name, or of several. */
export const mostOfName = 32;

/** A name as far as it fits; some platforms allow thousands of characters. */
export function nameOf(name: string | undefined, speak: Speak): string {
  return name === undefined ? speak((c) => c.alert.someone) : excerpt(name, mostOfName);
}
