import { type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** How to run one of PostgreSQL's programs on a folder. */
export type Launch = { binaries: Binaries; account: Account };

/**
 * Spawns a program of PostgreSQL with access to `folder`. Another account may not be able to walk down to it (0700 /root), so
 * on Linux it gets the folder as an open descriptor, whose path needs no permission on the folders above.
 * @param list the parameters, given the path under which the program sees the folder
 */
export function spawnOn(
  launch: Launch,
  program: 'initdb' | 'postgres',
  folder: string,
  list: (path: string) => string[],
  options: Pick<SpawnOptions, 'detached'> & { output: 'pipe' | number },
) {
  const descriptor = launch.account && process.platform === 'linux' ? openSync(folder, 'r') : undefined;
  try {
    const stdio: SpawnOptions['stdio'] = ['ignore', options.output, options.output];
    if (descriptor !== undefined) stdio.push(descriptor);
    return spawn(join(launch.binaries.bin, program), list(descriptor === undefined ? folder : '/proc/self/fd/3'), {
      ...launch.account,
      stdio,
      cwd: parse(folder).root,
      detached: options.detached ?? false,
      windowsHide: true,
      env: environmentFor(launch.binaries),
    });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Neither our secrets nor settings meant for other servers (PGPORT, PGDATA) reach the server. */
function environmentFor(binaries: Binaries): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C', ...binaries.environment };
}
