import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../db/client.ts';
import { type EpisodePosition, listEpisodes } from '../../db/episodes.ts';
import type { Span } from '../../db/reports.ts';
import { execute } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';

const rows = 200_000;

let database: Awaited<ReturnType<typeof createDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = connect(database.url, { max: 1, plans: 'fresh' });
  // Ten chats end in each minute, in the same instant; every third is of another team, every hundredth of a third.
  await execute(
    database.url,
    `insert into respondents (platform, external_id) values ('slack', 'U1');
     insert into support_chats (id, source, external_id, episode, team_id, respondent_id, ended_at, reported_at, snapshot, suppressed_because, suppressed_detail)
     select gen_random_uuid(), 'desk', n::text, 1, case when n % 100 = 1 then 'rare' when n % 3 = 0 then 'sales' else 'support' end,
       (select id from respondents), timestamptz '2026-01-01 00:00Z' + n / 10 * interval '1 minute', now(), '{}', 'spam', 'spam'
     from generate_series(0, ${rows - 1}) n;
     analyze`,
  );
});
afterAll(async () => {
  await db.$client.end();
  await database.drop();
});

interface Node {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
}

/** How many rows of the chats PostgreSQL reads for a page. */
async function readFor(span: Span, after: EpisodePosition | undefined, limit: number) {
  const { sql, params } = listEpisodes(db, span, after, limit).toSQL();
  const { rows: plans } = await db.$client.query(`explain (analyze, format json) ${sql}`, params);
  const sum = (node: Node): number => {
    const { 'Rows Removed by Filter': filtered = 0, 'Rows Removed by Index Recheck': rechecked = 0 } = node;
    const own = node['Relation Name'] === 'support_chats' ? node['Actual Rows'] + filtered + rechecked : 0;
    return own * node['Actual Loops'] + (node.Plans ?? []).reduce((read, inner) => read + sum(inner), 0);
  };
  const plan: Node = plans[0]['QUERY PLAN'][0].Plan;
  return { read: sum(plan), plan: JSON.stringify(plan) };
}

const middle = { endedAt: new Date('2026-01-08T00:00:00Z'), id: '80000000-0000-4000-8000-000000000000' };

describe(`a page among ${rows} chats`, () => {
  it.each<[string, Span]>([
    ['of all', {}],
    ['of a period', { from: new Date('2026-01-02T00:00:00Z'), to: new Date('2026-01-14T00:00:00Z') }],
    ['of a team with few', { team: 'rare' }],
    ['of a team with few, and a period', { team: 'rare', from: new Date('2026-01-02T00:00:00Z') }],
  ])('%s reads its own rows only, the first one and a deep one', async (_what, span) => {
    const limit = 501;
    for (const after of [undefined, middle]) {
      const { read, plan } = await readFor(span, after, limit);
      expect(read, plan).toBeGreaterThanOrEqual(limit);
      expect(read, plan).toBeLessThanOrEqual(limit + 10);
    }
  });

  it('of a team with many reads no more than lies between its rows: those stand together on the disk', async () => {
    for (const after of [undefined, middle]) {
      const { read, plan } = await readFor({ team: 'sales' }, after, 501);
      expect(read, plan).toBeLessThan(4 * 501);
    }
  });

  it('the pages together are all chats, in order, each once', async () => {
    const span = { team: 'sales', from: new Date('2026-01-10T00:00:00Z'), to: new Date('2026-01-10T01:00:00Z') };
    const whole = await listEpisodes(db, span, undefined, rows);
    const pieces: typeof whole = [];
    for (let after: EpisodePosition | undefined; ; ) {
      const page = await listEpisodes(db, span, after, 7);
      pieces.push(...page);
      after = page.at(-1);
      if (after === undefined) break;
    }
    expect(whole.length).toBeGreaterThan(190);
    expect(pieces).toEqual(whole);
  });
});
