import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../../src/config/config.ts';
import { type Loaded, loadConfig, type Surroundings } from '../../../src/config/load.ts';
import { formatProblems } from '../../../src/config/problem.ts';

/** Loads the configuration from a directory that holds these files and nothing else. */
export function loadFrom(
  files: Readonly<Record<string, string | Buffer>>,
  env: Surroundings['env'] = {},
  options: Partial<Surroundings> = {},
): Loaded {
  const cwd = mkdtempSync(join(tmpdir(), 'afterword-config-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    return loadConfig({ env, cwd, timezone: 'Asia/Tokyo', ...options });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

export const slackEnv = { SLACK_BOT_TOKEN: 'xoxb-1-bot', SLACK_SIGNING_SECRET: 'f00d' };

/** A file that is right, with these lines added. */
export function yaml(extra = '', team = ''): string {
  return `company: Acme\nteams:\n  - id: support\n    name: Support\n    timezone: Europe/Berlin\n${team}${extra}`;
}

/** The configuration of a file that has to be right. */
export function configOf(file: string, env: Surroundings['env'] = slackEnv): Config {
  const loaded = loadFrom({ 'afterword.yaml': file }, env);
  if (loaded.kind === 'problems') throw new Error(formatProblems(loaded.problems));
  return loaded.config;
}

/** The problems of a file, one line each, without the headline. */
export function problemsOf(
  file: string,
  env: Surroundings['env'] = slackEnv,
  options: Partial<Surroundings> = {},
): string[] {
  return linesOf(loadFrom({ 'afterword.yaml': file }, env, options));
}

export function linesOf(loaded: Loaded): string[] {
  if (loaded.kind === 'config') return [];
  return formatProblems(loaded.problems)
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}
