import { knownLanguages } from '../../conversations/copy/say.ts';
import type { Config } from '../config/config.ts';
import { type Loaded, loadConfig } from '../config/load.ts';
import { formatProblems } from '../config/problem.ts';
import { secretsOf } from '../secrets.ts';
import type { Surroundings } from './command.ts';
import { complain, keepSecret } from './print.ts';

/** The configuration of the current folder, with everything that is wrong with it. */
export function load({ env, cwd }: Surroundings): Loaded {
  const loaded = loadConfig({ env, cwd, languages: knownLanguages });
  if (loaded.kind === 'config') keepSecret(secretsOf(loaded.config));
  return loaded;
}

/** The configuration; undefined when it is wrong, which is then said. */
export function loadOrComplain(surroundings: Surroundings): Config | undefined {
  const loaded = load(surroundings);
  if (loaded.kind === 'config') return loaded.config;
  complain(formatProblems(loaded.problems));
  return undefined;
}
