import type { DestinationStream } from 'pino';
import type { LoggedError } from './log-errors.ts';

const levels: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warning',
  50: 'error',
  60: 'fatal',
};

/** Turns the log's JSON into a short line for people: the time, how grave it is, what happened, and the rest as key=value. */
export function readable(write: (line: string) => void): DestinationStream {
  return { write: (json) => write(`${format(JSON.parse(json))}\n`) };
}

function format({ level, time, msg, err, ...rest }: Record<string, unknown>): string {
  const at = new Date(Number(time)).toTimeString().slice(0, 8);
  const facts = Object.entries(rest).map(([key, value]) => `${key}=${brief(value)}`);
  const headline = [at, (levels[Number(level)] ?? String(level)).padEnd(7), msg, ...facts].filter(Boolean).join(' ');
  return err === undefined ? headline : `${headline}\n${indent(told(err as LoggedError, Number(level) >= 50))}`;
}

function brief(value: unknown): string {
  return typeof value === 'string' && /^[!-~]+$/.test(value) ? value : JSON.stringify(value);
}

/** The stack of an error is of use where it is grave; else its message says enough. */
function told(error: LoggedError, withStack: boolean): string {
  const headline = [error.code, error.message].filter(Boolean).join(' ');
  const cause = error.cause && `because of: ${told(error.cause, withStack)}`;
  return [headline, withStack ? error.stack : undefined, cause].filter(Boolean).join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '         ');
}
