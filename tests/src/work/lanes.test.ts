import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Shown } from '../../../adapters/adapter.ts';
import { retryFailed, takePostings } from '../../../db/postings.ts';
import { settlePostings } from '../../../db/steps.ts';
import { openLanes } from '../../../src/work/lanes.ts';
import { judge } from '../../../src/work/verdict.ts';
import { team } from '../../end-to-end/service.ts';
import { intercepted, refusal } from '../../support/database/intercepted.ts';
import { openDesk, shown, somebodyAsked } from '../../support/desk.ts';

const desk = openDesk();

const doubtful: Shown = { kind: 'busy', retryAfter: 0, because: 'HTTP 502', uncertain: true, scope: 'posting' };

const find = async (which: string) =>
  (await desk.rows(sql`select place, lane, failed_because from postings where owner_id = ${which}`))[0];

describe('a question', () => {
  test('that may be there although the platform refused it at last was asked, and is answered', async () => {
    const answers: Shown[] = [doubtful, { kind: 'refused', because: 'twice while posting' }];
    const options = desk.work();
    desk.answers(() => answers.shift() ?? shown);
    const who = await somebodyAsked(desk);
    await desk.show(options, who.lane);
    await desk.again(who.lane);
    await desk.show(options, who.lane);
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'asked' });
    expect(
      await desk.does(who.chat, 'answered', { invitation: who.invitation, score: 4, at: desk.now() }),
    ).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'answered', score: 4 });
  });

  test('that reached nobody for certain is undeliverable', async () => {
    const options = desk.work();
    desk.answers(() => ({ kind: 'refused', because: 'no scope' }));
    const who = await somebodyAsked(desk);
    await desk.show(options, who.lane);
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'undeliverable', because: 'no scope' });
  });

  test('that could not be shown for hours does not appear in quiet hours', async () => {
    desk.configure({ quietHours: { from: 20 * 60, to: 9 * 60 } });
    const options = desk.work();
    const wishes = desk.answers(() => (wishes.length === 1 ? { ...doubtful, uncertain: false } : shown));
    desk.set('2026-03-02T18:59:00Z');
    const who = await somebodyAsked(desk);
    await desk.show(options, who.lane);
    desk.set('2026-03-03T02:00:00Z');
    await desk.again(who.lane);
    await desk.show(options, who.lane);
    expect(wishes).toHaveLength(1);
    desk.set('2026-03-03T10:00:00Z');
    await desk.again(who.lane);
    await desk.show(options, who.lane);
    expect(wishes).toHaveLength(2);
  });

  test('that nobody may have seen is taken back without a word where it is not found', async () => {
    const options = desk.work();
    const wishes = desk.answers(() => doubtful);
    const who = await somebodyAsked(desk);
    await desk.show(options, who.lane);
    desk.pass(1_000);
    await desk.reopen(who.chat);
    await desk.again(who.lane);
    await desk.show(options, who.lane);
    expect(wishes[1]).toMatchObject({ editOnly: true, uncertain: true });
  });
});

describe('what a team should see', () => {
  test('gets through behind a message that an adapter stumbles over', async () => {
    const options = desk.work();
    desk.answers((wish) => {
      if (wish.message.summary === 'poison') throw new TypeError('a bug');
      return shown;
    });
    await desk.post('C0POISON', 'poison');
    await desk.post('C0POISON', 'good');
    await desk.show(options, 'slack:C0POISON');
    const rows = await desk.rows(
      sql`select owner_id as which, due_at is not null as due from postings where lane = 'slack:C0POISON' order by owner_id`,
    );
    expect(rows).toEqual([
      { which: 'good', due: false },
      { which: 'poison', due: true },
    ]);
  });

  test('gets through behind what a platform refuses in words that no database takes', async () => {
    const options = desk.work();
    const because = 'Teams answered 400: \0 and half a sign \ud83d';
    desk.answers((wish) => (wish.message.summary === 'odd' ? { kind: 'refused', because } : shown));
    await desk.post('C0ODD', 'odd');
    await desk.post('C0ODD', 'behind');
    const lanes = openLanes(options, 'one');
    lanes.look(['slack:C0ODD']);
    await expect.poll(() => desk.dueIn('slack:C0ODD')).toBe(0);
    await lanes.stop();
    expect(await find('odd')).toMatchObject({ failed_because: 'Teams answered 400:  and half a sign \ufffd' });
  });

  test('and was refused goes to where the team has its alerts and digests after the next start', async () => {
    const options = desk.work();
    desk.answers(() => ({ kind: 'refused', because: 'the channel is shared' }));
    await desk.post('C0WRONG', 'an alert');
    await desk.post('C0WRONG', 'a digest', { slot: 'digest' });
    await desk.post('C0WRONG', "another team's digest", { slot: 'digest', teamId: `${team.id}-too` });
    await desk.show(options, 'slack:C0WRONG');
    const right = { platform: 'slack', channel: 'C0RIGHT' };
    const days = ['mon'] as const;
    await retryFailed(desk.db(), [{ ...team, alerts: right, digest: { to: right, at: 540, days } }]);
    const moved = { place: right, lane: 'slack:C0RIGHT' };
    expect(await find('a digest')).toMatchObject(moved);
    expect(await find('an alert')).toMatchObject(moved);
    expect(await find("another team's digest")).toMatchObject({ lane: 'slack:C0WRONG' });
  });

  test('waits for a platform that refuses us, without counting as tried, and goes out when that is mended', async () => {
    const answers: Shown[] = [{ kind: 'paused', because: 'token_revoked' }];
    const options = desk.work();
    const wishes = desk.answers(() => answers.shift() ?? shown);
    await desk.post('C0PAUSED', 'kept');
    const lanes = openLanes(options, 'one');
    lanes.look(['slack:C0PAUSED']);
    await expect.poll(() => options.standings.parts()).toMatchObject([{ ok: false, detail: 'token_revoked' }]);
    expect(options.standings.resting()).toEqual(['slack']);
    await expect.poll(() => find('kept')).toMatchObject({ failed_because: null });
    lanes.look(['slack:C0PAUSED']);
    await lanes.stop();
    expect(wishes).toHaveLength(1);
    options.standings.told('slack', { kind: 'works' });
    await desk.again('slack:C0PAUSED');
    await desk.show(options, 'slack:C0PAUSED');
    expect(wishes.map(({ uncertain }) => uncertain)).toEqual([false, false]);
  });
});

describe('a lane', () => {
  test('that another worker has in hand is left alone', async () => {
    const options = desk.work();
    const wishes = desk.answers(() => shown);
    await desk.post('C0LEASED', 'theirs');
    expect(await takePostings(desk.db(), ['slack:C0LEASED'], 'another', 60_000)).toHaveLength(1);
    const lanes = openLanes(options, 'this one');
    lanes.look(['slack:C0LEASED']);
    await desk.post('C0FREE', 'free');
    lanes.look(['slack:C0FREE']);
    await expect.poll(() => desk.dueIn('slack:C0FREE')).toBe(0);
    await lanes.stop();
    expect(wishes.map(({ message }) => message.summary)).toEqual(['free']);
  });

  test('of alerts goes on in a rush: only the first of them makes room', async () => {
    const options = desk.work();
    const wishes = desk.answers(() => shown);
    let asked = 0;
    const pressure = {
      ...options.pressure,
      // The first may go; from then on the rush does not end.
      relieved: () => (asked++ === 0 ? Promise.resolve() : new Promise<void>(() => {})),
    };
    for (const n of [1, 2, 3, 4, 5]) await desk.post('C0RUSH', `alert ${n}`);
    const lanes = openLanes({ ...options, pressure }, 'one');
    lanes.look(['slack:C0RUSH']);
    await expect.poll(() => wishes.length).toBe(5);
    await lanes.stop();
  });

  test('whose database refuses to write for a while has what was sent noted once it takes it', async () => {
    const options = desk.work();
    const wishes = desk.answers(() => shown);
    let isReadOnly = true;
    const db = intercepted(desk.db(), (name) => {
      if (isReadOnly && name.includes('settle')) throw refusal('25006');
    });
    await desk.post('C0READONLY', 'once');
    const lanes = openLanes({ ...options, db }, 'one');
    lanes.look(['slack:C0READONLY']);
    await expect.poll(() => wishes.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await desk.dueIn('slack:C0READONLY')).toBe(1);
    isReadOnly = false;
    await expect.poll(() => desk.dueIn('slack:C0READONLY')).toBe(0);
    await lanes.stop();
    expect(wishes).toHaveLength(1);
  });

  test("that is somebody else's by now is not let go of by a late note about what was sent before", async () => {
    await desk.post('C0LATE', 'first');
    await desk.post('C0LATE', 'second');
    const [first] = await takePostings(desk.db(), ['slack:C0LATE'], 'one', 15_000);
    if (first === undefined) throw new Error('nothing was taken');
    const { outcome } = judge(first, shown);
    const note = () =>
      settlePostings(desk.db(), [{ ...outcome, needs: null, goOn: false }], [], desk.now(), {
        worker: 'one',
        lease: 0,
      });
    expect(await note()).toMatchObject({ lanes: ['slack:C0LATE'] });
    const [second] = await takePostings(desk.db(), ['slack:C0LATE'], 'one', 15_000);
    expect(second?.ownerId).toBe('second');
    expect(await note()).toMatchObject({ lanes: [] });
    expect(await takePostings(desk.db(), ['slack:C0LATE'], 'another', 15_000)).toEqual([]);
  });

  test("whose next message can't be told on goes on all the same", async () => {
    const options = desk.work();
    const wishes = desk.answers(() => shown);
    const who = await somebodyAsked(desk);
    await desk.rows(sql`update invitations set state = '{"kind":"a state nobody knows"}' where id = ${who.invitation}`);
    await desk.rows(sql`insert into postings (id, owner_kind, owner_id, slot, audience, place, lane, message, version, due_at)
      select gen_random_uuid(), 'digest', 'behind ' || lane, 'digest', 'team', place, lane, message, 1, now() from postings
      where lane = ${who.lane}`);
    await desk.show(options, who.lane);
    expect(wishes).toHaveLength(2);
  });
});
