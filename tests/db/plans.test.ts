import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../db/client.ts';
import * as history from '../../db/history.ts';
import * as invitations from '../../db/invitations.ts';
import * as postings from '../../db/postings.ts';
import * as ends from '../../db/reports-of-ends.ts';
import type { Statement } from '../../db/statement.ts';
import * as steps from '../../db/steps.ts';
import { createDatabase } from '../support/database/index.ts';

/** Plans are made once, for tables that hold next to nothing, and kept: none of them may read a whole table later. */

const many = 20_000;
const now = '2026-03-02T10:00:00Z';

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: pg.PoolClient;
let db: ReturnType<typeof connect>;

const chats = Array.from({ length: 8 }, (_, n) => ({
  n,
  platform: 'slack',
  person: `NEW${n}`,
  reports: null,
  event_platform: 'desk',
  event_id: randomUUID(),
  chat: randomUUID(),
  source: 'desk',
  external_id: randomUUID(),
  team_id: 'support',
  ended_at: now,
  snapshot: {},
  invitation: randomUUID(),
  state: {},
  status: 'waiting',
  locale: 'en',
  ask_platform: 'slack',
  channel: 'C1',
  wake_at: now,
}));
const lanes = Array.from({ length: 8 }, (_, n) => `slack:C${n}`);
const ids = Array.from({ length: 8 }, (_, n) => `00000000-0000-4000-8000-${String(n + 100).padStart(12, '0')}`);
const stepRows = ids.map((id, n) => ({
  n,
  id,
  version: 1,
  state: {},
  status: 'answered',
  asked_at: now,
  delivered_at: now,
  counts: true,
  event_platform: 'slack',
  event_id: randomUUID(),
  score: 3,
  scored_at: now,
  history: [{ at: 1, score: 3 }],
  shown: [
    {
      nth: 0,
      id: randomUUID(),
      slot: 'survey',
      audience: 'respondent',
      place: {},
      lane: `slack:S${n}`,
      message: {},
      edit_only: false,
    },
    {
      nth: 1,
      id: randomUUID(),
      slot: 'alert',
      audience: 'team',
      place: {},
      lane: 'slack:ALERTS',
      message: {},
      edit_only: false,
    },
  ],
}));
const marks = lanes.map((lane, n) => ({
  id: ids[n],
  lane,
  version: 1,
  ref: {},
  shown_version: 1,
  shown: true,
  attempts: 0,
  uncertain: false,
  holder: 'worker#1',
  needs: null,
  go_on: true,
}));

/** Every statement that is prepared, with values as it gets them. */
const statements: readonly (readonly [Statement, readonly unknown[]])[] = [
  [invitations.statements.byId, [ids]],
  [history.statements.byInvitation, [ids, now]],
  [ends.statements.before, [JSON.stringify(chats), now]],
  [ends.statements.record, [JSON.stringify(chats), now]],
  [postings.statements.take, [lanes, 'worker', 15_000]],
  [steps.statements.record, [JSON.stringify(stepRows), now, 'worker', [...lanes, 'slack:ALERTS'], 15_000]],
  [steps.statements.settle, [JSON.stringify(stepRows), now, 'worker', [], 0, JSON.stringify(marks)]],
];

beforeEach(async () => {
  database = await createDatabase();
  db = connect(database.url, { max: 1 });
  client = await db.$client.connect();
});
afterEach(async () => {
  client.release();
  await db.$client.end();
  await database.drop();
});

/** Prepares everything when each table holds so many rows. */
async function prepareAt(rows: number): Promise<void> {
  if (rows > 0) await fill(1, rows);
  await client.query('analyze');
  for (const [n, [{ text }]] of statements.entries()) {
    await client.query(`prepare plan_${n} as ${text}`);
    // A plan is only kept once it was used.
    await client.query(`begin; explain execute plan_${n}(${literals(n)}); rollback`);
  }
}

/** Many of everything, without a word to the planner. */
async function fill(first: number, last: number): Promise<void> {
  await client.query(`
    set session_replication_role = replica;
    insert into respondents (platform, external_id) select 'slack', 'U' || n from generate_series(${first}, ${last}) n;
    insert into inbound_events (platform, id, received_at) select 'desk', 'old-' || n, now() from generate_series(${first}, ${last}) n;
    insert into support_chats (id, source, external_id, episode, team_id, respondent_id, ended_at, reported_at, snapshot)
      select ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'desk', 'old-' || n, 1, 'support', n, now(), now(), '{}'
      from generate_series(${first}, ${last}) n;
    insert into invitations (id, chat_id, respondent_id, state, status, version, locale, platform, channel, person)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid,
        n, '{}', 'waiting', 1, 'en', 'slack', 'C1', 'U' || n from generate_series(${first}, ${last}) n;
    insert into postings (id, owner_kind, owner_id, slot, audience, place, lane, message, version, due_at)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'digest', 'd' || n, 'digest', 'team', '{}', 'slack:C' || n % 2000, '{}', 1, now()
      from generate_series(${first}, ${last}) n;
    insert into lanes (name, leased_by, leased_until) select 'slack:C' || n % 2000, 'worker#1', now() from generate_series(${first}, ${last}) n on conflict do nothing;
    set session_replication_role = origin`);
}

function literals(n: number): string {
  const literal = (value: unknown): string => {
    if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::text[]`;
    return value === null ? 'null' : pg.escapeLiteral(String(value));
  };
  const cast = (value: unknown) =>
    Array.isArray(value) && value.every((each) => ids.includes(String(each)))
      ? `${literal(value)}::uuid[]`
      : literal(value);
  return (statements[n]?.[1] ?? []).map(cast).join(', ');
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** Which part that is. */
function worst(node: Node): string {
  const inner = (node.Plans ?? []).find((each) => most(each) === most(node));
  return inner === undefined ? `${node['Node Type']} ${node['Relation Name'] ?? ''}` : worst(inner);
}

/** The most rows that one part of the plan reads or throws away. */
function most(node: Node): number {
  const { 'Rows Removed by Filter': filtered = 0, 'Rows Removed by Join Filter': joined = 0 } = node;
  const own = (node['Actual Rows'] + filtered + joined) * node['Actual Loops'];
  return Math.max(own, ...(node.Plans ?? []).map(most));
}

test.each([0, 3, 60, 400])('a plan made for tables of %i rows reads few of full ones', async (rows) => {
  await prepareAt(rows);
  await fill(rows + 1, many);
  const read: Record<string, number> = {};
  for (const [n, [{ name }]] of statements.entries()) {
    await client.query('begin');
    const { rows: plans } = await client.query(`explain (analyze, format json) execute plan_${n}(${literals(n)})`);
    await client.query('rollback');
    const plan: Node = plans[0]['QUERY PLAN'][0].Plan;
    if (most(plan) >= 500) read[`${name}: ${worst(plan)}`] = most(plan);
  }
  expect(read).toEqual({});
});
