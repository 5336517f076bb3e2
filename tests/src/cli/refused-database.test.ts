import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { execute } from '../../support/database/execute.ts';
import { createDatabase } from '../../support/database/index.ts';
import { startLending } from '../../support/database/lending.ts';
import { Folder } from './afterword.ts';

// Every command is a process of its own that loads a second's worth of code.
vi.setConfig({ testTimeout: 60_000 });

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe('a database that is of no use', () => {
  it('because a pooler is in between: check says what to do, and nothing starts', async () => {
    await using lending = await startLending(database.url, 2);
    await using folder = new Folder({}, { DATABASE_URL: lending.url });
    const check = await folder.run('check');
    expect(check.code).toBe(1);
    expect(check.stdout).toMatch(/^✗ Database: At 127\.0\.0\.1:\d+\/\w+ a pooler lends .*pool_mode = session\.$/m);
    const start = await folder.run('start');
    expect(start).toMatchObject({ code: 1, stdout: '' });
    expect(start.stderr).toMatch(/^Afterword did not start: At .* a pooler lends connections .*\n$/);
    expect((await folder.run('export')).stderr).toMatch(/^At .* a pooler lends connections/);
  });

  it('because a newer version made its tables', async () => {
    await execute(
      database.url,
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)`,
    );
    await using folder = new Folder({}, { DATABASE_URL: database.url });
    const start = await folder.run('start');
    expect(start).toMatchObject({ code: 1, stdout: '' });
    expect(start.stderr).toMatch(/^Afterword did not start: A newer Afterword made the tables .*\n$/);
  });
});
