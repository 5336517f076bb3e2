import { type Fields, isFields } from '../../json.ts';

/** Collects what is wrong with a value; each problem names the path to it. */
export type Check = (value: unknown, path: string, problems: string[]) => void;

export type Properties = Readonly<Record<string, Check>>;

export const text: Check = (value, path, problems) => {
  if (typeof value !== 'string') problems.push(`${path} must be a string`);
};
export const filled: Check = (value, path, problems) => {
  if (typeof value !== 'string' || value.trim() === '') problems.push(`${path} must be a string that is not empty`);
};
export const flag: Check = (value, path, problems) => {
  if (typeof value !== 'boolean') problems.push(`${path} must be a boolean`);
};
export const anything: Check = () => {};

/** A whole number from `low`. */
export const whole =
  (low = 0): Check =>
  (value, path, problems) => {
    if (!Number.isInteger(value) || Number(value) < low) problems.push(`${path} must be a whole number from ${low}`);
  };

/** One of the names, in any case: Teams does not mind. */
export const oneOf =
  (...names: string[]): Check =>
  (value, path, problems) => {
    if (typeof value !== 'string' || !names.some((name) => name.toLowerCase() === value.toLowerCase()))
      problems.push(`${path} must be one of ${names.join(', ')}`);
  };

export const matching =
  (pattern: RegExp, what: string): Check =>
  (value, path, problems) => {
    if (typeof value !== 'string' || !pattern.test(value)) problems.push(`${path} must be ${what}`);
  };

export const either =
  (...checks: Check[]): Check =>
  (value, path, problems) => {
    const attempts = checks.map((check) => {
      const found: string[] = [];
      check(value, path, found);
      return found;
    });
    if (attempts.every((found) => found.length > 0)) problems.push(...(attempts[0] ?? []));
  };

export const listOf =
  (check: Check, fewest = 0, most = Number.POSITIVE_INFINITY): Check =>
  (value, path, problems) => {
    if (!Array.isArray(value)) {
      problems.push(`${path} must be an array`);
      return;
    }
    if (value.length < fewest) problems.push(`${path} must have at least ${fewest} entries`);
    if (value.length > most) problems.push(`${path} must have at most ${most} entries`);
    value.forEach((each, index) => {
      check(each, `${path}[${index}]`, problems);
    });
  };

/** Exactly the named properties: unknown ones are refused, `required` ones must be there. */
export function checkProperties(
  value: Fields,
  path: string,
  known: Properties,
  required: readonly string[],
  problems: string[],
): void {
  for (const name of required) if (value[name] === undefined) problems.push(`${path}.${name} is missing`);
  for (const [name, each] of Object.entries(value)) {
    if (each === undefined) continue;
    const check = Object.hasOwn(known, name) ? known[name] : undefined;
    if (check === undefined) problems.push(`${path}.${name} is unknown`);
    else check(each, `${path}.${name}`, problems);
  }
}

export const record =
  (known: Properties, required: readonly string[] = []): Check =>
  (value, path, problems) => {
    if (!isFields(value)) problems.push(`${path} must be an object`);
    else checkProperties(value, path, known, required, problems);
  };

/** An absolute https or http address. */
export const webAddress: Check = (value, path, problems) => {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol))
    problems.push(`${path} must be an https or http URL`);
};

export const imageAddress = either(webAddress, matching(/^data:image\/(png|jpeg|gif);base64,/, 'an image'));
