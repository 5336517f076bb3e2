import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { manifestOf } from '../../../src/commands/teams-manifest.ts';
import { Folder } from './afterword.ts';

const appId = '3c1d9f6e-2b7a-4f0e-8a55-1f2e3d4c5b6a';

/** The files of an archive, read from its directory at the end, as programs that unzip do. */
function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  expect(end).toBe(archive.length - 22);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let n = 0; n < archive.readUInt16LE(end + 10); n += 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const length = archive.readUInt16LE(at + 28);
    const name = archive.toString('latin1', at + 46, at + 46 + length);
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    expect(archive.toString('latin1', local + 30, local + 30 + length)).toBe(name);
    const from = local + 30 + length;
    const content = inflateRawSync(archive.subarray(from, from + archive.readUInt32LE(at + 20)));
    expect([crc32(content), content.length]).toEqual([archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24)]);
    files.set(name, content);
    at += 46 + length;
  }
  expect(at).toBe(end);
  return files;
}

const filesIn = (folder: Folder, name = 'afterword-teams.zip') => unzip(readFileSync(join(folder.path, name)));
const manifestIn = (folder: Folder) => JSON.parse(String(filesIn(folder).get('manifest.json')));

describe('afterword teams-app', () => {
  it('writes the zip that Teams takes, with the id of the bot in it and the icons', async () => {
    await using folder = new Folder();
    const ended = await folder.run('teams-app', '--app-id', appId.toUpperCase());
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('afterword-teams.zip. In Teams: Apps') });
    const files = filesIn(folder);
    expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect(files.get('color.png')).toEqual(readFileSync('docs/teams-app/color.png'));
    const manifest = manifestIn(folder);
    expect(manifest).toMatchObject({ id: appId, bots: [{ botId: appId }], webApplicationInfo: { id: appId } });
    expect(JSON.stringify(manifest)).not.toContain('00000000');
  });

  it('knows the id from the settings, and replaces a file only when told to', async () => {
    await using folder = new Folder({ '.env': `TEAMS_APP_ID=${appId}\n` });
    expect(await folder.run('teams-app')).toMatchObject({ code: 0 });
    expect(await folder.run('teams-app')).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
    const more = ['--company', 'Acme', '--website', 'https://acme.example/x', '--private-channels', '--all-messages'];
    expect(await folder.run('teams-app', '--force', ...more)).toMatchObject({ code: 0 });
    const url = 'https://acme.example/x';
    expect(manifestIn(folder)).toMatchObject({
      $schema: expect.stringContaining('/v1.25/'),
      manifestVersion: '1.25',
      supportsChannelFeatures: 'tier1',
      developer: { name: 'Acme', websiteUrl: url, privacyUrl: url, termsOfUseUrl: url },
      authorization: {
        permissions: {
          resourceSpecific: expect.arrayContaining([{ name: 'ChannelMessage.Read.Group', type: 'Application' }]),
        },
      },
    });
  });

  it('says everything that makes no sense, and writes nothing', async () => {
    await using folder = new Folder();
    expect(await folder.run('teams-app')).toMatchObject({ code: 2, stderr: expect.stringContaining('--app-id') });
    const wrong = ['--app-id', 'afterword', '--company', 'x'.repeat(33), '--website', 'http://acme.example'];
    const ended = await folder.run('teams-app', ...wrong, '--output', 'nowhere/app.zip');
    expect(ended.code).toBe(2);
    for (const option of ['--app-id', '--company', '--website', '--output']) expect(ended.stderr).toContain(option);
  });
});

it('leaves the manifest of the docs as it is, but for the ids', () => {
  const written = manifestOf({ appId, readsThreads: false, inPrivateChannels: false });
  const docs = readFileSync('docs/teams-app/manifest.json', 'utf8');
  expect(JSON.parse(written)).toEqual(JSON.parse(docs.replaceAll('00000000-0000-0000-0000-000000000000', appId)));
});
