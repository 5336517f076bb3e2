import type pg from 'pg';

/**
 * Frees the jobs of worker pools whose process is gone: those whose advisory lock can be had. A lock younger than a second
 * is left alone, because a new pool takes its first jobs an instant before its lock.
 *
 * @returns the names of the dead pools.
 */
export async function takeOver(guard: pg.Client, own: string, lockClass: number): Promise<readonly string[]> {
  const { rows } = await guard.query<{ name: string }>(
    `select distinct locked_by as name from graphile_worker.jobs
     where locked_by <> $1 and locked_at < now() - interval '1 second'`,
    [own],
  );
  const dead: string[] = [];
  for (const { name } of rows) {
    const lock = await guard.query<{ got: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as got', [
      lockClass,
      name,
    ]);
    if (lock.rows[0]?.got !== true) continue;
    await guard.query('select graphile_worker.force_unlock_workers(array[$1])', [name]);
    await guard.query('select pg_advisory_unlock($1, hashtext($2))', [lockClass, name]);
    dead.push(name);
  }
  return dead;
}
