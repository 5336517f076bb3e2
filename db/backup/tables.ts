import { getTableName, isTable } from 'drizzle-orm';
import type pg from 'pg';
import * as schema from '../schema.ts';

/** A table as the database has it. */
export interface Table {
  readonly name: string;
  /** In their order; without those that the database computes itself. */
  readonly columns: readonly string[];
}

/** The names of all our tables: what the schema declares, and nothing else that may live in the same database. */
const tableNames: readonly string[] = Object.values(schema).filter(isTable).map(getTableName);

/**
 * Those of our tables, or of these, that the database has, each after the ones it refers to, so that they can be filled in this order.
 *
 * @throws when tables refer to each other in a circle.
 */
export async function readTables(client: pg.ClientBase, names = tableNames): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { readonly refersTo: readonly string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         order by a.attnum) as columns,
       array(select distinct t.relname::text from pg_constraint f join pg_class t on t.oid = f.confrelid
         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo"
     from pg_class c
     where c.relnamespace = to_regnamespace(current_schema()) and c.relkind in ('r', 'p') and c.relname = any($1)
     order by c.relname`,
    [names],
  );
  return ordered(rows).map(({ name, columns }) => ({ name, columns }));
}

/** @throws when there is no such order */
export function ordered<T extends { readonly name: string; readonly refersTo: readonly string[] }>(
  tables: readonly T[],
): readonly T[] {
  const done: T[] = [];
  for (let left = tables; left.length > 0; ) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.filter(({ refersTo }) => !refersTo.some((name) => names.has(name)));
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...names].join(', ')}.`);
    done.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return done;
}
