import { basename } from 'node:path';
import type { Finding } from '../../adapters/adapter.ts';
import { inspect } from '../check.ts';
import type { Config } from '../config/config.ts';
import { formatProblems } from '../config/problem.ts';
import { createLog } from '../log.ts';
import { secretsOf } from '../secrets.ts';
import { switchedOff } from '../switched-off.ts';
import type { Surroundings } from './command.ts';
import { load } from './configuration.ts';
import { type ExitCode, exit } from './exit.ts';
import { print, visible } from './print.ts';

/** `afterword check` */
export async function check(surroundings: Surroundings): Promise<ExitCode> {
  const loaded = load(surroundings);
  if (loaded.kind === 'problems') {
    print(`✗ ${formatProblems(loaded.problems)}`);
    print('The rest can be checked when this is put right.');
    return exit.failed;
  }
  const { config } = loaded;
  const findings = [
    describe(config),
    ...(await inspect({ ...surroundings, config, log: createLog('fatal', secretsOf(config)) })),
  ];
  for (const { ok, what, detail } of findings) print(visible(`${ok ? '✓' : '✗'} ${what}: ${detail}`));
  for (const { what, detail } of switchedOff(config)) print(visible(`○ ${what}: off, ${detail}`));
  const wrong = findings.filter(({ ok }) => !ok).length;
  print(wrong === 0 ? 'Everything is in order.' : `${wrong} of ${findings.length} findings (✗) need your attention.`);
  return wrong === 0 ? exit.ok : exit.failed;
}

function describe({ file, teams }: Config): Finding {
  const from = file === undefined ? 'no afterword.yaml here, so the playground' : basename(file);
  const names = teams.map(({ name }) => name).join(', ');
  return { ok: true, what: 'Configuration', detail: `${from}; ${teams.length === 1 ? 'team' : 'teams'} ${names}` };
}
