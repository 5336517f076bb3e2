import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A point in time, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/**
 * A point in time of the database's own clock, to the microsecond: rounded to milliseconds, what is due now would lie in the
 * future for a moment.
 */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A span of time, written as PostgreSQL writes it. */
export const timeRange = customType<{ data: string }>({ dataType: () => 'tstzrange' });
