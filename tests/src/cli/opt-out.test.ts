import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDatabase } from '../../support/database/index.ts';
import { Folder } from './afterword.ts';
import { seed, yaml } from './seed.ts';

// Every command is a process of its own that loads a second's worth of code.
vi.setConfig({ testTimeout: 60_000 });

let database: Awaited<ReturnType<typeof createDatabase>>;
let folder: Folder;
beforeAll(async () => {
  database = await createDatabase();
  folder = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: database.url });
  await seed(database.url, [{ customer: 'Ada', endedAt: new Date(), answer: { score: 9 } }]);
});
afterAll(async () => {
  await folder.remove();
  await database.drop();
});

describe('afterword optout', () => {
  it('adds, lists and removes', async () => {
    expect(await folder.run('optout', 'list')).toMatchObject({ code: 0, stdout: '' });
    expect(await folder.run('optout', 'add', 'web', 'ada')).toMatchObject({
      code: 0,
      stdout: 'ada (web) is not asked any more.\n',
    });
    const listed = await folder.run('optout', 'list');
    expect(listed.stdout).toMatch(/^web ada {2}since .* \(UTC\) {2}Ada\n$/);
    expect(await folder.run('optout', 'remove', 'web', 'ada')).toMatchObject({
      code: 0,
      stdout: 'ada (web) may be asked again.\n',
    });
    const again = await folder.run('optout', 'remove', 'web', 'ada');
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('nothing was changed');
  });

  it.each([
    [['lst'], 'Did you mean list?'],
    [['add', 'web'], 'Say who: afterword optout add PLATFORM PERSON.'],
    [['remove'], 'Say who'],
    [['add', 'slak', 'U1'], 'Did you mean slack?'],
    [['list', 'web'], 'name nobody'],
  ])('%j makes no sense', async (operands, because) => {
    const { code, stderr } = await folder.run('optout', ...operands);
    expect(code).toBe(2);
    expect(stderr).toContain(because);
  });
});
