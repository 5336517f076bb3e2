import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { platformNames, platforms } from '../../adapters/index.ts';
import type { Variables } from '../../adapters/platform.ts';
import { type Problem, shown } from './problem.ts';
import { nearest } from './suggest.ts';

const ownNames = [
  'PORT',
  'HOST',
  'OPERATIONS_PORT',
  'DATABASE_URL',
  'AFTERWORD_DATA',
  'AFTERWORD_API_TOKEN',
  'AFTERWORD_CONFIG',
  'LOG_LEVEL',
] as const;

/** A variable that every installation has. */
export type OwnVariable = (typeof ownNames)[number];

/** The variables that a platform reads, in the order of the platforms. */
export const platformVariables: readonly string[] = platformNames.flatMap((name) => platforms[name].variables);

/** Every environment variable that Afterword reads. */
export const variableNames: readonly string[] = [...ownNames, ...platformVariables];

/** How the names begin that nobody else gives to variables. */
const prefixes = new Set(['AFTERWORD_', ...platformVariables.map((name) => name.slice(0, name.indexOf('_') + 1))]);

/** The variables, with the problems noted so far. */
export interface Noted extends Variables {
  readonly problems: readonly Problem[];
}

/** Reads `.env` in `cwd`, if there is one. What the real environment sets wins, even when it is empty. */
export function readVariables(env: Readonly<Record<string, string | undefined>>, cwd: string): Noted {
  const problems: Problem[] = [];
  const fromFile = readEnvFile(join(cwd, '.env'), problems);
  const get = (name: string) => (env[name] ?? fromFile[name])?.trim() || undefined;
  const report = (name: string, wrong: string, right: string) => {
    const inFile = env[name] === undefined && fromFile[name] !== undefined;
    problems.push({ key: name, ...(inFile && { file: '.env' }), wrong, right });
  };
  const refuse = (name: string, right: string) => report(name, `is ${shown(get(name))}`, right);
  for (const name of new Set([...Object.keys(env), ...Object.keys(fromFile)])) {
    const meant = misspelt(name);
    if (meant !== undefined) report(name, 'is not a variable that Afterword reads', `Did you mean ${meant}?`);
  }
  return { get, report, refuse, problems };
}

function readEnvFile(path: string, problems: Problem[]): Readonly<Record<string, string | undefined>> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') {
      problems.push({ key: '.env', wrong: `can't be read (${code})`, right: 'Make it a readable file or remove it.' });
    }
    return {};
  }
}

/** Only names with our prefixes: others belong to somebody else, and so do those that orchestrators make up (AFTERWORD_SERVICE_HOST). */
function misspelt(name: string): string | undefined {
  const ours = [...prefixes].find((prefix) => name.startsWith(prefix));
  if (ours === undefined || variableNames.includes(name)) return undefined;
  const candidates = variableNames.filter((known) => known.startsWith(ours));
  const close = nearest(
    name.slice(ours.length),
    candidates.map((known) => known.slice(ours.length)),
  );
  return candidates.find((known) => known.slice(ours.length) === close);
}
