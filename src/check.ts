import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Adapter, ChannelUse, Finding } from '../adapters/adapter.ts';
import { createAdapters } from '../adapters/index.ts';
import type { Memory } from '../adapters/memory.ts';
import { lane } from '../conversations/place.ts';
import type { Team } from '../conversations/team.ts';
import { connect } from '../db/client.ts';
import { directoryIn } from '../db/embedded/cluster.ts';
import { type DatabaseVersion, readVersion } from '../db/version.ts';
import type { Config } from './config/config.ts';
import { explain, whereIs } from './explain.ts';
import { providing } from './platforms/given.ts';
import { openDatabase } from './storage.ts';
import type { Surroundings } from './surroundings.ts';

/** Milliseconds that one platform has to answer everything. */
const patience = 20_000;

/** Looks at the database and then at every configured platform, these all at once. Changes nothing and never throws. */
export async function inspect(surroundings: Surroundings): Promise<readonly Finding[]> {
  const { config, log } = surroundings;
  const { database } = config;
  const platforms = (url?: string) => inspectPlatforms(surroundings, url);
  if (database.kind === 'embedded' && !existsSync(directoryIn(database.dataDir)))
    return [willCreate(database.dataDir), ...(await platforms())];
  const opened = await openDatabase(database, log);
  if (opened.kind === 'unavailable') return [wrong('Database', opened.because), ...(await platforms())];
  try {
    const { findings, isReadable } = await inspectDatabase(opened.url, config);
    return [...findings, ...(await platforms(isReadable ? opened.url : undefined))];
  } finally {
    await opened.close();
  }
}

async function inspectDatabase(
  url: string,
  config: Config,
): Promise<{ readonly findings: readonly Finding[]; readonly isReadable: boolean }> {
  try {
    const version = await readVersion(url);
    const isReadable = version.pending.length + version.unknown + version.obstacles.length === 0;
    return { findings: describeDatabase(version, config), isReadable };
  } catch (error) {
    return { findings: [wrong('Database', explain(error, config.database))], isReadable: false };
  }
}

function willCreate(dataDir: string): Finding {
  const there = nearestExisting(dataDir);
  try {
    accessSync(there, constants.W_OK);
    return right('Database', `the first start creates the embedded PostgreSQL in ${dataDir}`);
  } catch {
    return wrong('Database', `${there} is not writable: the embedded PostgreSQL can't be created in ${dataDir}`);
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

function describeDatabase(version: DatabaseVersion, { database }: Config): readonly Finding[] {
  const what = 'Database tables';
  const answers = right('Database', `PostgreSQL ${version.server} at ${whereIs(database)} answers`);
  const obstacles = version.obstacles.map((obstacle) => wrong('Database rights', obstacle));
  const rights = obstacles.length > 0 ? obstacles : [right('Database rights', 'its user may do what is needed')];
  if (version.unknown > 0) return [answers, ...rights, wrong(what, 'made by a newer Afterword: use that version')];
  const lacks = `${version.at === undefined ? 'not made yet' : `at ${version.at}`}: start or afterword migrate applies ${version.pending.join(', ')}`;
  return [
    answers,
    ...rights,
    right(what, version.pending.length > 0 ? lacks : `at ${version.at}, as this version needs`),
  ];
}

/** @param url of the database; undefined: there is nothing in it that can be read */
async function inspectPlatforms(surroundings: Surroundings, url: string | undefined): Promise<readonly Finding[]> {
  const { config } = surroundings;
  const uses = config.teams.flatMap(usesOf);
  const db = connect(url ?? 'postgres://127.0.0.1/', { max: 2 });
  const provide = providing(surroundings, db, 'http://localhost');
  const adapters = await createAdapters(config.platforms, (platform) => {
    const given = provide(platform);
    return { ...given, memory: url === undefined ? nothing : { ...given.memory, ...unchanging } };
  });
  const known = new Set(adapters.map(({ platform }) => platform));
  const homeless = uses.filter(({ place }) => !known.has(place.platform));
  const found = await Promise.all(adapters.map((adapter) => inspectPlatform(adapter, uses)));
  await db.$client.end();
  return [
    ...found.flat(),
    ...homeless.map(({ key, place }) => wrong(`${key} (${lane(place)})`, `${place.platform} is not configured`)),
  ];
}

/** A look remembers nothing. */
const unchanging: Pick<Memory, 'remember' | 'forget'> = { remember: async () => {}, forget: async () => {} };

const nothing: Memory = { ...unchanging, recall: async () => undefined, list: async () => new Map() };

async function inspectPlatform(adapter: Adapter, uses: readonly ChannelUse[]): Promise<readonly Finding[]> {
  const { platform } = adapter;
  const mine = uses.filter(({ place }) => place.platform === platform);
  const tooLate = Promise.withResolvers<readonly Finding[]>();
  const timer = setTimeout(
    () => tooLate.resolve([wrong(platform, `did not answer within ${patience / 1000} s`)]),
    patience,
  );
  try {
    return await Promise.race([adapter.check(mine), tooLate.promise]);
  } catch (error) {
    return [wrong(platform, error instanceof Error ? error.message : String(error))];
  } finally {
    clearTimeout(timer);
  }
}

/** The channels of a team, named as the configuration names them. */
function usesOf({ chats, alerts, digest }: Team, index: number): readonly ChannelUse[] {
  const key = `teams[${index}]`;
  return [
    ...chats.map((place, nth) => ({ place, use: 'chats', key: `${key}.chats[${nth}]` }) as const),
    ...(alerts === undefined ? [] : [{ place: alerts, use: 'alerts', key: `${key}.alerts` } as const]),
    ...(digest === undefined ? [] : [{ place: digest.to, use: 'digest', key: `${key}.digest.to` } as const]),
  ];
}

function right(what: string, detail: string): Finding {
  return { ok: true, what, detail };
}

function wrong(what: string, detail: string): Finding {
  return { ok: false, what, detail };
}
