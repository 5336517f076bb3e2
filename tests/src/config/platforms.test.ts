import { describe, expect, it } from 'vitest';
import { createAdapters, type PlatformSettings, platformNames, platforms, welcomes } from '../../../adapters/index.ts';
import type { Platform } from '../../../adapters/platform.ts';
import { connect } from '../../../db/client.ts';
import { createLog } from '../../../src/log.ts';
import { providing } from '../../../src/platforms/given.ts';
import { configOf, slackEnv, yaml } from './loading.ts';

const env = {
  ...slackEnv,
  TEAMS_APP_ID: '6f1d1ed5-4f6b-4c38-8a5a-1f2c9a4f0b11',
  TEAMS_TENANT_ID: '0b6a2c1e-7d53-4c0a-9a5e-9b8d7c6f5e44',
  TEAMS_APP_PASSWORD: 'a~secret.value',
  DISCORD_TOKEN: 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.a-secret_part',
};
const config = configOf(yaml('playground: true\n'), env);
const all: readonly Platform<unknown>[] = platformNames.map((name) => platforms[name]);

describe('every platform', () => {
  it('can be configured beside all others, as plain data', () => {
    expect(Object.keys(config.platforms)).toEqual(platformNames);
    expect(JSON.parse(JSON.stringify(config.platforms))).toEqual(config.platforms);
  });

  it('has variables that begin alike, and unlike those of the others', () => {
    const prefixes = all.map(({ variables }) => new Set(variables.map((name) => name.split('_', 1)[0])));
    expect(prefixes.filter(({ size }) => size > 1)).toEqual([]);
    const used = prefixes.flatMap((prefix) => [...prefix]);
    expect(used).toHaveLength(new Set(used).size);
    expect(used).not.toContain('AFTERWORD');
  });

  it('has a key of its own in the file, with a default', () => {
    const sections = all.flatMap(({ section }) => section ?? []);
    const keys = ['company', 'teams', 'survey', ...sections.map(({ key }) => key)];
    expect(keys).toHaveLength(new Set(keys).size);
    for (const { schema } of sections) expect(schema.safeParse(undefined).success).toBe(true);
  });

  it('says in one line how it is reached', () => {
    expect(welcomes(config.platforms)).toEqual([
      'Slack: connected, events arrive at /slack/events',
      'Microsoft Teams: events arrive at /api/messages',
      'Discord: connected, events arrive by the gateway',
      'Playground: open the address in a browser',
    ]);
    const { slack } = configOf(yaml(), { ...slackEnv, SLACK_APP_TOKEN: 'xapp-1' }).platforms;
    const { teams } = configOf(yaml(), { TEAMS_ALLOW_ANONYMOUS: '1' }).platforms;
    expect(welcomes({ ...(slack && { slack }), ...(teams && { teams }) })).toEqual([
      'Slack: connected, events arrive by Socket Mode',
      'Microsoft Teams: events arrive at /api/messages from anybody on this machine (TEAMS_ALLOW_ANONYMOUS)',
    ]);
  });

  it.each(platformNames)('%s makes an adapter of its name, and only if it is configured', async (name) => {
    const provide = providing(
      { config, log: createLog('silent'), clock: () => new Date() },
      connect('postgres://127.0.0.1/'),
      'http://localhost:3000',
    );
    const only: PlatformSettings = { [name]: config.platforms[name] };
    const adapters = await createAdapters(only, (platform) => provide(platform));
    expect(adapters.map(({ platform }) => platform)).toEqual([name]);
  });
});
