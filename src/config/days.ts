import { setting, Wrong, written } from '../../adapters/setting.ts';
import { type Weekday, weekdays } from '../../conversations/team.ts';
import { shown } from './problem.ts';

/** What is wrong with one of the days that are listed, as a sentence. */
function whyNotDay(day: unknown, index: number, chosen: readonly unknown[]): readonly string[] {
  if (chosen.indexOf(day) < index) return [`Its entry ${shown(day)} stands there twice.`];
  if (weekdays.some((known) => known === day)) return [];
  const meant = typeof day === 'string' && weekdays.find((known) => day.trim().toLowerCase().startsWith(known));
  return [`Its entry ${shown(day)} is no day${meant ? `: did you mean ${meant}?` : '.'}`];
}

/** One or more days of the week. */
export function days(description: string) {
  const about = { description, type: 'array', items: { enum: weekdays }, minItems: 1, uniqueItems: true };
  return setting<readonly Weekday[]>(about, (value) => {
    const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
    const known = weekdays.filter((day) => chosen.includes(day));
    if (known.length > 0 && known.length === chosen.length) return known;
    const right = `Write a list of one or more of ${weekdays.join(', ')}, each once.`;
    return new Wrong([...chosen.flatMap(whyNotDay), right].join(' '));
  });
}

/** A day on which nobody is asked: of one year, or of every year. */
export const holiday = written(
  {
    description: 'A day of one year, such as 2026-04-03, or of every year, such as 12-25.',
    pattern: '^(\\d{4}-)?\\d{2}-\\d{2}$',
  },
  'Write a day as 2026-04-03, or as 12-25 for every year.',
  (text) => {
    const [, year = '2024-', day] = /^(\d{4}-)?(\d{2}-\d{2})$/.exec(text) ?? [];
    const at = new Date(`${year}${day}T00:00:00Z`);
    return day !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}${day}`)
      ? text
      : undefined;
  },
);
