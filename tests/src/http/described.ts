import { readFileSync } from 'node:fs';
import { z } from 'zod';

interface Content {
  readonly [type: string]: { readonly schema: { readonly $ref?: string; readonly type?: string } };
}

export interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The description of the API as it is committed. */
export const description: Description = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));

/** @throws when the API answered what its description does not say */
export async function holdToDescription(method: string, path: string, response: Response): Promise<void> {
  const operation = operationOf(method, path);
  if (operation === undefined) return;
  const { name, said } = operation;
  const documented = said.responses[response.status];
  if (documented === undefined) throw new Error(`${name} answered ${response.status}, which is not described`);
  if (documented.content === undefined) {
    if ((await response.clone().text()) !== '') throw new Error(`${name} answered ${response.status} with a body`);
    return;
  }
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const content = documented.content[type];
  if (content === undefined) throw new Error(`${name} answered ${response.status} as ${type}, which is not described`);
  if (!type.endsWith('json') || method === 'HEAD') return;
  const read = schemaOf(content.schema.$ref ?? '').safeParse(await response.clone().json());
  if (!read.success) throw new Error(`${name} ${response.status}: ${z.prettifyError(read.error)}`);
}

/** A path of the description that the address is of; a method that it does not name is answered there as any refusal. */
function operationOf(method: string, path: string): { readonly name: string; readonly said: Operation } | undefined {
  const [address = ''] = path.split('?');
  for (const [template, methods] of Object.entries(description.paths)) {
    if (!new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address)) continue;
    const known = method === 'HEAD' ? 'get' : method.toLowerCase();
    const [first] = Object.keys(methods);
    const said = methods[known] ?? methods[first ?? ''];
    return (
      said && { name: `${methods[known] === undefined ? first?.toUpperCase() : known.toUpperCase()} ${template}`, said }
    );
  }
  return undefined;
}

const schemas = new Map<string, z.ZodType>();

/** The schema that a reference names, allowing nothing that it does not name. */
export function schemaOf(ref: string): z.ZodType {
  const name = ref.replace('#/components/schemas/', '');
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const found = description.components.schemas[name];
  if (found === undefined) throw new Error(`there is no schema ${name}`);
  const schema = z.fromJSONSchema(closed(found) as Parameters<typeof z.fromJSONSchema>[0]);
  schemas.set(name, schema);
  return schema;
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner ? { ...inner, additionalProperties: false } : inner;
}
