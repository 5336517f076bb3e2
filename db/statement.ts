import { readFileSync } from 'node:fs';
import type { Database } from './client.ts';

/** SQL that is written in files of its own and prepared once for each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** The files of `db/sql/` that make up a statement, without `.sql`, and what ties them together. */
export function statement(name: string, text: string): Statement {
  return { name: `afterword ${name}`, text };
}

/** The text of a file in `db/sql/`, without its comments. */
export function sqlFile(name: string): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8').replaceAll(/^\s*--.*\n/gm, '');
}

/** Runs a statement as a transaction of its own. */
export async function run<Row>(db: Database, { name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await db.$client.query({ name, text, values: [...values] });
  return rows as Row[];
}
