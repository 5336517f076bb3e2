import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on standard error. Nothing a customer wrote and no secret is ever logged: redaction is the second fence. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: ['*.text', '*.reason', '*.token', '*.botToken', '*.authorization', '*.message.blocks', 'err.config'],
        censor: '[redacted]',
      },
    },
    pino.destination(2),
  );
}
