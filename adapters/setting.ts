import { z } from 'zod';

/** A value that can't be taken; `right` is a sentence that says what can. */
export class Wrong {
  readonly right: string;
  constructor(right: string) {
    this.right = right;
  }
}

/** What editors are told about a setting: its JSON Schema. */
export interface About extends Readonly<Record<string, unknown>> {
  readonly description: string;
}

/** One setting: documented for editors by `about`, read (and refused in our own words) by `read`. */
export function setting<T>(about: About, read: (value: unknown) => T | Wrong) {
  return z
    .unknown()
    .transform((value, context): T => {
      const result = read(value);
      if (!(result instanceof Wrong)) return result;
      context.issues.push({ code: 'custom', message: result.right, input: value });
      return z.NEVER;
    })
    .meta(about);
}

/** A setting written as text; `read` answers `undefined` for what `right` excludes. A bare number is read as its digits. */
export function written<T>(about: About, right: string, read: (text: string) => T | Wrong | undefined) {
  return setting<T>({ type: 'string', ...about }, (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return new Wrong(right);
    const result = read(String(value).trim());
    return result === undefined ? new Wrong(right) : result;
  });
}

/** A name shown to people: one line of 1 to `max` characters. */
export function title(description: string, max: number) {
  return written(
    { description, minLength: 1, maxLength: max },
    `Write a name on one line, at most ${max} characters.`,
    (text) => (text.length >= 1 && text.length <= max && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) ? text : undefined),
  );
}

/** Yes or no. */
export function flag(description: string) {
  return setting<boolean>({ type: 'boolean', description }, (value) =>
    typeof value === 'boolean' ? value : new Wrong('Write true or false.'),
  );
}

/** A list whose items are checked one by one. */
export function list<Item extends z.ZodType>(description: string, item: Item, right: string) {
  return z.array(item, { error: right }).meta({ description });
}

/** A group of keys; any other key is a mistake. */
export function group<Shape extends z.core.$ZodLooseShape>(shape: Shape, right: string) {
  return z.strictObject(shape, { error: right });
}
