/** What the process ends with. `--help` shows this table. */
export const exit = {
  /** Done. */
  ok: 0,
  /** It did not work, or a check found something wrong. */
  failed: 1,
  /** The command line makes no sense: nothing was done. */
  usage: 2,
  /** The configuration is wrong: nothing was done. */
  configuration: 3,
} as const;

/** One of the table, or 128 and the number of the signal that interrupted it, as shells have it. */
export type ExitCode = number;

export const exitTable: readonly (readonly [code: number, meaning: string])[] = [
  [exit.ok, 'done'],
  [exit.failed, 'it did not work, or a check found something wrong'],
  [exit.usage, 'the command line makes no sense; nothing was done'],
  [exit.configuration, 'the configuration is wrong; nothing was done'],
];
