import { platformNames, platforms } from '../../adapters/index.ts';
import type { PlatformIds } from '../../adapters/platform.ts';
import { parseChannel } from '../../conversations/place.ts';

/**
 * A place or person as the file names one: `slack:C0SUPPORT`, or a link to a channel that its platform copies, with the
 * platform before it or without.
 */
export function readNamed(text: string): { readonly platform: string; readonly id: string } | undefined {
  const given = text.trim();
  const address = /^(?:[a-z][a-z0-9-]*:)?(https?:\/\/\S+)$/i.exec(given)?.[1];
  const url = address === undefined ? null : URL.parse(address);
  if (url !== null) {
    for (const platform of platformNames) {
      const ids: PlatformIds = platforms[platform].ids;
      const id = ids.fromLink?.(url);
      if (id !== undefined && isOf(platform, given)) return { platform, id };
    }
  }
  const place = parseChannel(given);
  return place?.channel === undefined ? undefined : { platform: place.platform, id: place.channel };
}

/** Whether the platform stands before the link, or none does. */
function isOf(platform: string, given: string): boolean {
  return /^https?:/i.test(given) || given.startsWith(`${platform}:`);
}
