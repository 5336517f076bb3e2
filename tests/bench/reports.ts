import pg from 'pg';
import type { Team } from '../../conversations/team.ts';
import { addDays, localDate, startOfDay } from '../../conversations/time.ts';
import { connect } from '../../db/client.ts';
import { composeDigest } from '../../src/work/digest.ts';
import { apiToken } from './invitations.ts';
import { median } from './statistics.ts';
import type { Figure } from './table.ts';
import { ask, type World } from './world.ts';

/** `GET /v1/nps` and the parts of a digest over 30 days, with many answers, beside the plain SQL of the same question. */
export async function measureReports(world: World, isShort: boolean): Promise<readonly Figure[]> {
  const answers = isShort ? 20_000 : 1_000_000;
  await ask(world.databaseUrl, 'create database reports');
  const url = new URL(world.databaseUrl);
  url.pathname = '/reports';
  const service = await world.another(url.href);
  try {
    await seed(url.href, answers);
    const to = new Date();
    const from = new Date(to.getTime() - 30 * 86_400_000);
    const period = `team=support&from=${from.toISOString()}&to=${to.toISOString()}`;
    const nps = await median3(async () => {
      const response = await fetch(`${service.url}/v1/nps?${period}`, {
        headers: { authorization: `Bearer ${apiToken}` },
      });
      if (response.status !== 200) throw new Error(`/v1/nps answered ${response.status}`);
      await response.json();
    });
    const page = await median3(async () => {
      const response = await fetch(`${service.url}/v1/responses?${period}&limit=100`, {
        headers: { authorization: `Bearer ${apiToken}` },
      });
      if (response.status !== 200) throw new Error(`/v1/responses answered ${response.status}`);
      await response.json();
    });
    const digest = await measureDigest(url.href, to);
    const plain = await median3(() => ask(url.href, plainSql));
    return [
      {
        what: `/v1/nps over 30 days at ${answers.toLocaleString('en')} answered chats, beside plain SQL`,
        measured: `${nps.toFixed(0)} ms, ${plain.toFixed(0)} ms`,
        goal: '',
      },
      { what: "yesterday's digest there", measured: `${digest.toFixed(0)} ms`, goal: '' },
      { what: 'a page of 100 responses there', measured: `${page.toFixed(0)} ms`, goal: '' },
    ];
  } finally {
    await service.stop();
  }
}

const plainSql = `select count(*) filter (where score >= 9) - count(*) filter (where score <= 6) as net, count(*) as n
  from answers where team_id = 'support' and scored_at >= now() - interval '30 days'`;

/** Milliseconds for composing the digest of the day before. */
async function measureDigest(url: string, now: Date): Promise<number> {
  const db = connect(url, { max: 1, plans: 'fresh' });
  const team: Team = {
    id: 'support',
    name: 'Support',
    timezone: 'Europe/Berlin',
    language: 'en',
    chats: [],
    agents: [],
  };
  const end = localDate(now, team.timezone);
  const [since, until] = [addDays(end, -1), end].map((date) => startOfDay(date, team.timezone));
  if (since === undefined || until === undefined) throw new Error('a day has two ends');
  try {
    return await median3(() => composeDigest(db, team, { localDate: end, since, until }, { kind: 'told', on: end }));
  } finally {
    await db.$client.end();
  }
}

async function median3(task: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    const began = performance.now();
    await task();
    if (n > 0) times.push(performance.now() - began);
  }
  return median(times);
}

/** Answered chats, evenly over the last 365 days. */
async function seed(url: string, answers: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of seeding) await client.query(text.replaceAll('ANSWERS', String(answers)));
  } finally {
    await client.end();
  }
}

const seeding = [
  `set session_replication_role = replica`,
  `insert into respondents (platform, external_id) select 'slack', 'SEED' || n from generate_series(1, ANSWERS) n`,
  `insert into support_chats (id, source, external_id, episode, team_id, respondent_id, ended_at, reported_at, snapshot)
   select gen_random_uuid(), 'bench', 'seed-' || id, 1, 'support', id, at, at,
     '{"source":"bench","id":"x","respondent":{"platform":"slack","id":"U1","name":"Dana"},"agents":[],"closeReason":"resolved","tags":[]}'
   from (select id, now() - interval '365 days' * (1 - row_number() over (order by id) / ANSWERS.0) as at from respondents where external_id like 'SEED%') r order by at`,
  `insert into invitations (id, chat_id, respondent_id, state, status, version, locale, platform, channel, person, asked_at, delivered_at, closed_at, asked_during)
   select gen_random_uuid(), id, respondent_id, '{"kind":"settled"}', 'settled', 3, 'en', 'slack', 'C1', 'U1', ended_at, ended_at, ended_at + interval '7 days',
     tstzrange(date_trunc('milliseconds', ended_at), date_trunc('milliseconds', ended_at) + interval '24 hours') from support_chats where external_id like 'seed-%' order by ended_at`,
  `insert into answers (invitation_id, team_id, score, scored_at) select id, 'support', floor(random() * 11), asked_at + interval '1 minute' from invitations where status = 'settled'`,
  `insert into answer_history (invitation_id, at, score, told_on) select invitation_id, scored_at, score, scored_at::date + 1 from answers`,
  `analyze`,
];
