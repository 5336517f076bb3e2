import type { Clock } from '../clock.ts';
import type { ExitCode } from './exit.ts';

/** One thing that `afterword` can do. */
export interface Command<Options extends OptionTable = OptionTable> {
  readonly name: string;
  /** One line of the overview. */
  readonly summary: string;
  /** What a stranger has to know before using it; lines of at most 80 characters. */
  readonly details: string;
  /** Names of the words that follow the command; those in square brackets may be left out. */
  readonly operands: readonly string[];
  readonly options: Options;
  run(invocation: Invocation<Options>): Promise<ExitCode>;
}

export type OptionTable = Readonly<Record<string, Option>>;

export interface Option {
  /** What its value is called in the help, such as FILE; absent: it takes none. */
  readonly value?: string;
  readonly help: string;
}

/** What was asked for, and where. */
export interface Invocation<Options extends OptionTable = OptionTable> extends Surroundings {
  readonly values: Values<Options>;
  /** At most as many as the command has operands, at least those that are required. */
  readonly operands: readonly string[];
}

/** Only what was given: text for an option with a value, true for one without. */
export type Values<Options extends OptionTable> = string extends keyof Options
  ? Readonly<Record<string, string | true>>
  : { readonly [Name in keyof Options]?: Options[Name] extends { readonly value: string } ? string : true };

/** Where a command runs. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: Clock;
}

/** Keeps the names of the options known to `run`. */
export function command<const Options extends OptionTable>(spec: Command<Options>): Command<Options> {
  return spec;
}
