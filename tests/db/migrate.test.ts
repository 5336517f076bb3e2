import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { explain } from '../../src/explain.ts';
import { execute } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let holder: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  holder = new pg.Client({ connectionString: database.url, application_name: 'somebody else' });
  holder.on('error', () => {});
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await database.drop();
});

describe('a migration that has to wait', () => {
  it('for another process says which one holds it up, and how to end that', async () => {
    await holder.query('select pg_advisory_lock(4021770914)');
    const { rows } = await holder.query('select pg_backend_pid() as pid');
    await expect(migrate(database.url, 200)).rejects.toThrow(
      new RegExp(
        `^Another process \\("somebody else" from \\S+, since .+\\) is bringing the tables up to date and has not finished within 0.2 s. Wait for it and start again or, if it hangs, end it with: select pg_terminate_backend\\(${rows[0].pid}\\)\\.$`,
      ),
    );
    await holder.query('select pg_advisory_unlock_all()');
    await migrate(database.url, 200);
  });

  it('goes on once the other one has finished', async () => {
    await holder.query('select pg_advisory_lock(4021770914)');
    const waiting = migrate(database.url, 20_000);
    await expect
      .poll(() =>
        execute(database.url, `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`),
      )
      .toEqual([{ n: 1 }]);
    await holder.query('select pg_advisory_unlock_all()');
    await waiting;
  });

  it('for a table that is in use says how to find out by whom', async () => {
    await holder.query('begin; lock table drizzle.__drizzle_migrations in access exclusive mode');
    const failure = await migrate(database.url, 200).catch((error: unknown) => error);
    expect(explain(failure, { kind: 'url', url: database.url })).toMatch(
      /^Something else holds a lock in PostgreSQL at \S+ that is needed .*pg_stat_activity/,
    );
    await holder.query('rollback');
  });
});

describe('tables of a newer version', () => {
  it('are left alone', async () => {
    const made = `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)`;
    await execute(database.url, made);
    await expect(migrate(database.url)).rejects.toThrow(/^A newer Afterword made the tables of this database/);
    await execute(database.url, 'delete from drizzle.__drizzle_migrations where created_at = 99999999999999');
  });
});
