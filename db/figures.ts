import { and, gte, inArray, lt, max } from 'drizzle-orm';
import type { Counts } from '../conversations/numbers/nps.ts';
import type { Session } from './client.ts';
import { categories } from './reports.ts';
import { answers, digests } from './schema.ts';

/** Promoters, passives and detractors among the scores of all teams given in the span. */
export async function countAllScores(db: Session, from: Date, to: Date): Promise<Counts> {
  const [row] = await db
    .select(categories)
    .from(answers)
    .where(and(gte(answers.scoredAt, from), lt(answers.scoredAt, to)));
  return row ?? { promoters: 0, passives: 0, detractors: 0 };
}

/** When each of the teams had its last digest composed; those that never had one are missing. */
export async function findLastDigests(db: Session, teams: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .select({ team: digests.teamId, at: max(digests.composedAt) })
    .from(digests)
    .where(inArray(digests.teamId, [...teams]))
    .groupBy(digests.teamId);
  return new Map(rows.flatMap(({ team, at }) => (at === null ? [] : [[team, at] as const])));
}
