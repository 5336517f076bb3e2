import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { type Started, start } from '../../src/main.ts';
import { readOwnVersion } from '../../src/version.ts';
import { seed, yaml } from '../src/cli/seed.ts';
import { configOf } from '../src/config/loading.ts';
import { execute } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let service: Started & { readonly kind: 'started' };
let operator: string;
const composedAt = new Date('2026-11-20T09:00:00Z');
beforeAll(async () => {
  database = await createDatabase();
  const hour = 3_600_000;
  const ago = (hours: number) => new Date(Date.now() - hours * hour);
  await seed(database.url, [
    { customer: 'Ada', endedAt: ago(50), answer: { score: 0 } },
    { customer: 'Bob', endedAt: ago(3), answer: { score: 6 } },
    { customer: 'Cy', endedAt: ago(2), answer: { score: 10, reason: 'Quick' } },
    { customer: 'Di', endedAt: ago(1), answer: { score: 9 } },
  ]);
  await execute(
    database.url,
    `insert into digests values ('support', '2026-11-19', now(), now(), '2026-11-19T09:00:00Z'),
       ('support', '2026-11-20', now(), now(), '${composedAt.toISOString()}'), ('gone', '2026-11-20', now(), now(), now())`,
  );
  const operationsPort = await freePort();
  const started = await run({ operationsPort });
  if (started.kind === 'failed') throw new Error(started.because);
  service = started;
  operator = `http://127.0.0.1:${operationsPort}`;
});
afterAll(async () => {
  await service?.stop();
  await database.drop();
});

function run(http: Partial<Config['http']>): Promise<Started> {
  const config = configOf(yaml, { DATABASE_URL: database.url });
  const log = createLog('silent');
  return start({ config: { ...config, http: { host: '127.0.0.1', port: 0, ...http } }, log, clock: () => new Date() });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const scrape = async (url = operator) => (await fetch(`${url}/metrics`)).text();

describe("the operator's own port", () => {
  test('has readiness and metrics, which the public one then has not', async () => {
    const status = async (url: string) => (await fetch(url)).status;
    expect(await Promise.all(['/healthz', '/readyz', '/metrics', '/'].map((path) => status(operator + path)))).toEqual([
      200, 200, 200, 404,
    ]);
    expect(await Promise.all(['/healthz', '/readyz', '/metrics'].map((path) => status(service.url + path)))).toEqual([
      200, 404, 404,
    ]);
    expect(await status(`${operator}/v1/nps`)).toBe(404);
    expect(await scrape()).toContain('route="/healthz"');
  });

  test('that is taken keeps the service from starting, and the message names it', async () => {
    const failed = await run({ operationsPort: Number(new URL(operator).port) });
    expect(failed).toEqual({ kind: 'failed', because: expect.stringContaining('set OPERATIONS_PORT to a free port') });
  });
});

describe('metrics of what is stored', () => {
  test('tell the version, the scores of the last day by category, and the last digest of each team', async () => {
    const text = await scrape();
    expect(text).toContain(`afterword_build_info{version="${readOwnVersion()}"} 1\n`);
    expect(text).toContain('afterword_responses_last_day{category="promoter"} 2\n');
    expect(text).toContain('afterword_responses_last_day{category="passive"} 0\n');
    expect(text).toContain('afterword_responses_last_day{category="detractor"} 1\n');
    expect(text).toContain(`afterword_last_digest_timestamp_seconds{team="support"} ${composedAt.getTime() / 1000}\n`);
    // Neither a team without a digest nor one that is not configured any more.
    expect(text.match(/^afterword_last_digest_timestamp_seconds\{/gm)).toHaveLength(1);
  });

  test('are the same in every process, and missing where the database is away: the others are there', async () => {
    const other = await run({});
    if (other.kind === 'failed') throw new Error(other.because);
    expect(await scrape(other.url)).toContain('afterword_responses_last_day{category="promoter"} 2\n');
    await other.stop();
    const name = new URL(database.url).pathname.slice(1);
    const admin = new URL(database.url);
    admin.pathname = '/postgres';
    await execute(admin.href, `alter database "${name}" allow_connections false`);
    await execute(admin.href, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    try {
      await expect.poll(() => scrape(), { timeout: 15_000 }).not.toMatch(/^afterword_responses_last_day\{/m);
      expect(await scrape()).toContain('afterword_build_info{');
    } finally {
      await execute(admin.href, `alter database "${name}" allow_connections true`);
    }
    await expect
      .poll(() => scrape(), { timeout: 15_000 })
      .toContain('afterword_responses_last_day{category="promoter"} 2\n');
  });
});
