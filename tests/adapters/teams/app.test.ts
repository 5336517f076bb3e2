import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isDone } from '../../../adapters/teams/receive/endings.ts';

const folder = new URL('../../../docs/teams-app/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));

test.each([
  ['color', 192],
  ['outline', 32],
])('the %s icon is there, %d by %d pixels', (name, size) => {
  const png = readFileSync(new URL(manifest.icons[name], folder));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});

test('the manifest asks for every scope, and keeps to Teams’ lengths', () => {
  const [bot] = manifest.bots;
  expect(bot.scopes).toEqual(['personal', 'team', 'groupChat']);
  expect(new Set([manifest.id, bot.botId, manifest.webApplicationInfo.id]).size).toBe(1);
  expect(manifest.validDomains).toEqual([]);
  expect(manifest.name.short.length).toBeLessThanOrEqual(30);
  expect(manifest.name.full.length).toBeLessThanOrEqual(100);
  expect(manifest.description.short.length).toBeLessThanOrEqual(80);
  for (const { title, description } of bot.commandLists[0].commands) {
    expect(title.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(128);
  }
});

test('the commands it offers are the ones that are understood', () => {
  const [{ commands }] = manifest.bots[0].commandLists;
  expect(commands.filter(({ title }: { title: string }) => isDone(title))).toHaveLength(1);
});
