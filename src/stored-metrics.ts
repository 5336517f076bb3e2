import { Gauge, type Registry } from 'prom-client';
import type { Team } from '../conversations/team.ts';
import type { Database } from '../db/client.ts';
import { countAllScores, findLastDigests } from '../db/figures.ts';
import type { Clock } from './clock.ts';

export interface StoredOptions {
  readonly reports: Database;
  readonly teams: readonly Team[];
  readonly clock: Clock;
}

const day = 86_400_000;
/** Milliseconds for which a look at the tables is good enough: however often somebody asks, the database is asked no more often. */
const fresh = 5_000;
/** Milliseconds after which the other metrics wait no longer. */
const patience = 2_000;

/**
 * Metrics that the tables tell, when they are asked for. Every process tells the same, so they are never to be added up
 * over processes: counters kept by each would forget what a process that ended had counted. Where the database does not
 * answer they are missing, and the others are there.
 */
export function measureStored(registry: Registry, { reports, teams, clock }: StoredOptions): void {
  const withDigest = teams.filter(({ digest }) => digest !== undefined).map(({ id }) => id);
  const look = kept(async () => {
    const now = clock();
    return {
      scores: await countAllScores(reports, new Date(now.getTime() - day), now),
      digests: withDigest.length === 0 ? new Map<string, Date>() : await findLastDigests(reports, withDigest),
    };
  });
  new Gauge({
    name: 'afterword_responses_last_day',
    help: 'Scores given in the last 24 hours, of all processes: take the maximum over processes, not the sum.',
    labelNames: ['category'],
    registers: [registry],
    async collect() {
      this.reset();
      const { scores } = (await look()) ?? {};
      if (scores === undefined) return;
      this.set({ category: 'promoter' }, scores.promoters);
      this.set({ category: 'passive' }, scores.passives);
      this.set({ category: 'detractor' }, scores.detractors);
    },
  });
  new Gauge({
    name: 'afterword_last_digest_timestamp_seconds',
    help: "When the team's last digest was composed, of all processes; a team that had none yet is missing.",
    labelNames: ['team'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [team, at] of (await look())?.digests ?? []) this.set({ team }, at.getTime() / 1000);
    },
  });
}

/** One look at a time, kept for a while; undefined when it failed or takes too long. */
function kept<Seen>(look: () => Promise<Seen>): () => Promise<Seen | undefined> {
  let seen: Promise<Seen | undefined> | undefined;
  let until = 0;
  return async () => {
    if (seen === undefined || performance.now() > until) {
      until = Number.POSITIVE_INFINITY;
      const latest = look()
        .catch(() => undefined)
        .finally(() => {
          until = performance.now() + fresh;
        });
      seen = latest;
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, patience, undefined);
    });
    try {
      return await Promise.race([seen, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
