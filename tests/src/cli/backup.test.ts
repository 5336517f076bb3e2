import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { execute } from '../../support/database/execute.ts';
import { createDatabase } from '../../support/database/index.ts';
import { Folder } from './afterword.ts';
import { seed, yaml } from './seed.ts';

// Every command is a process of its own that loads a second's worth of code.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

let database: Awaited<ReturnType<typeof createDatabase>>;
let folder: Folder;
let file: string;
beforeAll(async () => {
  database = await createDatabase();
  folder = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: database.url });
  await seed(database.url, [
    { customer: 'Ada', endedAt: new Date(Date.now() - 3_600_000), answer: { score: 0, reason: 'Slow' } },
    { customer: 'Cy', endedAt: new Date() },
  ]);
  file = join(folder.path, 'all.backup');
  const { code, stdout, stderr } = await folder.run('backup', 'all.backup');
  expect(stderr).toMatch(/^Wrote \d+ rows, as they were at \S+Z, to .*all\.backup\.\n$/);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
});
afterAll(async () => {
  await folder.remove();
  await database.drop();
});

describe.concurrent('afterword backup', () => {
  it('makes a file that its owner alone can read, and replaces it only with --force', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file);
    const refused = await folder.run('backup', 'all.backup');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
    expect(readFileSync(file)).toEqual(before);
    expect((await folder.run('backup', 'all.backup', '--force')).code).toBe(0);
  });

  it('leaves nothing behind that is not whole, and says what is wrong', async () => {
    const broken = await createDatabase();
    await execute(broken.url, `create role nobody_reads login password 'x'`).catch(() => {});
    const url = new URL(broken.url);
    url.username = 'nobody_reads';
    url.password = 'x';
    await execute(
      broken.url,
      'grant usage on schema drizzle to nobody_reads; grant select on all tables in schema drizzle to nobody_reads',
    );
    await using lost = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: url.href });
    const { code, stdout, stderr } = await lost.run('backup', 'a.backup');
    await execute(broken.url, 'drop owned by nobody_reads; drop role nobody_reads');
    await broken.drop();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^The user of DATABASE_URL may not do what is needed .*permission denied/);
    expect(readdirSync(lost.path)).toEqual(['afterword.yaml']);
  });

  it('is not taken of a database that another version left', async () => {
    const older = await createDatabase();
    await execute(
      older.url,
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    );
    await using beside = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: older.url });
    const { code, stderr } = await beside.run('backup', 'a.backup');
    await older.drop();
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('an older Afterword') });
  });
});

describe.concurrent('afterword restore', () => {
  it('goes from a DATABASE_URL to the bundled PostgreSQL and back', async () => {
    await using bundled = new Folder({ 'afterword.yaml': yaml });
    const { code, stdout, stderr } = await bundled.run('restore', file);
    expect(stderr).toMatch(/^Restored \d+ rows, as they were at \S+Z, at \S+\.\n$/);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(await bundled.run('backup', 'again.backup')).toMatchObject({ code: 0 });
    const target = await createDatabase();
    await using beside = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: target.url });
    expect(await beside.run('restore', join(bundled.path, 'again.backup'))).toMatchObject({ code: 0 });
    const exported = await Promise.all([beside.run('export'), folder.run('export')]);
    await target.drop();
    expect(exported[0]).toEqual(exported[1]);
    expect(exported[0]?.stdout).toContain(',0,detractor,Slow');
  });

  it('says in a sentence why not, and changes nothing', async () => {
    const target = await createDatabase();
    await using beside = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: target.url });
    writeFileSync(join(beside.path, 'half.backup'), readFileSync(file).subarray(0, -100));
    const [half, missing, other, full] = await Promise.all([
      beside.run('restore', 'half.backup'),
      beside.run('restore', 'no.backup'),
      beside.run('restore', 'afterword.yaml'),
      folder.run('restore', file),
    ]);
    expect(half).toEqual({
      code: 1,
      stdout: '',
      stderr: 'half.backup is damaged: its end is missing. Nothing was changed.\n',
    });
    expect(missing).toEqual({ code: 1, stdout: '', stderr: 'no.backup is not there. Nothing was changed.\n' });
    expect(other).toEqual({
      code: 1,
      stdout: '',
      stderr: 'afterword.yaml is not a backup of Afterword. Nothing was changed.\n',
    });
    expect(full.stderr).toMatch(/^There are answers in this database already \(1\): .* Nothing was changed\.\n$/);
    expect(full.code).toBe(1);
    expect(await execute(target.url, 'select from support_chats')).toEqual([]);
    await target.drop();
  });
});
