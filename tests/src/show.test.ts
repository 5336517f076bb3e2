import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Adapter, Shown, Wish } from '../../adapters/adapter.ts';
import type { Survey } from '../../conversations/survey.ts';
import { connect, type Database } from '../../db/client.ts';
import { findInvitation } from '../../db/invitations.ts';
import { forgetQueues, nudge, queueOf } from '../../db/jobs.ts';
import { retryFailed, wishPosting } from '../../db/postings.ts';
import { createInbox, reportEndedChat } from '../../src/inbox/index.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createPressure } from '../../src/pressure.ts';
import { showLane } from '../../src/work/show.ts';
import { wakeInvitation } from '../../src/work/wake.ts';
import { promptSurvey, team } from '../end-to-end/service.ts';
import { createDatabase } from '../support/database/index.ts';

let db: Database;
let drop: () => Promise<void>;
let now = new Date('2026-03-02T10:00:00Z');

beforeAll(async () => {
  const created = await createDatabase();
  db = connect(created.url);
  drop = created.drop;
});
afterAll(async () => {
  await db.$client.end();
  await drop();
});

const shown: Shown = { kind: 'shown', ref: { ts: '1' } };
const doubtful: Shown = { kind: 'busy', retryAfter: 0, because: 'HTTP 502', uncertain: true, scope: 'posting' };

/** Everything the work needs, on a platform that answers as told. */
function surroundings(answer: (wish: Wish) => Shown | Promise<Shown>, survey: Survey = promptSurvey) {
  const wishes: Wish[] = [];
  const adapter: Pick<Adapter, 'platform' | 'show' | 'describe'> = {
    platform: 'slack',
    show: async (wish) => {
      wishes.push(wish);
      return answer(wish);
    },
    describe: async () => undefined,
  };
  const options = {
    db,
    survey,
    teams: [team],
    clock: () => now,
    adapter: () => adapter as Adapter,
    log: createLog('silent'),
    metrics: createMetrics(),
    pressure: createPressure(),
  };
  return { options, wishes };
}
type Options = ReturnType<typeof surroundings>['options'];

/** Somebody new whose chat ended in a place of its own, and who is to be asked now. */
async function toBeAsked(options: Options) {
  const [person, channel, id] = [`U${randomUUID()}`, `C${randomUUID()}`, randomUUID()];
  const reported = await reportEndedChat(options, {
    kind: 'chatEnded',
    id: randomUUID(),
    at: now,
    chat: {
      source: 'helpdesk',
      id,
      respondent: { platform: 'slack', id: person, name: 'Dana', locale: 'en' },
      channel: { platform: 'slack', channel: 'C0SUPPORT' },
      ask: { platform: 'slack', channel },
      agents: [],
      closeReason: 'resolved',
      tags: [],
    },
  });
  if (reported.kind !== 'invited') throw new Error(reported.detail);
  await wakeInvitation(options, reported.invitation);
  return { person, chat: id, lane: `slack:${channel}`, invitation: reported.invitation };
}

const again = (lane: string) => db.execute(sql`update postings set due_at = now() where lane = ${lane}`);
const stateOf = async (invitation: string) => (await findInvitation(db, invitation))?.state;
const click = (options: Options, { person, invitation }: { person: string; invitation: string }, score: number) =>
  createInbox(options)({
    kind: 'answered',
    id: randomUUID(),
    at: now,
    score,
    invitation,
    by: { platform: 'slack', id: person },
  });
const post = (channel: string, owner: string, slot = 'alert') =>
  wishPosting(db, {
    id: randomUUID(),
    owner,
    slot,
    place: { platform: 'slack', channel },
    message: { summary: owner, blocks: [] },
  });
const find = async (owner: string) =>
  (await db.execute(sql`select place, lane, failed_because from postings where owner = ${owner}`)).rows[0];

describe('a question', () => {
  test('that may be there although the platform refused it at last was asked, and is answered', async () => {
    const answers: Shown[] = [doubtful, { kind: 'refused', because: 'twice while posting' }];
    const { options } = surroundings(() => answers.shift() ?? shown);
    const who = await toBeAsked(options);
    await showLane(options, who.lane);
    await again(who.lane);
    await showLane(options, who.lane);
    expect(await stateOf(who.invitation)).toMatchObject({ kind: 'asked' });
    expect(await click(options, who, 4)).toMatchObject({ kind: 'accepted' });
    expect(await stateOf(who.invitation)).toMatchObject({ kind: 'answered', score: 4 });
  });

  test('that reached nobody for certain is undeliverable', async () => {
    const { options } = surroundings(() => ({ kind: 'refused', because: 'no scope' }));
    const who = await toBeAsked(options);
    await showLane(options, who.lane);
    expect(await stateOf(who.invitation)).toMatchObject({ kind: 'undeliverable', because: 'no scope' });
  });

  test('that could not be shown for hours does not appear in quiet hours', async () => {
    const survey = { ...promptSurvey, quietHours: { from: 20 * 60, to: 9 * 60 } };
    const { options, wishes } = surroundings(
      () => (wishes.length === 1 ? { ...doubtful, uncertain: false } : shown),
      survey,
    );
    now = new Date('2026-03-02T18:59:00Z');
    const who = await toBeAsked(options);
    await showLane(options, who.lane);
    now = new Date('2026-03-03T02:00:00Z');
    await again(who.lane);
    await showLane(options, who.lane);
    expect(wishes).toHaveLength(1);
    now = new Date('2026-03-03T10:00:00Z');
    await again(who.lane);
    await showLane(options, who.lane);
    expect(wishes).toHaveLength(2);
  });

  test('that nobody may have seen is taken back without a word where it is not found', async () => {
    const { options, wishes } = surroundings(() => doubtful);
    const who = await toBeAsked(options);
    await showLane(options, who.lane);
    now = new Date(now.getTime() + 1_000);
    await createInbox(options)({
      kind: 'chatReopened',
      id: randomUUID(),
      at: now,
      source: 'helpdesk',
      chatId: who.chat,
    });
    await again(who.lane);
    await showLane(options, who.lane);
    expect(wishes[1]).toMatchObject({ editOnly: true, uncertain: true });
  });
});

describe('what a team should see', () => {
  test('gets through behind a message that an adapter stumbles over', async () => {
    const { options } = surroundings((wish) => {
      if (wish.message.summary === 'poison') throw new TypeError('a bug');
      return shown;
    });
    await post('C0POISON', 'poison');
    await post('C0POISON', 'good');
    await showLane(options, 'slack:C0POISON');
    const rows = await db.execute(
      sql`select owner, due_at is not null as due from postings where lane = 'slack:C0POISON' order by owner`,
    );
    expect(rows.rows).toEqual([
      { owner: 'good', due: false },
      { owner: 'poison', due: true },
    ]);
  });

  test('and was refused goes to where the team has its alerts and digests after the next start', async () => {
    const { options } = surroundings(() => ({ kind: 'refused', because: 'the channel is shared' }));
    const who = await toBeAsked(options);
    await post('C0WRONG', `invitation:${who.invitation}`);
    await post('C0WRONG', `digest:${team.id}:2026-03-01`, 'digest');
    await post('C0WRONG', `digest:${team.id}-too:2026-03-01`, 'digest');
    await showLane(options, 'slack:C0WRONG');
    const right = { platform: 'slack', channel: 'C0RIGHT' };
    const days = ['mon'] as const;
    await retryFailed(db, [{ ...team, alerts: right, digest: { to: right, at: 540, days } }]);
    const moved = { place: right, lane: 'slack:C0RIGHT' };
    expect(await find(`digest:${team.id}:2026-03-01`)).toMatchObject(moved);
    const alert = await db.execute(
      sql`select place, lane from postings where owner = ${`invitation:${who.invitation}`} and slot = 'alert'`,
    );
    expect(alert.rows).toMatchObject([moved]);
    expect(await find(`digest:${team.id}-too:2026-03-01`)).toMatchObject({ lane: 'slack:C0WRONG' });
  });
});

describe('a lane', () => {
  test('with a very long name has a queue, and a queue without jobs is forgotten', async () => {
    const long = `slack:C${'x'.repeat(300)}`;
    await nudge(db, { task: 'show', lane: long });
    const queues = async () => {
      const { rows } = await db.execute(sql`select queue_name from graphile_worker._private_job_queues`);
      return rows.map((row) => row.queue_name);
    };
    await forgetQueues(db);
    expect(await queues()).toContain(queueOf(long));
    await db.execute(sql`delete from graphile_worker._private_jobs`);
    await forgetQueues(db);
    expect(await queues()).toEqual([]);
  });
});
