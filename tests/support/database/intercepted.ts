import type { QueryConfig } from 'pg';
import type { Database } from '../../../db/client.ts';

/**
 * The same database, through which the statements that are prepared by name pass: to see how often they are asked, to have
 * something happen before one of them, or to let it fail.
 *
 * @param before told the statement's name, such as `afterword report ends`; what it throws is what the statement throws
 */
export function intercepted(db: Database, before: (name: string) => void | Promise<void>): Database {
  const pool = db.$client;
  const client = {
    query: async (query: QueryConfig) => {
      await before(query.name ?? '');
      return pool.query(query);
    },
  };
  return new Proxy(db, { get: (target, key) => (key === '$client' ? client : Reflect.get(target, key)) });
}

/** An error as the driver throws it. @param code one of PostgreSQL's, such as 40P01 */
export function refusal(code: string): Error {
  return Object.assign(new Error(`refused with ${code}`), { code });
}
