import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSources } from '../../../db/embedded/binaries.ts';
import { startFrom } from '../../../db/embedded/index.ts';
import { execute } from '../../support/database/execute.ts';
import { answerOf, asRoot, nobody, openFolders, pidOf } from '../../support/database/folders.ts';
import { pretendData } from '../../support/database/pretended.ts';

const folders = openFolders();

describe("PostgreSQL's programs", () => {
  const only = {
    debian: '/nonexistent',
    get copies() {
      return [join(folders.root, 'copies')];
    },
  };

  it('run when the install script has not made their links', async () => {
    const native = copyPrograms();
    const handle = folders.expectServer(
      await startFrom({ ...only, native }, { dataDir: folders.used, fsync: false, log: () => {} }),
    );
    expect(await execute(handle.url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
    expect(
      readdirSync(join(native, 'lib')).filter((name) => lstatSync(join(native, 'lib', name)).isSymbolicLink()),
    ).toEqual([]);
  });

  it.skipIf(!asRoot)('run for folders.root, as somebody else, from and on folders closed to others', async () => {
    const native = copyPrograms();
    chmodSync(dirname(native), 0o700);
    chmodSync(folders.used, 0o700);
    const handle = folders.expectServer(
      await startFrom({ ...only, native }, { dataDir: folders.used, fsync: false, log: () => {} }),
    );
    expect(await execute(handle.url, 'SELECT note FROM notes')).toEqual([{ note: 'kept' }]);
    expect(readdirSync(join(folders.root, 'copies'))).toHaveLength(1);
    expect(statSync(`/proc/${pidOf(folders.used)}`).uid).toBe(nobody);
    expect(statSync(join(folders.used, 'postgres')).uid).toBe(nobody);
  });

  it.skipIf(!asRoot)('run for a user who is not root', async () => {
    chmodSync(folders.scratch, 0o755);
    execFileSync('chown', ['-R', `${nobody}:${nobody}`, folders.used]);
    const answer = await answerOf(folders.launch(folders.used, 'stay', nobody));
    expect(answer.kind).toBe('started');
    expect(statSync(`/proc/${pidOf(folders.used)}`).uid).toBe(nobody);
  });

  it('are asked for when there are none', async () => {
    const nowhere = { native: undefined, ...only };
    const refusal = await startFrom(nowhere, { dataDir: join(folders.root, 'none'), log: () => {} });
    expect(refusal).toMatchObject({
      kind: 'unavailable',
      because: expect.stringMatching(/no PostgreSQL.*DATABASE_URL/s),
    });
  });

  it('of another major version are refused with what to do', async () => {
    const dataDir = pretendData(folders.root, '13');
    const refusal = await startFrom({ ...only, native: defaultSources().native }, { dataDir, log: () => {} });
    expect(refusal).toMatchObject({
      kind: 'unavailable',
      because: expect.stringMatching(/made by PostgreSQL 13.*only 18.*pg_dumpall.*DATABASE_URL/s),
    });
  });
});

/** The package as npm unpacks it when install scripts are off. */
function copyPrograms(): string {
  const { native } = defaultSources();
  if (native === undefined) throw new Error('The package with PostgreSQL is not installed.');
  const copy = join(folders.root, 'package', 'native');
  if (existsSync(copy)) return copy;
  const filter = (path: string) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink();
  cpSync(native, copy, { recursive: true, filter });
  cpSync(join(native, '..', 'package.json'), join(folders.root, 'package', 'package.json'));
  chmodSync(folders.root, 0o755);
  return copy;
}
