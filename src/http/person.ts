import { z } from 'zod';
import { platforms } from '../../adapters/index.ts';
import type { PlatformIds } from '../../adapters/platform.ts';
import type { Person } from '../../conversations/place.ts';
import { text, typeError } from './text.ts';

/** Somebody by the id by which a platform names them to apps. */
export function personSchema(known: readonly string[]) {
  const platform = text(64).refine((name) => known.includes(name), oneOf('platform', known));
  return z
    .strictObject({ platform, id: text(255) }, { error: typeError('an object') })
    .transform(({ platform, id }, context): Person => {
      const written = samePerson(platform, id);
      const right = whyNotPerson(platform, written);
      if (right !== undefined) context.issues.push({ code: 'custom', message: right, input: id, path: ['id'] });
      return { platform, id: written };
    });
}

const ids = new Map<string, PlatformIds>(Object.entries(platforms).map(([name, platform]) => [name, platform.ids]));

/** Clicks are held against this id: however it was written, it has to be the one that they carry. */
export function samePerson(platform: string, id: string): string {
  return ids.get(platform)?.samePerson?.(id) ?? id;
}

/** An id that no platform gives to people: it would only come out as undeliverable, after the report was taken. */
export function whyNotPerson(platform: string, id: string): string | undefined {
  const known = ids.get(platform);
  return known === undefined || (known.person.test(id) && known.group?.test(id) !== true)
    ? undefined
    : `Must have the form that ids of people have on ${platform}. ${known.right}`;
}

export function oneOf(kind: string, names: readonly string[]): string {
  return names.length === 0 ? `No ${kind} is configured.` : `Unknown ${kind}. Known here: ${names.join(', ')}.`;
}
