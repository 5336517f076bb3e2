import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbedded } from '../../../db/embedded/index.ts';
import { explainText } from '../../../db/embedded/refusal.ts';
import { answerOf, asRoot, nobody, openFolders } from '../../support/database/folders.ts';
import { pretendData } from '../../support/database/pretended.ts';

const folders = openFolders();

describe('a refusal says what to do', () => {
  it.skipIf(!asRoot)('when the folder belongs to somebody else', async () => {
    chmodSync(folders.root, 0o755);
    const answer = await answerOf(folders.launch(mkdtempSync(join(folders.root, 'foreign-')), 'stay', nobody));
    expect(answer.because).toMatch(/writable.*DATABASE_URL/s);
  });

  it('when something else lies where the data should be', async () => {
    const dataDir = join(folders.root, 'occupied');
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'letter.txt'), 'dear');
    const refusal = await startEmbedded({ dataDir, log: () => {} });
    expect(refusal).toMatchObject({ kind: 'unavailable', because: expect.stringContaining('Move it away') });
  });

  it('when the folder can not be created, in the words of the one above it', async () => {
    for (const dataDir of ['/proc/nope', '/proc/nope/deeper']) {
      const refusal = await startEmbedded({ dataDir, log: () => {} });
      expect(refusal).toMatchObject({
        kind: 'unavailable',
        because: expect.stringMatching(
          /^The folder \/proc\/nope can't be created \(ENOENT\)\. Set AFTERWORD_DATA .*DATABASE_URL/,
        ),
      });
    }
    const letter = join(folders.root, 'letter.txt');
    writeFileSync(letter, 'dear');
    for (const dataDir of [letter, join(letter, 'data')]) {
      const refusal = await startEmbedded({ dataDir, log: () => {} });
      expect(refusal).toMatchObject({
        kind: 'unavailable',
        because: expect.stringContaining(`The folder ${letter} can't be created (EEXIST).`),
      });
    }
  });

  it('when the password is lost', async () => {
    const dataDir = pretendData(folders.root, '18');
    const refusal = await startEmbedded({ dataDir, log: () => {} });
    expect(refusal).toMatchObject({ kind: 'unavailable', because: expect.stringMatching(/password.*backup/s) });
  });

  it('when the disk is full', () => {
    const said = 'FATAL:  could not write lock file "postmaster.pid": No space left on device';
    expect(explainText(said, '/data')).toBe('The disk that holds /data is full. Free some space and start again.');
  });
});
