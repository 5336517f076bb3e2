import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createLog } from '../../src/log.ts';
import { type Started, start } from '../../src/main.ts';
import { yaml } from '../src/cli/seed.ts';
import { configOf } from '../src/config/loading.ts';
import { createDatabase } from '../support/database/index.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
}

const rules: Rule[] = parse(readFileSync('docs/operations/alerts.yaml', 'utf8')).groups.flatMap(
  ({ rules }: { rules: Rule[] }) => rules,
);
const dashboard = JSON.parse(readFileSync('docs/operations/dashboard.json', 'utf8'));
const panels: { title: string; targets: { expr: string }[]; gridPos: Record<'x' | 'y' | 'w' | 'h', number> }[] =
  dashboard.panels;
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** What a histogram is exported as, beside its own name. */
const suffixes = ['_bucket', '_sum', '_count'];
const words = /^(sum|max|min|count|rate|increase|histogram_quantile|absent|time|by|or|le)$/;

let database: Awaited<ReturnType<typeof createDatabase>>;
let service: Started & { readonly kind: 'started' };
/** The kind of each metric by its name, as Prometheus is told. */
let exported: ReadonlyMap<string, string>;
beforeAll(async () => {
  database = await createDatabase();
  const config = configOf(yaml, { DATABASE_URL: database.url, PORT: '0' });
  const started = await start({ config, log: createLog('silent'), clock: () => new Date() });
  if (started.kind === 'failed') throw new Error(started.because);
  service = started;
  const text = await (await fetch(`${service.url}/metrics`)).text();
  exported = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', kind = '']) => [name, kind]));
});
afterAll(async () => {
  await service?.stop();
  await database.drop();
});

/** Names in an expression that are no function, label or unit of time. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\bby \([^)]*\)/g, '');
  return [...bare.matchAll(/(?<![\w.])[a-z_][a-z0-9_]*/gi)].map(([name]) => name).filter((name) => !words.test(name));
}

describe.each(expressions)('%s: %s', (_name, expression) => {
  it('asks for nothing but what is exported', () => {
    const names = metricsIn(expression);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const suffix = suffixes.find((each) => name.endsWith(each) && !exported.has(name));
      if (suffix !== undefined) expect(exported.get(name.slice(0, -suffix.length)), name).toBe('histogram');
      else if (name !== 'up') expect(exported.has(name), name).toBe(true);
    }
  });
});

it('every metric of ours is explained in docs/operations.md, and on the dashboard or in an alert', () => {
  const page = readFileSync('docs/operations.md', 'utf8');
  const used = expressions.map(([, expression]) => expression).join('\n');
  const ours = [...exported.keys()].filter((name) => name.startsWith('afterword_'));
  expect(ours.length).toBeGreaterThan(8);
  for (const name of ours) {
    expect(page, name).toContain(`\`${name}\``);
    expect(used, name).toContain(name);
  }
});

it('every alert says what it means and what to do', () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const { annotations } of rules) {
    expect(annotations.summary).toMatch(/\.$/);
    expect(annotations.description).toMatch(/\.$/);
  }
  // Where Prometheus's own tool is at hand, it reads the rules, too.
  const promtool = spawnSync('promtool', ['check', 'rules', 'docs/operations/alerts.yaml'], { encoding: 'utf8' });
  if (promtool.error === undefined) expect(promtool).toMatchObject({ status: 0 });
});

it('the panels of the dashboard lie beside each other', () => {
  const taken = new Set<string>();
  for (const { title, gridPos } of panels) {
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        expect(taken.has(`${x},${y}`), title).toBe(false);
        taken.add(`${x},${y}`);
      }
    }
  }
});
