import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { execute } from '../../support/database/execute.ts';
import { createDatabase } from '../../support/database/index.ts';
import { Folder } from './afterword.ts';

// Every command is a process of its own that loads a second's worth of code.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe('afterword migrate', () => {
  it('says from what to what, and leaves a newer database alone; check and the others only say what is missing', async () => {
    const empty = new URL(database.url);
    empty.pathname += '_empty';
    await execute(database.url, `create database "${empty.pathname.slice(1)}"`);
    await using beside = new Folder({}, { DATABASE_URL: empty.href });
    try {
      const [unready, check] = await Promise.all([beside.run('export'), beside.run('check')]);
      expect(unready).toMatchObject({ code: 1, stdout: '' });
      expect(unready.stderr).toMatch(/^The database lacks 0000_start, .*Run afterword migrate/);
      expect(check).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^✓ Database tables: not made yet: .*0000_start/m),
      });
      expect(await execute(empty.href, `select to_regclass('invitations') as there`)).toEqual([{ there: null }]);

      const first = await beside.run('migrate');
      expect(first.stdout).toMatch(/^The database at .* went from empty to \d{4}_\w+\.\n$/);
      expect(first.code).toBe(0);
      await execute(
        empty.href,
        `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)`,
      );
      const newer = await beside.run('migrate');
      expect(newer).toMatchObject({ code: 1, stderr: expect.stringContaining('a newer Afterword') });
    } finally {
      await execute(database.url, `drop database "${empty.pathname.slice(1)}" with (force)`);
    }
  });
});
