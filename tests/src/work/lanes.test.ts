import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { QueryConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Adapter, Shown, Wish } from '../../../adapters/adapter.ts';
import type { Survey } from '../../../conversations/survey.ts';
import { connect, type Database } from '../../../db/client.ts';
import { findInvitation } from '../../../db/invitations.ts';
import { retryFailed, takePostings, wishPosting } from '../../../db/postings.ts';
import { settlePostings } from '../../../db/steps.ts';
import { reportEndedChat } from '../../../src/inbox/ended.ts';
import { createInbox } from '../../../src/inbox/index.ts';
import { createLog } from '../../../src/log.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { createStandings } from '../../../src/platforms/standings.ts';
import { createPressure } from '../../../src/pressure.ts';
import { openLanes } from '../../../src/work/lanes.ts';
import { judge } from '../../../src/work/verdict.ts';
import { wakeInvitation } from '../../../src/work/wakes.ts';
import { promptSurvey, team } from '../../end-to-end/service.ts';
import { createDatabase } from '../../support/database/index.ts';

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
    standings: createStandings(['slack'], { log: createLog('silent'), clock: () => now, onMended: () => {} }),
  };
  return { options, wishes };
}

/** Shows what is due in the lane now, and ends when nothing more is. */
async function showLane(options: Options, lane: string): Promise<void> {
  const lanes = openLanes(options, `worker ${randomUUID()}`);
  lanes.look([lane]);
  await expect.poll(() => due(lane)).toBe(0);
  await lanes.stop();
}

const due = async (lane: string) =>
  (await db.execute(sql`select 1 from postings where lane = ${lane} and due_at <= now()`)).rows.length;

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
const post = (channel: string, summary: string, slot = 'alert', teamId = team.id) =>
  wishPosting(db, {
    id: randomUUID(),
    ownerKind: 'digest',
    ownerId: summary,
    teamId,
    slot,
    place: { platform: 'slack', channel },
    message: { summary, blocks: [] },
  });
const find = async (which: string) =>
  (await db.execute(sql`select place, lane, failed_because from postings where owner_id = ${which}`)).rows[0];

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
      sql`select owner_id as which, due_at is not null as due from postings where lane = 'slack:C0POISON' order by owner_id`,
    );
    expect(rows.rows).toEqual([
      { which: 'good', due: false },
      { which: 'poison', due: true },
    ]);
  });

  test('and was refused goes to where the team has its alerts and digests after the next start', async () => {
    const { options } = surroundings(() => ({ kind: 'refused', because: 'the channel is shared' }));
    await post('C0WRONG', 'an alert');
    await post('C0WRONG', 'a digest', 'digest');
    await post('C0WRONG', "another team's digest", 'digest', `${team.id}-too`);
    await showLane(options, 'slack:C0WRONG');
    const right = { platform: 'slack', channel: 'C0RIGHT' };
    const days = ['mon'] as const;
    await retryFailed(db, [{ ...team, alerts: right, digest: { to: right, at: 540, days } }]);
    const moved = { place: right, lane: 'slack:C0RIGHT' };
    expect(await find('a digest')).toMatchObject(moved);
    expect(await find('an alert')).toMatchObject(moved);
    expect(await find("another team's digest")).toMatchObject({ lane: 'slack:C0WRONG' });
  });

  test('waits for a platform that refuses us, without counting as tried, and goes out when that is mended', async () => {
    const answers: Shown[] = [{ kind: 'paused', because: 'token_revoked' }];
    const { options, wishes } = surroundings(() => answers.shift() ?? shown);
    await post('C0PAUSED', 'kept');
    const lanes = openLanes(options, 'one');
    lanes.look(['slack:C0PAUSED']);
    await expect.poll(() => options.standings.parts()).toMatchObject([{ ok: false, detail: 'token_revoked' }]);
    expect(options.standings.resting()).toEqual(['slack']);
    await expect.poll(() => find('kept')).toMatchObject({ failed_because: null });
    lanes.look(['slack:C0PAUSED']);
    await lanes.stop();
    expect(wishes).toHaveLength(1);
    options.standings.told('slack', { kind: 'works' });
    await again('slack:C0PAUSED');
    await showLane(options, 'slack:C0PAUSED');
    expect(wishes.map(({ uncertain }) => uncertain)).toEqual([false, false]);
  });
});

describe('a lane', () => {
  test('that another worker has in hand is left alone', async () => {
    const { options, wishes } = surroundings(() => shown);
    await post('C0LEASED', 'theirs');
    expect(await takePostings(db, ['slack:C0LEASED'], 'another', 60_000)).toHaveLength(1);
    const lanes = openLanes(options, 'this one');
    lanes.look(['slack:C0LEASED']);
    await post('C0FREE', 'free');
    lanes.look(['slack:C0FREE']);
    await expect.poll(() => due('slack:C0FREE')).toBe(0);
    await lanes.stop();
    expect(wishes.map(({ message }) => message.summary)).toEqual(['free']);
  });

  describe('on a platform that takes a message every 400 ms', () => {
    /** Sends what is due in the lanes. @returns when each was sent, in order */
    async function paced(lanesOfThem: string[], expected: number, answer: (sent: number) => Shown = () => shown) {
      const { options } = surroundings(() => shown);
      const sent: [string, number][] = [];
      const adapter = {
        ...options.adapter(),
        limits: { pace: 400 } as Adapter['limits'],
        show: async (wish: Wish) => {
          sent.push([wish.message.summary, performance.now()]);
          return answer(sent.length);
        },
      };
      const lanes = openLanes({ ...options, adapter: () => adapter }, randomUUID());
      lanes.look(lanesOfThem);
      await expect
        .poll(() => {
          lanes.look(lanesOfThem);
          return sent.length;
        })
        .toBe(expected);
      await lanes.stop();
      return sent;
    }
    const question = async (channel: string, summary: string) => {
      await post(channel, summary);
      await db.execute(sql`update postings set audience = 'respondent' where owner_id = ${summary}`);
    };

    test('questions keep its pace, and other lanes do not wait for them', async () => {
      for (const n of [1, 2, 3]) await question('C0PACED', `paced ${n}`);
      await question('C0OTHER', 'other');
      const at = new Map(await paced(['slack:C0PACED', 'slack:C0OTHER'], 4));
      const gap = (one: string, two: string) => (at.get(two) ?? 0) - (at.get(one) ?? 0);
      expect(gap('paced 1', 'paced 2')).toBeGreaterThanOrEqual(399);
      expect(gap('paced 2', 'paced 3')).toBeGreaterThanOrEqual(399);
      expect(gap('other', 'paced 2')).toBeGreaterThan(0);
    });

    test('alerts do not wait, until the platform says that it is too much: then they keep it', async () => {
      for (const n of [1, 2, 3, 4]) await post('C0ALERTED', `alert ${n}`);
      const limited: Shown = { kind: 'busy', retryAfter: 300, because: '429', uncertain: false, scope: 'lane' };
      const sent = await paced(['slack:C0ALERTED'], 5, (n) => (n === 2 ? limited : shown));
      const gaps = sent.slice(1).map(([, at], n) => at - (sent[n]?.[1] ?? 0));
      expect(gaps[1]).toBeGreaterThanOrEqual(299);
      expect(gaps[2]).toBeGreaterThanOrEqual(399);
      expect(gaps[3]).toBeGreaterThanOrEqual(399);
    });
  });

  test('whose database refuses to write for a while has what was sent noted once it takes it', async () => {
    const { options, wishes } = surroundings(() => shown);
    const isReadOnly = { now: true };
    const answered = { ...options.adapter() };
    const flaky = new Proxy(db, {
      get: (target, key) => {
        if (key !== '$client') return Reflect.get(target, key);
        return {
          query: async (query: QueryConfig) => {
            if (isReadOnly.now && query.name?.includes('settle'))
              throw Object.assign(new Error('cannot execute UPDATE in a read-only transaction'), { code: '25006' });
            return db.$client.query(query);
          },
        };
      },
    });
    await post('C0READONLY', 'once');
    const lanes = openLanes({ ...options, adapter: () => answered, db: flaky }, 'one');
    lanes.look(['slack:C0READONLY']);
    await expect.poll(() => wishes.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await due('slack:C0READONLY')).toBe(1);
    isReadOnly.now = false;
    await expect.poll(() => due('slack:C0READONLY')).toBe(0);
    await lanes.stop();
    expect(wishes).toHaveLength(1);
  });

  test("that is somebody else's by now is not let go of by a late note about what was sent before", async () => {
    await post('C0LATE', 'first');
    await post('C0LATE', 'second');
    const [first] = await takePostings(db, ['slack:C0LATE'], 'one', 15_000);
    if (first === undefined) throw new Error('nothing was taken');
    const { outcome } = judge(first, shown);
    const note = () => settlePostings(db, [{ ...outcome, needs: null }], [], now, 'one');
    expect(await note()).toMatchObject({ lanes: ['slack:C0LATE'] });
    const [second] = await takePostings(db, ['slack:C0LATE'], 'one', 15_000);
    expect(second?.ownerId).toBe('second');
    expect(await note()).toMatchObject({ lanes: [] });
    expect(await takePostings(db, ['slack:C0LATE'], 'another', 15_000)).toEqual([]);
  });

  test("whose next message can't be told on goes on all the same", async () => {
    const { options, wishes } = surroundings(() => shown);
    const who = await toBeAsked(options);
    await db.execute(
      sql`update invitations set state = '{"kind":"a state nobody knows"}' where id = ${who.invitation}`,
    );
    await db.execute(sql`insert into postings (id, owner_kind, owner_id, slot, audience, place, lane, message, version, due_at)
      select gen_random_uuid(), 'digest', 'behind ' || lane, 'digest', 'team', place, lane, message, 1, now() from postings
      where lane = ${who.lane}`);
    await showLane(options, who.lane);
    expect(wishes).toHaveLength(2);
  });
});
