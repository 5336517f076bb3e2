import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '../../../db/client.ts';
import { findEpisodes } from '../../../db/episodes.ts';
import { recordRefusedEnd } from '../../../db/refused-ends.ts';
import { readDigestRequest } from '../../../src/commands/digest-request.ts';
import { type ExportOptions, readExportRequest } from '../../../src/commands/export-request.ts';
import { tellEpisode } from '../../../src/commands/story.ts';
import { execute } from '../../support/database/execute.ts';
import { createDatabase } from '../../support/database/index.ts';
import { configOf } from '../config/loading.ts';
import { Folder } from './afterword.ts';
import { seed, yaml } from './seed.ts';

const day = 86_400_000;
/** Noon of yesterday, in UTC. */
const yesterday = new Date(Math.floor(Date.now() / day) * day - day / 2);
const date = yesterday.toISOString().slice(0, 10);

// Every command is a process of its own that loads a second's worth of code.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 2 });

let database: Awaited<ReturnType<typeof createDatabase>>;
let folder: Folder;
beforeAll(async () => {
  database = await createDatabase();
  folder = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: database.url });
  await seed(database.url, [
    { customer: 'Ada', endedAt: yesterday, answer: { score: 0, reason: 'Slow,\n"very" \u001b[31mslow' } },
    { customer: 'Bob', endedAt: new Date(yesterday.getTime() + 1000), closeReason: 'spam' },
    { customer: 'Cy', endedAt: new Date(), team: 'support' },
    { customer: 'Di', endedAt: new Date(yesterday.getTime() - 3 * day), answer: { score: 10 } },
  ]);
});
afterAll(async () => {
  await folder.remove();
  await database.drop();
});

/** What a line does in a shell, in the folder of the project. */
async function inShell(line: string) {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATABASE_URL: database.url,
    AFTERWORD_CONFIG: join(folder.path, 'afterword.yaml'),
    OUT: folder.path,
  };
  const child = spawn('sh', ['-c', line], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const printed = text(child.stdout);
  const [code] = await once(child, 'close');
  return { code, stdout: await printed, stderr };
}

describe.concurrent('afterword export', () => {
  it('prints one row per ended chat, in the order in which they ended', async () => {
    const { code, stdout, stderr } = await folder.run('export');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [header, ...rows] = stdout.split('\r\n');
    expect(header).toMatch(/^source,chat_id,episode,team,.*,score,category,reason$/);
    expect(rows.map((row) => row.split(',')[1])).toEqual(['chat-di', 'chat-ada', 'chat-bob', 'chat-cy', undefined]);
    expect(rows[1]).toMatch(/,0,detractor,"Slow,\n""very"" .*slow"$/);
    expect(rows[2]).toContain(',suppressed,spam,');
  });

  it('begins a file of CSV with the mark that spreadsheets need, and standard output only with --bom', async () => {
    const first = async (name: string, ...more: string[]) => {
      expect((await folder.run('export', '--output', name, ...more)).code).toBe(0);
      const text = readFileSync(join(folder.path, name), 'utf8');
      rmSync(join(folder.path, name));
      return text.slice(0, 8);
    };
    expect(await first('marked.csv')).toBe('\ufeffsource,');
    expect(await first('plain.csv', '--no-bom')).toBe('source,c');
    expect((await folder.run('export', '--bom')).stdout).toMatch(/^\ufeffsource,/);
    const wanted = (options: ExportOptions) => readExportRequest(options, ['support'], folder.path);
    expect(wanted({ output: 'lines.jsonl', format: 'jsonl' })).toMatchObject({ kind: 'export', bom: false });
    expect(wanted({ bom: true, 'no-bom': true })).toMatchObject({ kind: 'refused' });
    expect(wanted({ bom: true, format: 'jsonl' })).toMatchObject({ kind: 'refused' });
  });

  it('writes JSON lines of a period and a team into a file of its own, and replaces it only with --force', async () => {
    const wanted = [
      'export',
      '--format=jsonl',
      '--from',
      date,
      '--to',
      date,
      '--team',
      'support',
      '--output',
      'a.jsonl',
    ];
    const file = join(folder.path, 'a.jsonl');
    writeFileSync(file, 'mine');
    const refused = await folder.run(...wanted);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('a.jsonl is there already') });
    expect(readFileSync(file, 'utf8')).toBe('mine');

    const { code, stdout, stderr } = await folder.run(...wanted, '--force');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `Wrote 2 chats to ${file}.\n` });
    const rows = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      {
        chatId: 'chat-ada',
        outcome: 'complete',
        score: 0,
        category: 'detractor',
        agents: [{ id: 'sam', name: 'Sam' }],
      },
      { chatId: 'chat-bob', outcome: 'suppressed', because: 'spam', score: null, category: null },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(expect.arrayContaining(['a.jsonl', 'afterword.yaml']));
    expect(readdirSync(folder.path).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('refuses what makes no sense, all at once, and leaves nothing behind', async () => {
    const wrong = ['--from', 'monday', '--team', 'suport', '--format', 'json', '--output', '.'];
    const refused = await folder.run('export', ...wrong);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr.split('\n')).toEqual([
      expect.stringMatching(/^--from: Must be a date/),
      '--team: Unknown team. Known here: support, sales.',
      '--format: There is no json. Did you mean jsonl?',
      '--output: . is not a file: name one that --output may write.',
      '',
    ]);
    const nowhere = await folder.run('export', '--output', 'no/such/b.csv');
    const missing = join(folder.path, 'no/such');
    const stderr = `--output: there is no folder ${missing}. Create it, or name another.\n`;
    expect(nowhere).toEqual({ code: 2, stdout: '', stderr });
    const inFile = await folder.run('export', '--output', 'afterword.yaml/b.csv');
    expect(inFile).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--output: .*afterword\.yaml is not a folder/),
    });
  });

  it('into a file holds nothing of npm', async () => {
    const whole = (await folder.run('export')).stdout;
    const file = join(folder.path, 'npm.csv');
    const written = await inShell('echo mine > $OUT/npm.csv; npm run afterword -- export >> $OUT/npm.csv');
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(`mine\n${whole}`);
    expect(await inShell('npm run afterword -- export > $OUT/npm.csv')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(whole);
    rmSync(file);
  });

  it('elsewhere holds nothing of npm, or says where it can not be helped', async () => {
    const whole = (await inShell('npx afterword export')).stdout;
    expect(whole).toMatch(/^source,chat_id,/);
    expect(await inShell('npm run --silent afterword -- export')).toEqual({ code: 0, stdout: whole, stderr: '' });
    const piped = await inShell('npm run afterword -- export | cat');
    expect(piped.stdout).toContain(whole);
    expect(piped.stderr).toMatch(/^npm wrote its own lines before these\. Without them: npx afterword,/);
  });

  it('ends with a plain message where the output can not be written', async () => {
    const full = openSync('/dev/full', 'w');
    const run = async (...args: string[]) => {
      const child = folder.start(args, {}, full);
      const { code, stderr } = await child.ended;
      return { code, stderr };
    };
    const stderr = expect.stringMatching(/^The output could not be written: ENOSPC: .*\.\n$/);
    expect(await run('export')).toEqual({ code: 1, stderr });
    expect(await run('schema')).toEqual({ code: 1, stderr });
    closeSync(full);
  });

  it('reads thousands of chats page by page, each once', async () => {
    const many = await createDatabase();
    await using beside = new Folder({ 'afterword.yaml': yaml }, { DATABASE_URL: many.url });
    try {
      await seed(many.url, [{ customer: 'Eve', endedAt: yesterday, closeReason: 'spam' }]);
      // Many end at the same instant, so that pages begin between them.
      await execute(
        many.url,
        `insert into support_chats
         select gen_random_uuid(), source, 'many-' || n, 1, team_id, respondent_id, ended_at + n / 1500 * interval '1 s',
           reported_at, null, jsonb_set(snapshot, '{id}', to_jsonb('many-' || n)), suppressed_because, suppressed_detail
         from support_chats, generate_series(1, 4500) n`,
      );
      const { code } = await beside.run('export', '--output', 'many.csv');
      expect(code).toBe(0);
      const ids = readFileSync(join(beside.path, 'many.csv'), 'utf8')
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[1]);
      expect(ids).toHaveLength(4501);
      expect(new Set(ids).size).toBe(4501);
    } finally {
      await many.drop();
    }
  });
});

describe.concurrent('afterword digest', () => {
  it('prints yesterday of every team, and keeps a customer from steering the terminal', async () => {
    const { code, stdout, stderr } = await folder.run('digest');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Support · .+\n=+\n\nNo NPS yet: 2 scores in 30 days, and it takes 10\.\n/);
    expect(stdout).toContain('0 · Ada · helped by Sam\n\n  > Slow, "very" \ufffd[31mslow\n');
    expect(stdout).toMatch(/: 1 answer, 0 promoters, 0 passives, 1 detractor; one customer was asked\.$/m);
    expect(stdout).toMatch(/^Sales · /m);
  });

  it('hands the digest of a day over to be posted', async () => {
    const before = new Date(yesterday.getTime() - 3 * day).toISOString().slice(0, 10);
    const { code, stdout, stderr } = await folder.run('digest', '--team', 'support', '--date', before, '--post');
    expect(code).toBe(0);
    expect(stdout).toContain('10 · Di');
    expect(stderr).toMatch(/^Handed over for web:nps-digest: the running bot posts it/);
    const postings = await execute(
      database.url,
      `select place, message ->> 'summary' as summary, due_at is not null as due, team_id from postings where slot = 'digest'`,
    );
    expect(postings).toEqual([
      {
        place: { platform: 'web', channel: 'nps-digest' },
        summary: expect.stringContaining('1 answer'),
        due: true,
        team_id: 'support',
      },
    ]);
    // The planned one is not taken for posted.
    expect(await execute(database.url, 'select * from digests')).toEqual([]);
  });

  it('refuses a team that is not there', async () => {
    const refused = await folder.run('digest', '--team', 'suport');
    expect(refused).toEqual({ code: 2, stdout: '', stderr: 'There is no team suport. Did you mean support?\n' });
  });

  it.each([
    [{ post: true }, '--post needs to know the team: --team support or --team sales.'],
    [{ post: true, team: 'sales' }, 'Team sales has no digest channel: write digest: { to: … } in its part of'],
    [{ date: '2026-02-30' }, '--date 2026-02-30 is no day: write YYYY-MM-DD.'],
    [{ date: '2026-11-22' }, '--date 2026-11-22 is still to come (UTC).'],
  ] as const)('refuses %o', (options, because) => {
    const request = readDigestRequest(options, configOf(yaml).teams, new Date('2026-11-21T23:59:59Z'));
    expect(request).toEqual({ kind: 'refused', because: expect.stringContaining(because) });
  });
});

describe.concurrent('afterword why', () => {
  it('tells what came of a chat', async () => {
    const { code, stdout } = await folder.run('why', 'web', 'chat-ada');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^End 1 of the chat chat-ada \(web\)\n {2}The chat of Ada ended on .+, 12:00 \(UTC\): resolved, helped by Sam, team support\.\n {2}Asked on .+, 12:01 \(UTC\)\.\n/,
    );
    expect(stdout).toMatch(
      /Answered on .+, 12:02 \(UTC\): 0 \(detractor\), because: "Slow,\n"very" \ufffd\[31mslow"\.\n {2}The team was alerted\./,
    );
  });

  it('tells why nobody was asked, and what comes next', async () => {
    const db = connect(database.url, { max: 1 });
    const story = async (chat: string) =>
      (await findEpisodes(db, 'web', chat)).map((episode) =>
        tellEpisode(episode, { zone: 'UTC', quietHours: null, now: new Date() }).join(' '),
      );
    const [bob, cy] = [await story('chat-bob'), await story('chat-cy')];
    await db.$client.end();
    expect(bob).toEqual([expect.stringMatching(/: spam, .* Not asked, because the chat was closed as spam\.$/)]);
    expect(cy).toEqual([expect.stringMatching(/Not asked yet\. Next: the question, on .* It is due: /)]);
  });

  it('tells of signals that ended nothing, by the chat and by its channel', async () => {
    const db = connect(database.url, { max: 1 });
    const by = { platform: 'slack', id: 'U0GUEST' };
    const event = { kind: 'endRefused', source: 'slack', because: 'guest', detail: 'they are a guest' } as const;
    await recordRefusedEnd(db, { ...event, id: 'Ev1', at: yesterday, chatId: 'C1:1.0', by });
    await recordRefusedEnd(db, { ...event, id: 'Ev2', at: new Date(yesterday.getTime() + 60_000), chatId: 'C1:2.0' });
    await db.$client.end();
    const [ofChat, ofChannel] = await Promise.all(['C1:1.0', 'C1'].map((chat) => folder.run('why', 'slack', chat)));
    expect(ofChat).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Signals for the chat C1:1\.0 \(slack\) that did not end it\n {2}U0GUEST said that it is over on .+, 12:00 \(UTC\)\. Nobody was asked, because they are a guest\.\n$/,
      ),
    });
    expect(ofChannel?.code).toBe(0);
    expect(ofChannel?.stdout.split('\n')).toEqual([
      'Signals in C1 (slack) that ended no chat, the latest first',
      expect.stringMatching(/^ {2}C1:2\.0: It was over on .+, 12:01 \(UTC\)\. Nobody was asked, because/),
      expect.stringMatching(/^ {2}C1:1\.0: U0GUEST said that it is over on/),
      '',
    ]);
  });

  it('says so when it knows nothing of the chat', async () => {
    const { code, stdout, stderr } = await folder.run('why', 'web', 'chat-x');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^No chat chat-x of web has ended/);
  });
});

describe.concurrent('afterword check', () => {
  it('finds everything in order, one line each, and what is not', async () => {
    const { code, stdout } = await folder.run('check');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      '✓ Configuration: afterword.yaml; teams Support, Sales',
      expect.stringMatching(/^✓ Database: PostgreSQL [\d.]+ at .* answers$/),
      '✓ Database rights: its user may do what is needed',
      expect.stringMatching(/^✓ Database tables: at \d{4}_\w+, as this version needs$/),
      '✓ teams[0].chats[0]: web:support is there',
      '✓ teams[0].alerts: web:support-alerts is there',
      '✓ teams[0].digest.to: web:nps-digest is there',
      '○ Platforms: off, slack, teams, discord: nothing is received or sent there',
      '○ AFTERWORD_API_TOKEN: off, the HTTP API answers 503, no help desk can report chats',
      '○ survey.quietHours: off, questions go out at any hour',
      '○ survey.askAfterInactivity: off, chats that ended because nobody wrote any more are not asked about',
      '○ teams[1].chats: off, no channel is listened to, and without the API nobody is ever asked',
      '○ teams[1].alerts: off, nobody is told of detractors',
      '○ teams[1].digest: off, no digest is posted',
      'Everything is in order.',
      '',
    ]);
  });

  it('finds several things wrong at once', async () => {
    await execute(database.url, `create role limited login password 'secret'`).catch(() => {});
    const url = new URL(database.url);
    url.username = 'limited';
    url.password = 'secret';
    await execute(
      database.url,
      'grant usage on schema drizzle to limited; grant select on all tables in schema drizzle, public to limited',
    );
    await using beside = new Folder(
      { 'afterword.yaml': yaml.replace('web:support-alerts', 'web:alarms') },
      {
        DATABASE_URL: url.href,
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: 'f00d',
        SLACK_API_URL: 'http://127.0.0.1:1/',
      },
    );
    const { code, stdout } = await beside.run('check');
    await execute(database.url, 'drop owned by limited; drop role limited');
    expect(code).toBe(1);
    expect(stdout).toContain('✗ Database rights: its user may not read and write the table answers\n');
    expect(stdout).toMatch(/^✗ teams\[0\]\.alerts: the playground has no "alarms"/m);
    expect(stdout).toMatch(/^✗ Slack bot token: Slack did not answer/m);
    expect(stdout).toContain('findings (✗) need your attention.');
  });

  it('shows every problem of the configuration', async () => {
    await using beside = new Folder({ 'afterword.yaml': yaml.replace('UTC', 'Berlin').replace('company', 'comapny') });
    const { code, stdout } = await beside.run('check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ \d problems in the configuration:\n/);
    expect(stdout).toContain('Did you mean Europe/Berlin?');
  });
});

describe.concurrent('afterword schema', () => {
  it('prints the JSON Schema', async () => {
    const { code, stdout } = await folder.run('schema');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Afterword configuration', type: 'object' });
  });
});
