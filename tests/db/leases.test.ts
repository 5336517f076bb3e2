import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { findDue } from '../../db/due.ts';
import { endLeases, renewLeases } from '../../db/postings.ts';
import { openDesk, shown } from '../support/desk.ts';
import { openTaking } from '../support/taking.ts';

const desk = openDesk();

describe('a posting in a lane that somebody has leased', () => {
  test("is nobody else's until the lease ends", async () => {
    const it = openTaking(desk);
    await it.wish('one');
    await it.take('one', 60_000);
    expect(await it.takeAny('two')).toBeUndefined();
    expect(await renewLeases(desk.db(), [it.lane], 'one', 50)).toEqual([it.lane]);
    await expect.poll(() => it.takeAny('two')).toMatchObject({ uncertain: true });
  });
  test('is found by a look, as whose it is', async () => {
    const it = openTaking(desk);
    await it.wish('one');
    await it.take();
    const look = (worker: string, resting: string[] = []) => findDue(desk.db(), worker, desk.now(), 2_000, resting);
    expect((await look('one')).lanes).toContain(it.lane);
    expect((await look('one', ['slack'])).lanes).not.toContain(it.lane);
    const others = await look('two');
    expect(others.lanes).not.toContain(it.lane);
    expect(others.holders).toContain('one');
    await endLeases(desk.db(), ['one']);
    expect((await look('two')).lanes).toContain(it.lane);
  });
  test('takes no outcome from a worker that lost it meanwhile', async () => {
    const it = openTaking(desk);
    await it.wish('one');
    const late = await it.take('frozen', 0);
    const taken = await it.take('other');
    expect(await it.settle(late, { kind: 'refused', because: 'long ago' }, 'frozen')).toMatchObject({ lanes: [] });
    expect(await renewLeases(desk.db(), [it.lane], 'frozen', 15_000)).toEqual([]);
    expect(await it.settle(taken, shown, 'other')).toMatchObject({ lanes: [it.lane] });
    expect(await desk.rows(sql`select ref from postings where lane = ${it.lane}`)).toEqual([{ ref: { ts: '1' } }]);
  });
  test('whose worker lost the lease and nobody took it since takes its outcome', async () => {
    const it = openTaking(desk);
    await it.wish('one');
    const late = await it.take('slow', 0);
    expect(await it.settle(late, shown, 'slow')).toMatchObject({ lanes: [it.lane], more: [] });
  });
  test('is followed by the next under a lease of its own, where its worker goes on', async () => {
    const it = openTaking(desk);
    await it.wish('one', 'first');
    await it.wish('two', 'second');
    const first = await it.take('one', 1_000);
    const { next } = await it.settle(first, shown, 'one', true);
    expect(next).toMatchObject([
      { lane: it.lane, ownerId: 'second', attempts: 0, uncertain: false, version: 1, ref: null },
    ]);
    const [second] = next;
    if (second === undefined) throw new Error('the lane ended');
    expect(second.holder).not.toBe(first.holder);
    expect(await it.takeAny('two')).toBeUndefined();
    expect(await it.settle(first, { kind: 'refused', because: 'said twice' }, 'one', true)).toMatchObject({
      lanes: [],
      next: [],
    });
    expect(
      await desk.rows(
        sql`select ref, uncertain, attempts from postings where lane = ${it.lane} order by id = ${second.id}`,
      ),
    ).toEqual([
      { ref: { ts: '1' }, uncertain: false, attempts: 0 },
      { ref: null, uncertain: true, attempts: 1 },
    ]);
    expect(await it.settle(second, shown, 'one', true)).toMatchObject({ lanes: [it.lane], more: [], next: [] });
    await it.wish('three', 'third');
    expect(await it.takeAny('two')).toMatchObject({ ownerId: 'third' });
  });
  test('is followed by nothing where the lease was lost', async () => {
    const it = openTaking(desk);
    await it.wish('one', 'before');
    await it.wish('two', 'after');
    const late = await it.take('frozen', 0);
    await it.take('other');
    expect(await it.settle(late, shown, 'frozen', true)).toMatchObject({ lanes: [], next: [] });
    expect(await it.takeAny('frozen')).toBeUndefined();
  });
  test('is taken by one of many that ask at the same instant', async () => {
    const it = openTaking(desk);
    await it.wish('one');
    const workers = Array.from({ length: 12 }, (_, n) => `worker ${n}`);
    const taken = await Promise.all(workers.map((name) => it.takeAny(name)));
    expect(taken.filter((posting) => posting !== undefined)).toHaveLength(1);
  });
});
