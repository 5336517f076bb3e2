import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Problem } from './problem.ts';
import { nearest } from './suggest.ts';

/** Every environment variable that Afterword reads. */
export const variableNames = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'AFTERWORD_DATA',
  'AFTERWORD_API_TOKEN',
  'AFTERWORD_CONFIG',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_API_URL',
  'LOG_LEVEL',
] as const;

type VariableName = (typeof variableNames)[number];

/** The environment with `.env` beneath it. Notes what is wrong with a variable. */
export interface Variables {
  /** Its value without surrounding blanks; empty counts as absent. */
  get(name: VariableName): string | undefined;
  /** Notes a problem; `wrong` must not contain a secret. */
  report(name: string, wrong: string, right: string): void;
  readonly problems: readonly Problem[];
}

/** Reads `.env` in `cwd`, if there is one. What the real environment sets wins, even when it is empty. */
export function readVariables(env: Readonly<Record<string, string | undefined>>, cwd: string): Variables {
  const problems: Problem[] = [];
  const fromFile = readEnvFile(join(cwd, '.env'), problems);
  const get = (name: VariableName) => (env[name] ?? fromFile[name])?.trim() || undefined;
  const report = (name: string, wrong: string, right: string) => {
    const inFile = env[name] === undefined && fromFile[name] !== undefined;
    problems.push({ key: name, ...(inFile && { file: '.env' }), wrong, right });
  };
  for (const name of new Set([...Object.keys(env), ...Object.keys(fromFile)])) {
    const meant = misspelt(name);
    if (meant !== undefined) report(name, 'is not a variable that Afterword reads', `Did you mean ${meant}?`);
  }
  return { get, report, problems };
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
function misspelt(name: string): VariableName | undefined {
  const ours = /^(AFTERWORD|SLACK)_/.exec(name)?.[0];
  if (ours === undefined || variableNames.some((known) => known === name)) return undefined;
  const candidates = variableNames.filter((known) => known.startsWith(ours));
  const close = nearest(
    name.slice(ours.length),
    candidates.map((known) => known.slice(ours.length)),
  );
  return candidates.find((known) => known.slice(ours.length) === close);
}
