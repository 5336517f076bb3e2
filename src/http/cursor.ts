import { z } from 'zod';
import { parseInstant } from './moments.ts';
import type { Position } from './ports.ts';

const shape = z.tuple([z.string(), z.uuid()]);

/** A position as an opaque text that is safe in an address. */
export function writeCursor({ endedAt, id }: Position): string {
  return Buffer.from(JSON.stringify([endedAt.toISOString(), id])).toString('base64url');
}

/** What `writeCursor` wrote; `undefined` for anything else. */
export function readCursor(cursor: string): Position | undefined {
  try {
    const [time, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    const endedAt = parseInstant(time);
    return endedAt && { endedAt, id };
  } catch {
    return undefined;
  }
}
