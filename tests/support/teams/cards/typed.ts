import { isFields } from '../../json.ts';
import { type Check, checkProperties, oneOf, type Properties } from './checks.ts';

export type Kind = { readonly properties: Properties; readonly required?: readonly string[] };

/**
 * One of several kinds of object, told apart by `type`. Where a `fallback` is allowed, an unknown type that has one is fine
 * (its host shows the fallback), and so is "drop".
 */
export function typed(
  what: string,
  kinds: Readonly<Record<string, Kind>>,
  options: { readonly fallback?: Check } = {},
): Check {
  const { fallback } = options;
  return (value, path, problems) => {
    if (!isFields(value)) {
      problems.push(`${path} must be ${what}`);
      return;
    }
    const { type } = value;
    const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    const checkFallback: Check = (each, at, found) => {
      if (each !== 'drop') fallback?.(each, at, found);
    };
    if (kind === undefined) {
      if (fallback !== undefined && value.fallback !== undefined)
        checkFallback(value.fallback, `${path}.fallback`, problems);
      else problems.push(`${path} has the unknown type ${String(type)}`);
      return;
    }
    const properties: Properties = {
      ...kind.properties,
      type: oneOf(String(type)),
      ...(fallback === undefined ? {} : { fallback: checkFallback }),
    };
    checkProperties(value, path, properties, kind.required ?? [], problems);
  };
}
