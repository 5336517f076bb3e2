import type { Team } from '../../conversations/team.ts';
import { addDays, type LocalDate, localDate } from '../../conversations/time.ts';
import { nearest } from '../config/suggest.ts';
import { parseDay } from '../http/moments.ts';

/** What `afterword digest` was told. */
export interface DigestOptions {
  readonly team?: string;
  readonly date?: string;
  readonly post?: true;
}

/** The teams and, for each, the day in its own time zone that its digest is about. */
export type DigestRequest =
  | { readonly kind: 'days'; readonly days: readonly { readonly team: Team; readonly date: LocalDate }[] }
  | { readonly kind: 'refused'; readonly because: string };

/** Finds out what is wanted, or why that makes no sense. */
export function readDigestRequest(options: DigestOptions, teams: readonly Team[], now: Date): DigestRequest {
  const { team: wanted, date, post } = options;
  const ids = teams.map(({ id }) => id);
  if (date !== undefined && parseDay(date) === undefined) return refuse(`--date ${date} is no day: write YYYY-MM-DD.`);

  const chosen = teams.filter(({ id }) => wanted === undefined || id === wanted);
  if (wanted !== undefined && chosen.length === 0) {
    const meant = nearest(wanted, ids);
    return refuse(`There is no team ${wanted}. ${meant ? `Did you mean ${meant}?` : `There is ${ids.join(', ')}.`}`);
  }
  const early = chosen.find(({ timezone }) => date !== undefined && date > localDate(now, timezone));
  if (early !== undefined) return refuse(`--date ${date} is still to come (${early.timezone}).`);
  if (post && chosen.length > 1) return refuse(`--post needs to know the team: --team ${ids.join(' or --team ')}.`);
  const silent = chosen.find(({ digest }) => digest === undefined);
  if (post && silent !== undefined) {
    return refuse(`Team ${silent.id} has no digest channel: write digest: { to: … } in its part of afterword.yaml.`);
  }
  const yesterday = ({ timezone }: Team) => addDays(localDate(now, timezone), -1);
  return { kind: 'days', days: chosen.map((team) => ({ team, date: date ?? yesterday(team) })) };
}

function refuse(because: string): DigestRequest {
  return { kind: 'refused', because };
}
