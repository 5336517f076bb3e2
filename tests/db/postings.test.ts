import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { postingKey } from '../../db/postings.ts';
import { openDesk, shown } from '../support/desk.ts';
import { openTaking } from '../support/taking.ts';

const desk = openDesk();

describe('a posting', () => {
  test('is due until its newest version is shown', async () => {
    const it = openTaking(desk);
    await it.wish('one');
    const first = await it.take();
    expect(first).toMatchObject({ version: 1, ref: null, uncertain: false, attempts: 0 });
    await it.wish('two');
    expect(await it.settle(first, shown)).toMatchObject({ lanes: [it.lane], more: [it.lane] });
    const second = await it.take();
    expect(second).toMatchObject({ version: 2, ref: { ts: '1' }, message: { summary: 'two' }, uncertain: false });
    expect(await it.settle(second, shown)).toMatchObject({ lanes: [it.lane], more: [] });
    expect(await it.takeAny()).toBeUndefined();
  });
  test('whose creation was begun and not heard of again is uncertain', async () => {
    const it = openTaking(desk);
    await it.wish('one');
    await it.take();
    const again = await it.take();
    expect(again).toMatchObject({ uncertain: true, attempts: 1 });
    await it.settle({ ...again, audience: 'respondent' }, { kind: 'refused', because: 'channel archived' });
    expect(await it.takeAny()).toBeUndefined();
    await it.wish('two');
    expect(await it.take()).toMatchObject({ version: 2 });
  });
  test('waits behind the earlier ones of its lane, and while the lane is paused', async () => {
    const it = openTaking(desk);
    await it.wish('one', `${it.channel}-1`);
    await it.wish('two', `${it.channel}-2`);
    const first = await it.take();
    expect(first).toMatchObject({ message: { summary: 'one' } });
    const busy = { kind: 'busy', retryAfter: 60_000, because: '429', uncertain: false, scope: 'lane' } as const;
    await it.settle(first, busy);
    expect(await it.takeAny()).toBeUndefined();
  });
  test('is due the moment it is wished for, a thousand times', async () => {
    for (const it of Array.from({ length: 1_000 }, () => openTaking(desk))) {
      await it.wish('now');
      expect(await it.takeAny()).toBeDefined();
    }
  });
  test('has a key that every platform takes', () => {
    const keys = new Set(Array.from({ length: 50 }, () => postingKey(randomUUID())));
    expect(keys.size).toBe(50);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
  });
});
