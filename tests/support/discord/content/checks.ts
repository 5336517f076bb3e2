import { type Fields, isFields } from '../../json.ts';

export type Path = readonly (string | number)[];

/** One thing wrong with a request body, in Discord's own codes. */
export type Problem = { readonly path: Path; readonly code: string; readonly message: string };
export type Report = (path: Path, code: string, message: string) => void;
/** Looks at one value and reports what Discord would refuse. */
export type Check = (value: unknown, path: Path, report: Report) => void;

type Field = { readonly check: Check; readonly isRequired: boolean };
export type Shape = Readonly<Record<string, Field>>;

export const required = (check: Check): Field => ({ check, isRequired: true });
/** May be left out; null counts as left out, as Discord takes it in nearly every field. */
export const optional = (check: Check): Field => ({
  check: (value, path, report) => (value === null ? undefined : check(value, path, report)),
  isRequired: false,
});

function reportLength(path: Path, report: Report, min: number, max: number): void {
  if (min === 0) report(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  else report(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
}

/** A string of `min` to `max` characters. Discord counts code points. */
export function string(max: number, min = 0): Check {
  return (value, path, report) => {
    if (typeof value !== 'string')
      return report(path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
    const length = [...value].length;
    if (length === 0 && min > 0) return report(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    if (length < min || length > max) reportLength(path, report, min, max);
  };
}

export function integer(min: number, max: number): Check {
  return (value, path, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      return report(path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not int.`);
    if (value < min) report(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    if (value > max) report(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  };
}

export const boolean: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
};

export const snowflake: Check = (value, path, report) => {
  if (typeof value !== 'string' || !/^\d{15,21}$/.test(value))
    report(path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not snowflake.`);
};

export const url: Check = (value, path, report) => {
  if (typeof value !== 'string' || !URL.canParse(value))
    return report(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  if (!/^(https?|discord):$/.test(new URL(value).protocol))
    report(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "${new URL(value).protocol}" is not supported.`);
};

export function oneOf(...allowed: readonly (string | number)[]): Check {
  return (value, path, report) => {
    if (!allowed.includes(value as never))
      report(path, 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  };
}

export function list(of: Check, max: number, min = 0): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    if (value.length < min || value.length > max) reportLength(path, report, min, max);
    for (const [index, item] of value.entries()) of(item, [...path, index], report);
  };
}

/** An object with these fields, then whatever else holds between them. Discord ignores fields it does not know. */
export function object(shape: Shape, also?: (value: Fields, path: Path, report: Report) => void): Check {
  return (value, path, report) => {
    if (!isFields(value)) return report(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    for (const [key, field] of Object.entries(shape)) {
      if (value[key] !== undefined) field.check(value[key], [...path, key], report);
      else if (field.isRequired) report([...path, key], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    also?.(value, path, report);
  };
}

/** Picks the check by the object's `type`; a type that is not in the table has no place here. */
export function byType(table: ReadonlyMap<number, Check>): Check {
  return (value, path, report) => {
    if (!isFields(value)) return report(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    const check = typeof value.type === 'number' ? table.get(value.type) : undefined;
    if (check === undefined)
      return report(
        [...path, 'type'],
        'UNION_TYPE_CHOICES',
        `Value of field "type" must be one of (${[...table.keys()].join(', ')}).`,
      );
    check(value, path, report);
  };
}

/** What a check finds. */
export function problemsOf(check: Check, value: unknown, path: Path = []): readonly Problem[] {
  const problems: Problem[] = [];
  check(value, path, (at, code, message) => problems.push({ path: at, code, message }));
  return problems;
}

/** The `errors` object of a 50035 body: nested by path, with `_errors` at the ends. */
export function errorTree(problems: readonly Problem[]): Fields {
  const root: Fields = {};
  for (const { path, code, message } of problems) {
    let at = root;
    for (const key of path) {
      const next = at[key];
      const child = isFields(next) ? next : {};
      at[key] = child;
      at = child;
    }
    const before = Array.isArray(at._errors) ? at._errors : [];
    at._errors = [...before, { code, message }];
  }
  return root;
}
