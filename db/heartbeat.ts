import type { Database } from './client.ts';

/** Values that are written to a temporary file: some 200 kB. */
const values = 8_000;

/**
 * Writes what has to be writable for a click to be stored: a row, with a commit that waits for the disk, and a temporary
 * file. A row that is overwritten finds room in its page when the disk has none left; a file needs room of its own.
 *
 * @throws what the database says, such as 25006 where it is read-only and 53100 where the disk is full.
 */
export async function beat(db: Database): Promise<void> {
  // Without parameters, these go in one trip and are one transaction.
  await db.$client.query(`
    insert into heartbeats (name, at) values ('write', now()) on conflict (name) do update set at = excluded.at;
    set local work_mem = '64kB';
    select count(*) from generate_series(1, ${values})`);
}
