import type { Adapter } from './adapter.ts';
import type { SlackSettings } from './slack/index.ts';
import type { WebAdapterOptions } from './web/index.ts';

/** What each platform's adapter is made from; absent: not configured, and its SDK is never loaded. */
export interface PlatformSettings {
  readonly slack?: SlackSettings;
  readonly web?: WebAdapterOptions;
}

/** One line a platform. */
const registry: {
  readonly [Name in keyof PlatformSettings]-?: (settings: NonNullable<PlatformSettings[Name]>) => Promise<Adapter>;
} = {
  slack: async (settings) => (await import('./slack/index.ts')).createSlackAdapter(settings),
  web: async (settings) => (await import('./web/index.ts')).createWebAdapter(settings),
};

/** The adapters of all configured platforms, none of them started. */
export async function createAdapters(settings: PlatformSettings): Promise<readonly Adapter[]> {
  const { slack, web } = settings;
  return Promise.all([
    ...(slack === undefined ? [] : [registry.slack(slack)]),
    ...(web === undefined ? [] : [registry.web(web)]),
  ]);
}
