import { parseArgs } from 'node:util';
import { nearest } from '../config/suggest.ts';
import type { Command } from './command.ts';

/** What a command line asks for. */
export type Asked =
  | { readonly kind: 'overview' | 'version' }
  | { readonly kind: 'help'; readonly command: Command }
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly values: Readonly<Record<string, string | true>>;
      readonly operands: readonly string[];
    }
  /** It makes no sense: every reason, a sentence each. */
  | { readonly kind: 'misused'; readonly because: readonly string[]; readonly command?: Command };

/** Reads a command line, without the two words that started the process. */
export function readArguments(args: readonly string[], commands: readonly Command[]): Asked {
  const [first, ...rest] = args;
  if (first === undefined) return misused(['Say which command.']);
  if (first === '--help' || first === '-h') return { kind: 'overview' };
  if (first === '--version') return { kind: 'version' };
  if (first === 'help') return readHelp(rest, commands);
  if (first.startsWith('-')) return misused([`The command comes first, then its options: ${first} stands before it.`]);
  const command = commands.find(({ name }) => name === first);
  return command === undefined ? misused([unknown('command', first, namesOf(commands))]) : readCommand(command, rest);
}

function readHelp([about]: readonly string[], commands: readonly Command[]): Asked {
  if (about === undefined) return { kind: 'overview' };
  const command = commands.find(({ name }) => name === about);
  return command === undefined ? misused([unknown('command', about, namesOf(commands))]) : { kind: 'help', command };
}

function readCommand(command: Command, args: readonly string[]): Asked {
  const options = Object.entries(command.options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  // Not strict: its errors tell one thing at a time, and know no "did you mean".
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries([...options, ['help', { type: 'boolean', short: 'h' }] as const]),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const operands: string[] = [];
  const because: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (name === 'help') return { kind: 'help', command };
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (option === undefined) {
      because.push(
        unknown(
          'option',
          rawName,
          [...Object.keys(command.options), 'help'].map((known) => `--${known}`),
        ),
      );
    } else if (Object.hasOwn(values, name)) {
      because.push(`${rawName} is given twice.`);
    } else if (option.value === undefined) {
      if (value !== undefined) because.push(`${rawName} takes no value.`);
      values[name] = true;
    } else if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('-'))) {
      because.push(`${rawName} needs a value: ${rawName} ${option.value}.`);
    } else {
      values[name] = value;
    }
  }
  if (because.length === 0) because.push(...countOperands(command, operands));
  return because.length > 0 ? misused(because, command) : { kind: 'run', command, values, operands };
}

function countOperands({ name, operands: wanted }: Command, given: readonly string[]): string[] {
  const missing = wanted.slice(given.length).filter((name) => !name.startsWith('['));
  if (missing.length > 0) return [`${missing.join(' and ')} missing: afterword ${name} ${wanted.join(' ')}.`];
  const stray = given.slice(wanted.length);
  return stray.length === 0 ? [] : [`afterword ${name} does not know what to do with: ${stray.join(' ')}.`];
}

function unknown(what: 'command' | 'option', written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  return `There is no ${what} ${written}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

function namesOf(commands: readonly Command[]): string[] {
  return commands.map(({ name }) => name);
}

function misused(because: readonly string[], command?: Command): Asked {
  return { kind: 'misused', because, ...(command && { command }) };
}
