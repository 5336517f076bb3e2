import { z } from 'zod';
import type { Person } from '../../../conversations/place.ts';

export const platform = 'discord';

/** An id of Discord: a number of up to 20 digits that carries the time it was made. */
export const snowflake = z.string().regex(/^\d{15,20}$/);

export function isSnowflake(text: string): boolean {
  return snowflake.safeParse(text).success;
}

/** When the id was made. Source: discord.com/developers/docs/reference#snowflakes. */
export function timeOf(id: string): Date {
  return new Date(Number(BigInt(id) >> 22n) + 1_420_070_400_000);
}

export function person(id: string): Person {
  return { platform, id };
}
