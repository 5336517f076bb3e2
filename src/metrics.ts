import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Due } from '../db/due.ts';
import { createRegistry } from './http/metrics.ts';
import { readOwnVersion } from './version.ts';

/** What /metrics tells. No label ever holds anything personal. */
export interface Metrics {
  readonly registry: Registry;
  /** An inbound event was handled, in `ms` milliseconds. */
  received(kind: string, outcome: string, ms: number): void;
  /** A platform was asked to show something, and took `ms` milliseconds to answer. */
  shown(platform: string, slot: string, outcome: string, ms: number): void;
  /** What a look at the tables found due. */
  due(due: Pick<Due, 'postings' | 'postingsFor' | 'invitationsFor'>): void;
  /** A lease ended before what was in hand was done. */
  leaseLost(): void;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = createRegistry();
  new Gauge({
    name: 'afterword_build_info',
    help: 'Always 1; its label says which version runs.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version: readOwnVersion() }, 1);
  const inbound = new Histogram({
    name: 'afterword_inbound_seconds',
    help: 'From an inbound event to its commit, by what came of it.',
    labelNames: ['kind', 'outcome'],
    buckets,
    registers: [registry],
  });
  const sends = new Histogram({
    name: 'afterword_show_seconds',
    help: "Time a platform took to show a posting, by what came of it. Refused ones are an operator's to mend.",
    labelNames: ['platform', 'slot', 'outcome'],
    buckets,
    registers: [registry],
  });
  const due = new Gauge({
    name: 'afterword_due_postings',
    help: 'Postings that are due and not shown yet, of all processes.',
    registers: [registry],
  });
  const overdue = new Gauge({
    name: 'afterword_oldest_due_seconds',
    help: 'For how long the oldest posting or invitation has been due, of all processes.',
    labelNames: ['what'],
    registers: [registry],
  });
  const lost = new Counter({
    name: 'afterword_lease_losses_total',
    help: 'Leases of lanes that ended before what was in hand was done: this process was frozen or cut off.',
    registers: [registry],
  });
  return {
    registry,
    due({ postings, postingsFor, invitationsFor }) {
      due.set(postings);
      overdue.set({ what: 'posting' }, (postingsFor ?? 0) / 1000);
      overdue.set({ what: 'invitation' }, (invitationsFor ?? 0) / 1000);
    },
    leaseLost: () => lost.inc(),
    received: (kind, outcome, ms) => inbound.observe({ kind, outcome }, ms / 1000),
    shown: (platform, slot, outcome, ms) => sends.observe({ platform, slot, outcome }, ms / 1000),
  };
}
