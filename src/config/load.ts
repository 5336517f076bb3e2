import type { Team } from '../../conversations/team.ts';
import type { Config } from './config.ts';
import { formatPath } from './document.ts';
import { isLoopback, readEnvironment } from './environment.ts';
import { type FileRead, readFile } from './file.ts';
import { knownPlatforms, type PlatformIds } from './platforms.ts';
import { hasPlaygroundChats, playgroundDefaults, playgroundTeam } from './playground.ts';
import type { Problem } from './problem.ts';
import type { FileSettings } from './schema.ts';
import { readSlackCredentials } from './slack-credentials.ts';
import { readVariables } from './variables.ts';

export interface Surroundings {
  /** Usually `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `.env`, `afterword.yaml` and `data` are. */
  readonly cwd: string;
  /** The platforms that places may be on. */
  readonly platforms?: readonly PlatformIds[];
  /** The languages there is copy for; absent: any is taken. */
  readonly languages?: readonly string[];
  /** IANA zone of the playground's team; absent: the machine's. */
  readonly timezone?: string;
}

export type Loaded =
  | { readonly kind: 'config'; readonly config: Config }
  /** At least one; `formatProblems` writes them down. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads `.env`, `afterword.yaml` (or what AFTERWORD_CONFIG names) and the environment, and finds everything wrong with them at once.
 * Does nothing but read files, and never throws for what they contain.
 */
export function loadConfig({
  env,
  cwd,
  platforms = knownPlatforms,
  languages,
  timezone = machineZone(),
}: Surroundings): Loaded {
  const variables = readVariables(env, cwd);
  const file = readFile(variables, cwd, platforms, languages);
  const environment = readEnvironment(variables, cwd);
  const credentials = readSlackCredentials(variables, firstOnSlack(file));
  const playground = playgroundOf(file);
  if (playground && !isLoopback(environment.http.host)) {
    const off =
      file.kind === 'none' ? 'write an afterword.yaml, without which the playground is on' : 'set playground: false';
    variables.report(
      'HOST',
      `is ${environment.http.host}, which others can reach, while the playground is on`,
      `Leave HOST out to listen on 127.0.0.1, or ${off}.`,
    );
  }
  const problems = [...('problems' in file ? file.problems : []), ...variables.problems];
  if (problems.length > 0 || file.kind === 'unreadable' || file.kind === 'wrong') return { kind: 'problems', problems };

  const written = file.kind === 'none' ? playgroundDefaults(timezone) : fromFile(file.settings, timezone);
  const reaction = file.kind === 'none' ? 'white_check_mark' : file.settings.slack.reaction;
  const slack = credentials && { ...credentials, reaction };
  return {
    kind: 'config',
    config: { ...environment, ...written, ...(file.kind === 'read' && { file: file.path }), playground, slack },
  };
}

function machineZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function firstOnSlack(file: FileRead): string | undefined {
  const first = 'mentions' in file ? file.mentions.find((mention) => mention.platform === 'slack') : undefined;
  return first && formatPath(first.path);
}

function playgroundOf(file: FileRead): boolean {
  switch (file.kind) {
    case 'none':
      return true;
    case 'read':
      return file.settings.playground;
    case 'wrong':
      return file.playground;
    case 'unreadable':
      return false;
    default:
      return file satisfies never;
  }
}

function fromFile(
  { company, survey, teams, playground }: FileSettings,
  timezone: string,
): Pick<Config, 'survey' | 'teams'> {
  const named = teams.map(
    ({ alerts, digest, ...team }): Team => ({ ...team, ...(alerts && { alerts }), ...(digest && { digest }) }),
  );
  const extra =
    playground && !named.some(hasPlaygroundChats) ? [playgroundTeam('playground', 'Playground', timezone)] : [];
  return { survey: { company, ...survey }, teams: [...named, ...extra] };
}
