import { type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './log-errors.ts';
import { readable } from './log-lines.ts';
import { redacting, redactingLines } from './secrets.ts';

export type Log = Logger;

/**
 * JSON lines on standard error; short lines for people where that is a terminal. Nothing a customer wrote and no secret
 * is ever logged on purpose; what errors of others repeat of the secrets is taken out of every line, wherever it stands.
 */
export function createLog(level: string, secrets: readonly string[] = [], to: DestinationStream = destination()): Log {
  const clean = redactingLines(redacting(secrets));
  return pino(
    {
      level,
      base: null,
      serializers: { err: describeError },
      redact: {
        paths: ['*.text', '*.reason', '*.token', '*.botToken', '*.authorization', '*.message.blocks'],
        censor: '[redacted]',
      },
    },
    { write: (line) => to.write(clean(line)) },
  );
}

function destination(): DestinationStream {
  return process.stderr.isTTY ? readable((line) => process.stderr.write(line)) : pino.destination(2);
}
