import { type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './log-errors.ts';
import { readable } from './log-lines.ts';

export type Log = Logger;

/**
 * JSON lines on standard error; short lines for people where that is a terminal. Nothing a customer wrote and no secret
 * is ever logged: redaction is the second fence.
 */
export function createLog(level: string): Log {
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
    destination(),
  );
}

function destination(): DestinationStream {
  return process.stderr.isTTY ? readable((line) => process.stderr.write(line)) : pino.destination(2);
}
