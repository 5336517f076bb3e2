import { Histogram, type Registry } from 'prom-client';
import { createRegistry } from './http/metrics.ts';

/** What /metrics tells. No label ever holds anything personal. */
export interface Metrics {
  readonly registry: Registry;
  /** An inbound event was handled, in `ms` milliseconds. */
  received(kind: string, outcome: string, ms: number): void;
  /** A platform was asked to show something, and took `ms` milliseconds to answer. */
  shown(platform: string, slot: string, outcome: string, ms: number): void;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = createRegistry();
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
  return {
    registry,
    received: (kind, outcome, ms) => inbound.observe({ kind, outcome }, ms / 1000),
    shown: (platform, slot, outcome, ms) => sends.observe({ platform, slot, outcome }, ms / 1000),
  };
}
