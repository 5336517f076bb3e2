/**
 * `npm run bench`: what the service does per second and what it costs, beside the goals. Everything runs on this machine; what
 * counts are ratios within one run. `--short` for a look at whether it still works, `--only clicks,drain` for some of it,
 * `--markdown FILE` to keep the table, `--statements` for what each SQL statement costs.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureClicks } from './clicks.ts';
import { measureDrain } from './drain.ts';
import { measureReports } from './reports.ts';
import { measureTrips } from './round-trips.ts';
import { measureStart } from './start.ts';
import { type Figure, table } from './table.ts';
import { costliest, openWorld, type World } from './world.ts';

const parts: Readonly<Record<string, (world: World, isShort: boolean) => Promise<readonly Figure[]>>> = {
  start: measureStart,
  clicks: measureClicks,
  trips: measureTrips,
  drain: measureDrain,
  reports: measureReports,
};

const { values } = parseArgs({
  options: {
    short: { type: 'boolean' },
    only: { type: 'string' },
    markdown: { type: 'string' },
    statements: { type: 'boolean' },
  },
});
const chosen = values.only?.split(',') ?? Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: choose of ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const figures: Figure[] = [];
const world = await openWorld(values.statements === true);
try {
  for (const name of chosen) {
    const began = performance.now();
    figures.push(...((await parts[name]?.(world, values.short === true)) ?? []));
    console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  if (values.statements) for (const line of await costliest(world.databaseUrl)) console.log(line);
} finally {
  await world.close();
}
const text = `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), bundled PostgreSQL, fsync on${values.short ? '; short form' : ''}

${table(figures)}
`;
console.log(text);
if (values.markdown !== undefined) writeFileSync(values.markdown, text);
