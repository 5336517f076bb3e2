const instant = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const date = /^(\d{4})-(\d\d)-(\d\d)$/;

/** An instant in ISO 8601 with its offset, between the years 1970 and 9999: `2026-11-21T17:30:00+01:00`. */
export function parseInstant(text: string): Date | undefined {
  const [, year, month, day] = instant.exec(text) ?? [];
  return isDay(year, month, day) ? inRange(new Date(text)) : undefined;
}

/** The beginning, in UTC, of a day in ISO 8601: `2026-11-21`. */
export function parseDay(text: string): Date | undefined {
  const [, year, month, day] = date.exec(text) ?? [];
  return isDay(year, month, day) ? inRange(new Date(`${text}T00:00:00Z`)) : undefined;
}

/** JavaScript takes 30 February for 2 March; we don't. */
function isDay(year = '', month = '', day = ''): boolean {
  const parsed = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== '' && parsed.getUTCMonth() === Number(month) - 1;
}

function inRange(moment: Date): Date | undefined {
  const year = moment.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? moment : undefined;
}
