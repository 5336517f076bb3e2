import { platformNames, platforms } from '../../adapters/index.ts';
import type { Correction, Platform } from '../../adapters/platform.ts';
import { defaultSurvey } from '../../conversations/survey.ts';
import { formatDuration, parseDuration } from './amounts.ts';
import { formatPath, type Path, valueAt } from './document.ts';
import { readNamed } from './named-place.ts';

/** A mistake that shows only when several keys are looked at together. */
export interface Clash extends Correction {
  readonly path: Path;
}

/** A place or person that the file names. */
export interface Mention {
  readonly path: Path;
  readonly use: 'chats' | 'agents' | 'alerts' | 'digest';
  readonly platform: string;
  readonly id: string;
}

/** Looks at the plain data, so that these mistakes are found together with those of single keys. */
export function crosscheck(raw: unknown, languages?: readonly string[]): Clash[] {
  const found = mentions(raw);
  return [
    ...repeatedIds(raw),
    ...found.flatMap((mention) => misnamed(mention, raw)),
    ...claimedTwice(found),
    ...shownToCustomers(raw, found),
    ...tookPlaygroundId(raw, found),
    ...remindedTooLate(raw),
    ...unknownLanguages(raw, languages),
  ];
}

/** Every place and person the file names, as far as it can be read. */
export function mentions(raw: unknown): Mention[] {
  return teamsOf(raw).flatMap((team, index) => {
    const at: Path = ['teams', index];
    return [
      ...listAt(team, 'chats').map((text, item) => mention([...at, 'chats', item], 'chats', text)),
      ...listAt(team, 'agents').map((text, item) => mention([...at, 'agents', item], 'agents', text)),
      mention([...at, 'alerts'], 'alerts', valueAt(team, ['alerts'])),
      mention([...at, 'digest', 'to'], 'digest', valueAt(team, ['digest', 'to'])),
    ].filter((one) => one !== undefined);
  });
}

function mention(path: Path, use: Mention['use'], text: unknown): Mention | undefined {
  const named = typeof text === 'string' ? readNamed(text) : undefined;
  return named === undefined ? undefined : { path, use, ...named };
}

function teamsOf(raw: unknown): readonly unknown[] {
  return listAt(raw, 'teams');
}

function listAt(raw: unknown, key: string): readonly unknown[] {
  const value = valueAt(raw, [key]);
  return Array.isArray(value) ? value : [];
}

function repeatedIds(raw: unknown): Clash[] {
  const ids = teamsOf(raw).map((team) => valueAt(team, ['id']));
  return ids.flatMap((id, index): Clash[] => {
    const first = ids.indexOf(id);
    if (typeof id !== 'string' || first === index) return [];
    return [
      {
        path: ['teams', index, 'id'],
        wrong: `is the id of teams[${first}] too`,
        right: 'Give every team an id of its own.',
      },
    ];
  });
}

function misnamed({ path, use, platform, id }: Mention, raw: unknown): Clash[] {
  const name = platformNames.find((known) => known === platform);
  if (name === undefined) {
    const known = platformNames.join(', ');
    return [{ path, wrong: `names the unknown platform ${platform}`, right: `Known here: ${known}.` }];
  }
  const { ids, section, whyClosed }: Platform<unknown> = platforms[name];
  const closed = whyClosed?.(section && valueAt(raw, [section.key]));
  if (closed !== undefined) return [{ path, ...closed }];
  const pattern = use === 'agents' ? ids.person : ids.channel;
  return pattern.test(id) ? [] : [{ path, wrong: `is "${platform}:${id}"`, right: ids.right }];
}

function claimedTwice(found: readonly Mention[]): Clash[] {
  const claims = found.filter((one) => one.use === 'chats');
  return claims.flatMap((claim, index): Clash[] => {
    const first = claims.findIndex((other) => other.platform === claim.platform && other.id === claim.id);
    if (first === index) return [];
    return [
      {
        path: claim.path,
        wrong: `is claimed by teams[${claims[first]?.path[1]}] already`,
        right: 'Name each channel once: its chats belong to one team.',
      },
    ];
  });
}

/** What is for the team alone must not go where customers are helped, whichever team helps them there. */
function shownToCustomers(raw: unknown, found: readonly Mention[]): Clash[] {
  const sameChannel = (one: Mention) => (other: Mention) => one.platform === other.platform && one.id === other.id;
  const chats = found.filter(({ use }) => use === 'chats');
  return found.flatMap((mention): Clash[] => {
    if (mention.use !== 'alerts' && mention.use !== 'digest') return [];
    const { path, platform, id } = mention;
    const where = chats.find(sameChannel(mention))?.path;
    if (where === undefined && !(playgroundIsAdded(raw, found) && platform === 'web' && id === 'support')) return [];
    const named = where === undefined ? 'the chats of the team that playground: true adds' : formatPath(where);
    return [
      {
        path,
        wrong: `is a channel in which customers are helped (${named}): they would read what is for the team alone`,
        right: 'Name a channel that only the team can read.',
      },
    ];
  });
}

/** Whether `playground: true` adds a team: none of the file takes the playground's chats. */
function playgroundIsAdded(raw: unknown, found: readonly Mention[]): boolean {
  const taken = found.some((one) => one.use === 'chats' && one.platform === 'web' && one.id === 'support');
  return valueAt(raw, ['playground']) === true && !taken;
}

/** `playground: true` adds a team of this id unless one takes the playground's chats. */
function tookPlaygroundId(raw: unknown, found: readonly Mention[]): Clash[] {
  const index = teamsOf(raw).findIndex((team) => valueAt(team, ['id']) === 'playground');
  if (!playgroundIsAdded(raw, found) || index < 0) return [];
  return [
    {
      path: ['teams', index, 'id'],
      wrong: 'is the id of the team that playground: true adds',
      right: 'Choose another id, or add web:support to the chats of this team.',
    },
  ];
}

function remindedTooLate(raw: unknown): Clash[] {
  const remind = durationAt(raw, 'remind', defaultSurvey.remind ?? 0);
  const expire = durationAt(raw, 'expire', defaultSurvey.expire);
  if (remind === undefined || expire === undefined || remind < expire) return [];
  return [
    {
      path: ['survey', valueAt(raw, ['survey', 'remind']) === undefined ? 'expire' : 'remind'],
      wrong: `lets the reminder come after ${formatDuration(remind)}, when the question has expired after ${formatDuration(expire)}`,
      right: 'Make remind shorter than expire, or write remind: off.',
    },
  ];
}

function durationAt(raw: unknown, key: string, silent: number): number | undefined {
  const value = valueAt(raw, ['survey', key]);
  return value === undefined ? silent : parseDuration(String(value).trim());
}

function unknownLanguages(raw: unknown, languages: readonly string[] | undefined): Clash[] {
  return teamsOf(raw).flatMap((team, index): Clash[] => {
    const language = valueAt(team, ['language']);
    if (languages === undefined || typeof language !== 'string') return [];
    const spoken = languages.map((one) => one.toLowerCase());
    if (spoken.includes(language.toLowerCase()) || spoken.includes(language.split('-')[0]?.toLowerCase() ?? ''))
      return [];
    return [
      {
        path: ['teams', index, 'language'],
        wrong: `is "${language}", which Afterword doesn't speak`,
        right: `Known here: ${languages.join(', ')}.`,
      },
    ];
  });
}
