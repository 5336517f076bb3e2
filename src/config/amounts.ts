import type { QuietHours } from '../../conversations/survey.ts';

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90s`, `2m`, `24h`, `7d` or `0`, in milliseconds. */
export function parseDuration(text: string): number | undefined {
  if (/^0+$/.test(text)) return 0;
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)\s?([smhd])$/.exec(text) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * units[unit as keyof typeof units]);
}

/** The shortest way to write a duration of milliseconds that `parseDuration` reads back. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0';
  for (const unit of ['d', 'h', 'm'] as const) {
    if (ms % units[unit] === 0) return `${ms / units[unit]}${unit}`;
  }
  return `${ms / units.s}s`;
}

/** `20:00-09:00`, as `parseQuietHours` reads it. */
export function formatQuietHours({ from, to }: QuietHours): string {
  const clock = (minutes: number) => [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
  return `${clock(from).join(':')}-${clock(to).join(':')}`;
}

/** `100%` or `12.5%`, as a share 0-1. */
export function parsePercent(text: string): number | undefined {
  const [, amount] = /^(\d{1,3}(?:\.\d+)?)\s?%$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) > 100) return undefined;
  return Number(amount) / 100;
}

/** `09:00`, in minutes after midnight. */
export function parseTimeOfDay(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** `20:00-09:00`; the two ends differ. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const [, start, end] = /^(\S+?)\s?-\s?(\S+)$/.exec(text) ?? [];
  if (start === undefined || end === undefined) return undefined;
  const from = parseTimeOfDay(start);
  const to = parseTimeOfDay(end);
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}
