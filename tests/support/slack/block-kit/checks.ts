import { type Fields, isFields } from '../../json.ts';

/** Collects what is wrong, in the wording of Slack's own `response_metadata.messages`. */
export type Report = (problem: string, pointer: string) => void;

/** Looks at one value found at a JSON pointer and reports what Slack would refuse. */
export type Check = (value: unknown, at: string, report: Report) => void;

type Field = { readonly check: Check; readonly isRequired: boolean };
export type Shape = Readonly<Record<string, Field>>;

export const required = (check: Check): Field => ({ check, isRequired: true });
export const optional = (check: Check): Field => ({ check, isRequired: false });

/** A string of `min` to `max` UTF-16 units: Slack does not say how it counts, and this is the larger of the usual ways. */
export function string(max: number, min = 1): Check {
  return (value, at, report) => {
    if (typeof value !== 'string') return report('must be a string', at);
    if (value.length > max) report(`must be less than ${max + 1} characters`, at);
    if (value.length < min) report(`must be more than ${min - 1} characters`, at);
  };
}

export function matching(pattern: RegExp, wanted: string): Check {
  return (value, at, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) report(`must be ${wanted}`, at);
  };
}

export const boolean: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report('must be a boolean', at);
};

export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Check {
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return report('must be an integer', at);
    if (value < min || value > max) report(`must be between ${min} and ${max}`, at);
  };
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, at, report) => {
    if (typeof value !== 'string' || !allowed.includes(value)) report(`must be one of: ${allowed.join(', ')}`, at);
  };
}

export function list(of: Check, max: number, min = 1): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) return report('must be an array', at);
    if (value.length > max) report(`no more than ${max} items allowed`, at);
    if (value.length < min) report(`must provide at least ${min} item${min === 1 ? '' : 's'}`, at);
    for (const [index, item] of value.entries()) of(item, `${at}/${index}`, report);
  };
}

/** An object with these fields and no others, then whatever else holds between its fields. */
export function object(shape: Shape, also?: (value: Fields, at: string, report: Report) => void): Check {
  return (value, at, report) => {
    if (!isFields(value)) return report('must be an object', at);
    for (const [key, field] of Object.entries(shape)) {
      if (value[key] !== undefined) field.check(value[key], `${at}/${key}`, report);
      else if (field.isRequired) report(`missing required field: ${key}`, at);
    }
    for (const key of Object.keys(value)) if (!Object.hasOwn(shape, key)) report(`additional property: ${key}`, at);
    also?.(value, at, report);
  };
}

/** Picks the check by the object's `type`; a type that is not in the table does not fit here. */
export function byType(table: Readonly<Record<string, Check>>): Check {
  return (value, at, report) => {
    if (!isFields(value)) return report('must be an object', at);
    const { type } = value;
    if (typeof type !== 'string') return report('missing required field: type', at);
    const check = Object.hasOwn(table, type) ? table[type] : undefined;
    if (check === undefined) return report(`unsupported type: ${type}`, `${at}/type`);
    check(value, at, report);
  };
}

export const anything: Check = () => {};
