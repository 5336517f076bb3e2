import type { Command } from './command.ts';
import { exitTable } from './exit.ts';

/** What `afterword --help` prints. */
export function overview(commands: readonly Command[]): string {
  return [
    'Afterword asks customers, inside the chat where they were helped, how likely they',
    'are to recommend you, and tells your team what they said.',
    '',
    'Usage: afterword COMMAND [options]',
    '  in a checkout: npm start, or npx afterword COMMAND [options]',
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...columns([
      ['--help', 'this text, or that of a command: afterword COMMAND --help'],
      ['--version', 'print the version'],
    ]),
    '',
    'Settings are read from afterword.yaml, .env and the environment of the current',
    'folder: see docs/configuration.md. Without them you get a playground.',
    '',
    'Exit codes:',
    ...columns(exitTable.map(([code, meaning]) => [String(code), meaning])),
    '',
  ].join('\n');
}

/** What `afterword COMMAND --help` prints. */
export function helpOf({ name, summary, details, operands, options }: Command): string {
  const rows = Object.entries(options).map(([option, { value, help }]) => [spell(option, value), help] as const);
  return [
    `afterword ${name}: ${summary}`,
    '',
    `Usage: ${['afterword', name, ...operands, ...(rows.length > 0 ? ['[options]'] : [])].join(' ')}`,
    '',
    details,
    '',
    'Options:',
    ...columns([...rows, ['--help', 'this text']]),
    '',
  ].join('\n');
}

function spell(option: string, value: string | undefined): string {
  return value === undefined ? `--${option}` : `--${option} ${value}`;
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
