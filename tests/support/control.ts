import { parseJson } from './json.ts';

/** Something another process may ask for, by the arguments it sent. Whatever is called checks what it is given. */
export type Call = (...args: readonly unknown[]) => unknown;

/** The members of a local platform as calls by name, with the prefix: methods are called, anything else is read. */
export function membersOf<Local extends object>(local: Local, names: readonly (keyof Local & string)[], prefix = '') {
  return names.map((name): [string, Call] => {
    const member = local[name];
    return [`${prefix}${name}`, typeof member === 'function' ? (member as unknown as Call) : () => local[name]];
  });
}

/**
 * Drives a local platform from another process: POST /_control/<name> with a JSON array of arguments is answered with
 * `{ result }`, or status 400 and `{ error }`.
 */
export function openControl(table: ReadonlyMap<string, Call>) {
  return async (name: string, body: string): Promise<{ readonly status: number; readonly body: unknown }> => {
    const call = table.get(name);
    const args = body === '' ? [] : parseJson(body);
    if (call === undefined) return { status: 404, body: { error: `no control ${name}` } };
    if (!Array.isArray(args)) return { status: 400, body: { error: 'the body must be a JSON array of arguments' } };
    try {
      return { status: 200, body: { result: plain(await call(...args)) } };
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
    }
  };
}

/** What JSON lacks: maps become objects, sets arrays, and large integers strings. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof Map) return Object.fromEntries(each);
    if (each instanceof Set) return [...each];
    return typeof each === 'bigint' ? each.toString() : each;
  });
  return text === undefined ? null : JSON.parse(text);
}
