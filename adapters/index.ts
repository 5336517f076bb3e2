import type { Adapter } from './adapter.ts';
import { discord } from './discord/setup/configuration.ts';
import type { Given, Platform, Told } from './platform.ts';
import { slack } from './slack/setup/configuration.ts';
import { teams } from './teams/setup/configuration.ts';
import { web } from './web/setup/configuration.ts';

/** The platforms that this version talks to, by the name used in places: one line each. */
export const platforms = {
  slack,
  teams,
  discord,
  web,
} as const;

export type PlatformName = keyof typeof platforms;

type SettingsOf = {
  [Name in PlatformName]: (typeof platforms)[Name] extends Platform<infer Settings> ? Settings : never;
};

/** The settings of every configured platform, as plain data. */
export type PlatformSettings = { readonly [Name in PlatformName]?: SettingsOf[Name] };

/** Every platform in the order in which they are spoken of. */
export const platformNames = Object.keys(platforms) as readonly PlatformName[];

const byName: { readonly [Name in PlatformName]: Platform<SettingsOf[Name]> } = platforms;

/** Reads the settings of all platforms. Those that aren't configured are left out, and so are those that can't be used. */
export function readPlatforms(told: (name: PlatformName) => Told): PlatformSettings {
  const found: { -readonly [Name in PlatformName]?: SettingsOf[Name] } = {};
  const read = <Name extends PlatformName>(name: Name) => {
    const settings = byName[name].read(told(name));
    if (settings !== undefined) found[name] = settings;
  };
  for (const name of platformNames) read(name);
  return found;
}

/** A line about every configured platform, said once Afterword is ready. */
export function welcomes(settings: PlatformSettings): readonly string[] {
  return configured(settings, (platform, own) => platform.welcome(own));
}

/** The adapters of all configured platforms, none of them started. */
export function createAdapters(
  settings: PlatformSettings,
  given: (name: PlatformName) => Given,
): Promise<readonly Adapter[]> {
  return Promise.all(configured(settings, (platform, own, name) => platform.create(own, given(name))));
}

function configured<Result>(
  settings: PlatformSettings,
  use: <Settings>(platform: Platform<Settings>, own: Settings, name: PlatformName) => Result,
): Result[] {
  const one = <Name extends PlatformName>(name: Name): Result[] => {
    const own: SettingsOf[Name] | undefined = settings[name];
    return own === undefined ? [] : [use(byName[name], own, name)];
  };
  return platformNames.flatMap((name) => one(name));
}
