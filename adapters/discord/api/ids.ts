import { z } from 'zod';
import type { Person } from '../../../conversations/place.ts';

export const platform = 'discord';

/** An id of Discord: a number of up to 20 digits that carries the time it was made. */
export const snowflake = z.string().regex(/^\d{15,20}$/);

export function isSnowflake(text: string): boolean {
  return snowflake.safeParse(text).success;
}

/** The first millisecond of 2015, from which ids count. Source: discord.com/developers/docs/reference#snowflakes. */
const epoch = 1_420_070_400_000;

/** When the id was made. */
export function timeOf(id: string): Date {
  return new Date(Number(BigInt(id) >> 22n) + epoch);
}

/** Every id that was made before is smaller. @param at milliseconds since 1970 */
export function firstIdAt(at: number): bigint {
  return BigInt(Math.max(0, Math.floor(at) - epoch)) << 22n;
}

export function person(id: string): Person {
  return { platform, id };
}
