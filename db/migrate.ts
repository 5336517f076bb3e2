import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { countUnknown, madeByNewer } from './version.ts';

/** Any number of processes may start at once: one migrates, the others wait for it. The key is arbitrary but fixed. */
export const migrationLock = 4_021_770_914;

/** Milliseconds that a start waits for another one to migrate, and a migration for whoever uses a table. */
const patience = 60_000;

/**
 * Brings the database to this version: our tables. Does nothing when it is there already.
 * @param waitMs milliseconds to wait for locks
 * @throws when the database can't be reached, when a newer version made its tables, when something holds a lock for longer
 * than that, or a migration fails: then nothing of that migration was applied.
 */
export async function migrate(url: string, waitMs = patience): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'afterword migrate',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${waitMs}`);
    await takeTurn(client, waitMs);
    if ((await countUnknown(client)) > 0) throw new Error(madeByNewer);
    await applyMigrations(drizzle({ client }), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
  } finally {
    await client.end();
  }
}

async function takeTurn(client: pg.Client, waitMs: number): Promise<void> {
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
  } catch (error) {
    // Source: PostgreSQL's error code 55P03, lock not available.
    if (!(error instanceof Error && 'code' in error && error.code === '55P03')) throw error;
    const holder = await findHolder(client);
    const does = `is bringing the tables up to date and has not finished within ${waitMs / 1000} s`;
    const ways = holder && ` or, if it hangs, end it with: select pg_terminate_backend(${holder.pid})`;
    throw new Error(`${holder?.who ?? 'Another process'} ${does}. Wait for it and start again${ways ?? ''}.`);
  }
}

/** Who holds the lock, as PostgreSQL knows them. */
async function findHolder(client: pg.Client): Promise<{ readonly pid: number; readonly who: string } | undefined> {
  const { rows } = await client.query<{ pid: number; name: string; host: string; since: string }>(
    `select a.pid, coalesce(nullif(a.application_name, ''), 'a program') as name, a.backend_start::timestamptz(0)::text as since,
       coalesce(host(a.client_addr), 'this machine') as host
     from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.database = (select oid from pg_database
       where datname = current_database()) and (l.classid::bigint << 32 | l.objid::bigint) = $1`,
    [migrationLock],
  );
  const [row] = rows;
  return row && { pid: row.pid, who: `Another process ("${row.name}" from ${row.host}, since ${row.since})` };
}
