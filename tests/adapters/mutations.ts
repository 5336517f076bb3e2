export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One thing that is wrong with a payload: where, what, and the payload with it. */
export interface Mutation {
  readonly what: string;
  readonly json: Json;
}

function deep(levels: number): Json {
  let json: Json = 'x';
  for (let level = 0; level < levels; level += 1) json = [json];
  return json;
}

const instead: readonly (readonly [name: string, value: Json | undefined])[] = [
  ['left out', undefined],
  ['null', null],
  ['true', true],
  ['a number', 7.5],
  ['far too large a number', 1e300],
  ['no words', ''],
  ['other words', 'x'],
  ['a NUL', 'a\0b'],
  ['half of a character', 'a\ud83d'],
  ['very long', '9'.repeat(5_000)],
  ['a list', ['x', null]],
  ['an object', { x: { y: null } }],
  ['a deep list', deep(2_000)],
];

/** Every field of the payload, at every depth, in every way that is not as it should be; the payload itself too. */
export function mutationsOf(json: Json): readonly Mutation[] {
  return pathsOf(json).flatMap((path) =>
    instead.map(([name, value]) => ({ what: `${path.join('.')} is ${name}`, json: put(json, path, value) })),
  );
}

type Path = readonly (string | number)[];

function pathsOf(json: Json): readonly Path[] {
  if (typeof json !== 'object' || json === null) return [[]];
  const below = Array.isArray(json) ? json.map((each, index) => [index, each] as const) : Object.entries(json);
  return [[], ...below.flatMap(([key, each]) => pathsOf(each).map((path) => [key, ...path]))];
}

function put(json: Json, [first, ...rest]: Path, value: Json | undefined): Json {
  if (first === undefined) return value ?? null;
  if (Array.isArray(json)) {
    return json.flatMap((each, index) => {
      if (index !== first) return [each];
      return rest.length === 0 && value === undefined ? [] : [put(each, rest, value)];
    });
  }
  return Object.fromEntries(
    Object.entries(json as { readonly [key: string]: Json }).flatMap(([key, each]) => {
      if (key !== first) return [[key, each]];
      return rest.length === 0 && value === undefined ? [] : [[key, put(each, rest, value)]];
    }),
  );
}
