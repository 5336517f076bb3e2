import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { writeConfig } from '../support/service/config.ts';
import { databaseIn } from '../support/service/embedded.ts';
import { type Service, startService } from '../support/service/index.ts';
import type { BareBolt } from './bare-bolt.ts';
import { alertChannel, secrets } from './click.ts';
import { apiToken, home } from './invitations.ts';
import type { Load } from './load.ts';
import { openPeer, type Peer } from './process.ts';
import type { Sink } from './sink.ts';

/** The service as in production beside a Slack that takes everything, a load generator and a bare Bolt, each in a process of its own. */
export interface World {
  readonly sink: Peer<Sink>;
  readonly load: Peer<Load>;
  readonly bolt: Peer<BareBolt>;
  readonly service: Service;
  readonly dataDir: string;
  /** Where the Slack beside it is. */
  readonly slackUrl: string;
  /** The database of the service. */
  readonly databaseUrl: string;
  /** Asks the database. */
  query(text: string): Promise<Record<string, number>>;
  /** A further service on a database of its own. */
  another(url: string, delay?: string): Promise<Service>;
  close(): Promise<void>;
}

/** @param withStatements keeps count of what each SQL statement costs, for `costliest` */
export async function openWorld(withStatements: boolean): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const sink = openPeer<Sink>('./sink.ts');
  const load = openPeer<Load>('./load.ts');
  const bolt = openPeer<BareBolt>('./bare-bolt.ts');
  const apiUrl = await sink.ask('listen', undefined);
  const start = (database: { readonly dataDir: string } | { readonly url: string }, delay = '0s') =>
    startService({
      database,
      slack: { apiUrl, ...secrets },
      config: writeConfig({ chats: [home], alerts: alertChannel, delay }),
      env: { AFTERWORD_API_TOKEN: apiToken, LOG_LEVEL: 'warn' },
      nodeOptions: (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter((option) => option !== ''),
    });
  let service = await start({ dataDir });
  if (withStatements) {
    await ask(databaseIn(dataDir), "alter system set shared_preload_libraries = 'pg_stat_statements'");
    await service.stop();
    service = await start({ dataDir });
    await ask(databaseIn(dataDir), 'create extension pg_stat_statements');
  }
  const databaseUrl = databaseIn(dataDir);
  return {
    sink,
    load,
    bolt,
    service,
    dataDir,
    slackUrl: apiUrl,
    databaseUrl,
    query: (text) => ask(databaseUrl, text),
    another: (url, delay) => start({ url }, delay),
    async close() {
      await service.stop();
      await Promise.all([sink.stop(), load.stop(), bolt.stop()]);
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The SQL statements that took the most time so far, a line each: milliseconds in all, calls, milliseconds a call, rows. */
export async function costliest(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`select total_exec_time as all, calls, mean_exec_time as each, rows, query
      from pg_stat_statements order by total_exec_time desc limit 20`);
    return rows.map(
      (row) =>
        `${row.all.toFixed(0).padStart(7)} ${String(row.calls).padStart(7)} ${row.each.toFixed(2).padStart(7)} ${String(row.rows).padStart(7)}  ${row.query.replaceAll(/\s+/g, ' ').slice(0, 140)}`,
    );
  } finally {
    await client.end();
  }
}

/** The first row, as numbers. */
export async function ask(url: string, text: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(text);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([key, value]) => [key, Number(value)]));
  } finally {
    await client.end();
  }
}
