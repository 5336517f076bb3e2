import { type PlatformName, platforms, readPlatforms } from '../../adapters/index.ts';
import type { Platform, Told, Variables } from '../../adapters/platform.ts';
import type { Team } from '../../conversations/team.ts';
import type { Config } from './config.ts';
import { formatPath, valueAt } from './document.ts';
import { type Environment, isLoopback, readEnvironment } from './environment.ts';
import { type FileRead, readFile } from './file.ts';
import { hasPlaygroundChats, playgroundDefaults, playgroundTeam } from './playground.ts';
import type { Problem } from './problem.ts';
import type { FileSettings } from './schema.ts';
import { readVariables } from './variables.ts';

export interface Surroundings {
  /** Usually `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `.env`, `afterword.yaml` and `data` are. */
  readonly cwd: string;
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
export function loadConfig({ env, cwd, languages, timezone = machineZone() }: Surroundings): Loaded {
  const variables = readVariables(env, cwd);
  const file = readFile(variables, cwd, languages);
  const environment = readEnvironment(variables, cwd);
  const configured = readPlatforms((name) => told(name, variables, file, environment));
  const problems = [...('problems' in file ? file.problems : []), ...variables.problems];
  if (problems.length > 0 || file.kind === 'unreadable' || file.kind === 'wrong') return { kind: 'problems', problems };

  const playground = configured.web !== undefined;
  const written = file.kind === 'none' ? playgroundDefaults(timezone) : fromFile(file.settings, playground, timezone);
  return {
    kind: 'config',
    config: { ...environment, ...written, ...(file.kind === 'read' && { file: file.path }), platforms: configured },
  };
}

function machineZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a platform's settings are read from. */
function told(name: PlatformName, variables: Variables, file: FileRead, { http }: Environment): Told {
  const { section }: Platform<unknown> = platforms[name];
  const first = 'mentions' in file ? file.mentions.find(({ platform }) => platform === name) : undefined;
  return {
    variables,
    hasFile: file.kind !== 'none',
    section: section && 'raw' in file ? valueAt(file.raw, [section.key]) : undefined,
    ...(first && { neededBy: formatPath(first.path) }),
    http: { host: http.host, loopback: isLoopback(http.host) },
  };
}

function fromFile(
  { company, survey, teams }: FileSettings,
  playground: boolean,
  timezone: string,
): Pick<Config, 'survey' | 'teams'> {
  const named = teams.map(
    ({ alerts, digest, subject, ...team }): Team => ({
      ...team,
      ...(alerts && { alerts }),
      ...(digest && { digest }),
      ...(subject !== undefined && { subject }),
    }),
  );
  const extra =
    playground && !named.some(hasPlaygroundChats) ? [playgroundTeam('playground', 'Playground', timezone)] : [];
  return { survey: { company, ...survey }, teams: [...named, ...extra] };
}
