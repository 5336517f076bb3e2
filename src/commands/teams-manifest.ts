import { readFileSync } from 'node:fs';

/** What the app package of one company has that the one in docs/teams-app leaves open. */
export interface TeamsApp {
  /** The bot's Microsoft app id, a GUID in lower case. */
  readonly appId: string;
  /** Who is named as the app's publisher; absent: as the manifest has it. */
  readonly company?: string;
  /** Their web address, which stands for those of the privacy statement and the terms too. */
  readonly website?: string;
  /** Whether Teams is to deliver every message of the channels, so that who began a thread is always known. */
  readonly readsThreads: boolean;
  /** Whether the app can be added to private and shared channels. */
  readonly inPrivateChannels: boolean;
}

const folder = new URL('../../docs/teams-app/', import.meta.url);
const placeholder = '00000000-0000-0000-0000-000000000000';

export const packageFiles = ['manifest.json', 'color.png', 'outline.png'] as const;

/** @throws when the installation is not whole */
export function readPackageFile(name: (typeof packageFiles)[number]): Buffer {
  return readFileSync(new URL(name, folder));
}

interface Manifest {
  $schema: string;
  manifestVersion: string;
  supportsChannelFeatures?: 'tier1';
  developer: { name: string; websiteUrl: string; privacyUrl: string; termsOfUseUrl: string };
  authorization: { permissions: { resourceSpecific: { name: string; type: string }[] } };
}

/** The manifest in docs/teams-app for this app. Source: learn.microsoft.com/microsoft-365/extensibility/schema. */
export function manifestOf({ appId, company, website, readsThreads, inPrivateChannels }: TeamsApp): string {
  const text = readPackageFile('manifest.json').toString().replaceAll(placeholder, appId);
  const manifest = JSON.parse(text) as Manifest;
  if (company !== undefined) manifest.developer.name = company;
  if (website !== undefined) {
    for (const key of ['websiteUrl', 'privacyUrl', 'termsOfUseUrl'] as const) manifest.developer[key] = website;
  }
  const { resourceSpecific } = manifest.authorization.permissions;
  if (readsThreads) resourceSpecific.push({ name: 'ChannelMessage.Read.Group', type: 'Application' });
  if (inPrivateChannels) {
    manifest.$schema = manifest.$schema.replace(`/v${manifest.manifestVersion}/`, '/v1.25/');
    manifest.manifestVersion = '1.25';
    manifest.supportsChannelFeatures = 'tier1';
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
